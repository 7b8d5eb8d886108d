import { identity } from '@buka-pintu/identity';
import { newId, personKey, platform, signedBy, Vault } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send } from '../testing/browser.js';
import { asStaff, signInOfficer, type Credentials, type OfficerUnderTest } from '../testing/index.js';
import type { AccessLineView, AccessSampleView, SignedFileView } from './access-log.dto.js';
import { AccessLog } from './access-log.service.js';
import type { UnusualAccessView } from './unusual-access.dto.js';

let house: HouseUnderTest;
let auditor: Credentials;
let office = 40;
let sari: OfficerUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
});
afterAll(() => house?.close());
beforeEach(async () => {
  office++;
  await house.clock.set('2026-04-08T03:00:00Z');
  auditor = await asStaff(house, 'auditor', office);
  sari = await signInOfficer(house, [{ role: 'counter', officeId: office }], { name: 'Sari Simanjuntak' });
});

const person = { documentKind: 'nik', documentNumber: '9901015704900012', country: 'ID' };
const why = { purpose: 'subject_request', reason: 'Pemohon menanyakan siapa yang membuka datanya' };
const march = { from: '2026-03-01', to: '2026-03-31' };
const search = (body: object, headers = auditor, query = '') =>
  send<{ items: AccessLineView[]; next: string | null }>(
    house,
    'POST',
    `/v1/access-log/searches${query}`,
    headers,
    body,
  );
/** An officer reads a record at an instant. */
const read = async (
  at: string,
  given: { name?: string; record?: string; key?: boolean; by?: OfficerUnderTest } = {},
) => {
  await house.clock.set(at);
  const { by = sari, record = newId(office), name = 'Siti Aminah', key = true } = given;
  const caller = {
    kind: 'staff',
    staffId: by.staffId,
    officeId: office,
    name: '',
    sessionId: newId(office),
    permissions: new Map(),
  } as const;
  await house.get(AccessLog).record(caller, {
    officeId: office,
    subjectType: 'booking',
    subjectId: record,
    fields: ['name', 'accommodation'],
    purpose: 'booking',
    person: { name, ...(key ? { key: personKey(house.get(Vault), person) } : {}) },
  });
  await house.clock.set('2026-04-08T03:00:00Z');
  auditor = await asStaff(house, 'auditor', office);
  return record;
};

describe('who saw this person’s data in March, and why', () => {
  it('is answered by the document, by the record and by the officer', async () => {
    // By the office's calendar, not UTC's: the first is the last minute of February in Jakarta, the second the first of March.
    await read('2026-02-28T16:59:59Z');
    const first = await read('2026-02-28T17:00:00Z');
    const last = await read('2026-03-31T16:59:59Z');
    await read('2026-03-31T17:00:00Z');
    const { body } = await search({ person, ...march, ...why });
    expect(body.items).toMatchObject([
      { record: { type: 'booking', id: last }, at: expect.stringMatching(/^2026-03-31T16:59:59/) },
      {
        record: { type: 'booking', id: first },
        actor: { kind: 'staff', id: sari.staffId, name: 'Sari Simanjuntak' },
        fields: ['name', 'accommodation'],
        purpose: 'booking',
        purposeName: { en: 'Opened a booking', id: expect.any(String) },
        reason: null,
      },
    ]);
    expect((await search({ recordId: first, ...march, ...why })).body.items).toHaveLength(1);
    expect((await search({ staffId: sari.staffId, ...march, ...why })).body.items).toHaveLength(2);
    expect(
      (await search({ person: { ...person, documentNumber: '9901015704900013' }, ...march, ...why })).body.items,
    ).toEqual([]);
    expect((await search({ ...march, ...why })).body.items).toHaveLength(2);
  });

  it('leaves a line itself, with the purpose and the words, which stand sealed', async () => {
    await read('2026-04-01T02:00:00Z');
    await search({ person, from: '2026-04-01', to: '2026-04-30', ...why });
    const again = await search({
      person,
      from: '2026-04-01',
      to: '2026-04-30',
      purpose: 'audit',
      reason: 'Uji petik triwulan',
    });
    expect(again.body.items.map(({ purpose, fields, reason }) => ({ purpose, fields, reason }))).toEqual([
      { purpose: 'audit', fields: ['access_log'], reason: 'Uji petik triwulan' },
      { purpose: 'subject_request', fields: ['access_log'], reason: why.reason },
      { purpose: 'booking', fields: ['name', 'accommodation'], reason: null },
    ]);
    const { rows } = await house.owner.query('select * from access_log where office_id = $1', [office]);
    expect(JSON.stringify(rows.map((row) => ({ ...row, reason_sealed: String(row.reason_sealed) })))).not.toMatch(
      /triwulan|9901015704900012|Aminah/,
    );
  });

  it('comes in pages, and the further ones are no further look', async () => {
    for (let minute = 0; minute < 5; minute++) await read(`2026-03-10T02:0${minute}:00Z`);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await search({ person, ...march, ...why }, auditor, `?limit=2${cursor}`);
      seen.push(...page.body.items.map(({ at }) => at));
      if (!page.body.next) break;
      cursor = `&cursor=${encodeURIComponent(page.body.next)}`;
    }
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted().toReversed());
    const looks = await search({ from: '2026-04-01', to: '2026-04-30', ...why });
    expect(looks.body.items.filter(({ fields }) => fields.includes('access_log'))).toHaveLength(2);
  });

  it('is asked with a reason, about one thing, in a period that is one', async () => {
    for (const [wrong, pointer] of [
      [{ ...march, purpose: 'audit' }, '/reason'],
      [{ ...march, purpose: 'audit', reason: 'x' }, '/reason'],
      [{ ...march, purpose: 'curiosity', reason: 'ingin tahu' }, '/purpose'],
      [{ ...why, from: '2026-03-31', to: '2026-03-01' }, '/to'],
      [{ ...why, from: '2020-01-01', to: '2026-03-01' }, '/to'],
      [{ ...why, ...march, person, recordId: newId(office) }, '/person'],
    ] as const) {
      const answer = await search(wrong);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
      expect(JSON.stringify(answer.body)).toContain(`"pointer":"${pointer}"`);
    }
  });

  it('is answered to auditors and heads, for their own offices', async () => {
    await read('2026-03-10T02:00:00Z');
    const body = { person, ...march, ...why };
    expect((await search(body, await asStaff(house, 'head', office))).body.items).toHaveLength(1);
    expect((await search(body, await asStaff(house, 'auditor', office + 100))).body.items).toEqual([]);
    for (const role of ['counter', 'administrator'] as const)
      expect((await search(body, await asStaff(house, role, office))).status).toBe(403);
    expect((await search(body, {})).status).toBe(401);
  });

  it('can be taken out of the house, signed', async () => {
    await read('2026-03-10T02:00:00Z');
    const { body } = await send<SignedFileView>(house, 'POST', '/v1/access-log/exports', auditor, {
      person,
      ...march,
      ...why,
    });
    const content = JSON.parse(body.content) as { lines: AccessLineView[]; question: object };
    expect(content.lines).toHaveLength(1);
    expect(body.content).not.toContain(person.documentNumber);
    const { signature } = JSON.parse(body.signature) as { signature: string };
    expect(signedBy(body.publicKey, 'access-log-export', body.content, signature)).toBe(true);
    expect(signedBy(body.publicKey, 'access-log-export', body.content.replace('booking', 'bookinG'), signature)).toBe(
      false,
    );
  });

  it('is sampled by lot, and the same seed draws the same', async () => {
    for (let minute = 10; minute < 30; minute++) await read(`2026-03-10T02:${minute}:00Z`);
    const draw = (query: string) =>
      send<AccessSampleView>(house, 'GET', `/v1/access-log/samples?from=2026-03-01&to=2026-03-31&${query}`, auditor);
    const { body } = await draw('size=5');
    expect(body.items).toHaveLength(5);
    expect((await draw(`size=5&seed=${body.seed}`)).body).toEqual(body);
    expect((await draw('size=5&seed=another')).body.items).not.toEqual(body.items);
  });
});

describe('unusual access', () => {
  const unusual = async () => {
    const { body } = await send<UnusualAccessView>(
      house,
      'GET',
      '/v1/access-log/unusual?from=2026-03-01&to=2026-03-31',
      auditor,
    );
    return Object.fromEntries(body.findings.map((finding) => [finding.rule, finding]));
  };

  it('is silent about an ordinary day', async () => {
    for (let hour = 1; hour < 9; hour++)
      await read(`2026-03-10T0${hour}:10:00Z`, { key: false, name: `Orang ${hour}` });
    expect(Object.keys(await unusual())).toEqual(['no_open_case']);
  });

  it.each([
    ['out_of_hours', async () => void (await read('2026-03-10T14:00:00Z')), 1],
    ['out_of_hours', async () => void (await read('2026-03-15T03:00:00Z')), 1],
    ['same_surname', async () => void (await read('2026-03-10T03:00:00Z', { name: 'TOGAR  simanjuntak' })), 1],
    ['colleague', async () => void (await read('2026-03-10T03:00:00Z', { name: 'sari SIMANJUNTAK' })), 1],
    [
      'again_and_again',
      async () => {
        for (let minute = 0; minute < 5; minute++) await read(`2026-03-10T03:0${minute}:00Z`);
      },
      5,
    ],
    [
      'many_persons',
      async () => {
        for (let minute = 10; minute < 51; minute++) await read(`2026-03-10T03:${minute}:00Z`, { key: false });
      },
      41,
    ],
  ])('shows %s, explained, as a question', async (rule, happens, count) => {
    await happens();
    expect((await unusual())[rule]).toMatchObject({
      officer: { id: sari.staffId, name: 'Sari Simanjuntak' },
      count,
      name: { id: expect.any(String), en: expect.any(String) },
      explanation: { id: expect.any(String), en: expect.stringMatching(/often|may be|perhaps/i) },
    });
  });
});
