import fc from 'fast-check';
import { asTester, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { newId, officeOf, ROLES, type Role } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { MODULES } from './api.module.js';
import {
  ask,
  citizen,
  expected,
  guarded,
  matrix,
  openStage,
  SCOPES,
  verdict,
  type Caller,
  type Who,
} from './testing/access-judge.js';
import { ELSEWHERE, HERE, type AccessStage } from './testing/access-stage.js';

// Every operation × callers made at random of roles, offices, delegations, approvals, keys and links: what no list of kinds foresees.
let house: HouseUnderTest;
let stage: AccessStage;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  stage = await openStage(house);
});
afterAll(() => house?.close());

describe('in random combinations', () => {
  const RUNS = Number(process.env['ACCESS_RUNS'] ?? 60);
  // The same combinations in every run of the tests, so that one state of the code has one verdict; others by the variable.
  const SEED = Number(process.env['ACCESS_SEED'] ?? 20_261_123);
  const combined = { numRuns: RUNS, seed: SEED };
  beforeAll(() => process.stdout.write(`Access in combinations: ACCESS_SEED=${SEED} ACCESS_RUNS=${RUNS}\n`));
  const rows = fc.subarray(
    guarded.map(({ name }) => name),
    { minLength: 3, maxLength: 8 },
  );
  const judge = async (caller: Caller, tried: readonly string[]): Promise<void> => {
    for (const row of guarded.filter(({ name }) => tried.includes(name))) {
      const request = stage.request(row);
      const hoped = expected(caller, row, request.namesRecord);
      expect([row.name, caller.who, verdict(await ask(house, request, caller.headers), hoped)]).toEqual([
        row.name,
        caller.who,
        hoped,
      ]);
    }
  };
  const nobody = (headers: Credentials, code: Extract<Who, { kind: 'nobody' }>['code']): Caller => ({
    who: { kind: 'nobody', code },
    headers,
  });
  const some = fc.subarray([...ROLES], { maxLength: 4 });

  /** Roles of somebody here, carried from yesterday until tomorrow unless `when` says otherwise. */
  async function delegate(staffId: string, carried: readonly Role[], when: 'now' | 'over' | 'coming' | 'ended') {
    const days = { now: [-1, 1], over: [-3, -2], coming: [2, 3], ended: [-1, 1] }[when];
    for (const role of carried)
      await house.owner.query(
        `insert into delegation (office_id, id, to_staff_id, from_staff_id, role, at_office_id, from_on, until_on, starts_at,
           ends_at, document_number, reason_sealed, made_at, ended_at)
         values ($1, $2, $3, $4, $5, $6, '2026-01-01', '2026-01-02', now() + make_interval(days => $7),
           now() + make_interval(days => $8), 'x', '', now(), case when $9 then now() end)`,
        [officeOf(staffId), newId(officeOf(staffId)), staffId, newId(HERE), role, HERE, ...days, when === 'ended'],
      );
  }
  const APPROVALS = MODULES.flatMap(({ approvals = [] }) => approvals);
  async function approve(staffId: string): Promise<void> {
    await house.owner.query(
      `insert into approver (office_id, id, staff_id, for_office_id, permissions, from_on, until_on, starts_at, ends_at,
         document_number, made_at)
       values ($1, $2, $3, $4, $5, '2026-01-01', '2099-01-01', now() - interval '1 day', now() + interval '1 day', 'x', now())`,
      [officeOf(staffId), newId(officeOf(staffId)), staffId, HERE, APPROVALS],
    );
  }

  it('an officer of any roles in two offices, some delegated, some as approver, reaches what they open where they are held', async () => {
    const officers = fc
      .record({
        here: some,
        elsewhere: some,
        carried: fc.subarray([...ROLES], { maxLength: 2 }),
        when: fc.constantFrom('now' as const, 'now' as const, 'over' as const, 'coming' as const, 'ended' as const),
        approver: fc.boolean(),
        fate: fc.constantFrom('in', 'in', 'in', 'in', 'suspended', 'signed out'),
      })
      .filter(({ here, elsewhere }) => here.length + elsewhere.length > 0);
    await fc.assert(
      fc.asyncProperty(officers, rows, async (it, tried) => {
        const own = [
          ...it.here.map((role) => ({ role, officeId: HERE })),
          ...it.elsewhere.map((role) => ({ role, officeId: ELSEWHERE })),
        ];
        const { staffId, headers } = await signInOfficer(house, own);
        await delegate(staffId, it.carried, it.when);
        // Nobody approves for the office he lives in.
        const approves = it.approver && officeOf(staffId) !== HERE;
        if (approves) await approve(staffId);
        if (it.fate === 'suspended')
          await house.owner.query(`update staff set state = 'suspended' where id = $1`, [staffId]);
        if (it.fate === 'signed out')
          await house.owner.query(`update staff_session set ended_at = now() where staff_id = $1`, [staffId]);
        if (it.fate !== 'in') return judge(nobody(headers, 'sign_in_required'), tried);
        const carried = it.when === 'now' ? it.carried.map((role) => ({ role, officeId: HERE })) : [];
        await judge(
          {
            who: { kind: 'staff', roles: [...own, ...carried], ...(approves ? { approves: APPROVALS } : {}) },
            headers,
          },
          tried,
        );
      }),
      combined,
    );
  }, 300_000);

  it('a client of any scopes and offices reaches what they open, where, and of its own, while its key is good', async () => {
    const scopes = fc.subarray(SCOPES, { minLength: 1 });
    const offices = fc.subarray([HERE, ELSEWHERE], { minLength: 1 });
    const fates = fc.constantFrom('good', 'good', 'good', 'expired', 'revoked');
    await fc.assert(
      fc.asyncProperty(scopes, offices, fates, rows, async (held, where, fate, tried) => {
        const { clientId, headers } = await registerClient(house, held, where);
        if (fate === 'good') return judge({ who: { kind: 'client', scopes: held, offices: where }, headers }, tried);
        const what = fate === 'expired' ? `expires_at = created_at + interval '1 ms'` : 'revoked_at = now()';
        await house.owner.query(`update api_key set ${what} where client_id = $1`, [clientId]);
        await judge(nobody(headers, fate === 'expired' ? 'credentials_expired' : 'credentials_invalid'), tried);
      }),
      combined,
    );
  }, 300_000);

  it('a test key of any scopes reaches no record of a live office', async () => {
    const scopes = fc.subarray(SCOPES, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(scopes, rows, async (held, tried) => {
        const headers = await asTester(house, held);
        // What any test key may do is about its own test office; scopes open nothing but that.
        const judged = tried.filter((name) => !matrix.find((row) => row.name === name)!.testClient);
        await judge({ who: { kind: 'client', scopes: held, offices: [] }, headers }, judged);
      }),
      { ...combined, numRuns: Math.ceil(RUNS / 6) },
    );
  }, 300_000);

  it('a citizen’s link opens its own record by what it is for, no other, and nothing once it is revoked', async () => {
    const links = fc.record({
      of: fc.constantFrom('booking' as const, 'ticket' as const),
      mine: fc.boolean(),
      revoked: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    });
    // What citizens may open comes up often enough only when it is drawn for itself.
    const open = fc.subarray(
      guarded.filter(({ citizens }) => citizens.length > 0).map(({ name }) => name),
      { maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(links, rows, open, async ({ of, mine, revoked }, tried, theirs) => {
        const id = mine ? { booking: stage.booking.id, ticket: stage.ticket }[of] : newId(HERE);
        const caller = await citizen(house, of, id, mine);
        const cancels = (name: string): boolean => name.endsWith('/cancellations');
        const names = [...tried, ...theirs].filter((name) => !cancels(name));
        if (!revoked) return judge(caller, names);
        const token = Buffer.from(caller.headers['authorization']!.slice('Bearer bpc_'.length), 'base64url');
        const set = `update capability set revoked_at = now() where id = $1`;
        await house.owner.query(set, [token.subarray(0, 16).toString('hex')]);
        await judge(nobody(caller.headers, 'credentials_invalid'), names);
      }),
      combined,
    );
  }, 300_000);
});
