import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import {
  type Credentials,
  defineEvents,
  Env,
  type HouseModule,
  JobRunner,
  Ledger,
  LedgerAuditor,
  newId,
  platform,
  type Principal,
  PrincipalResolver,
  system,
  Text,
  verifyChain,
} from '@buka-pintu/platform';
import { ANCHORS_FILE } from './ledger-anchors.js';

class Note {
  @Text({ max: 200, min: 0 }) text: string;
}
const events = defineEvents('parcels', {
  noted: { type: 'parcel.noted', describes: 'A note was made', payload: Note },
});

class Resolver extends PrincipalResolver {
  async resolve({ authorization }: Credentials): Promise<Principal> {
    const [office, permission] = (authorization ?? '').split(' ');
    if (!office) return { kind: 'anonymous' };
    const officeId = Number(office);
    const permissions = new Map([[officeId, new Set([permission!])]]);
    return { kind: 'staff', staffId: newId(officeId), officeId, name: '', sessionId: newId(officeId), permissions };
  }
}
@Global()
@Module({ providers: [{ provide: PrincipalResolver, useClass: Resolver }], exports: [PrincipalResolver] })
class ParcelsModule {}
const parcels: HouseModule = {
  name: 'parcels',
  nest: ParcelsModule,
  entities: [],
  migrations: [],
  problems: {},
  events,
  permissions: {},
};

interface Check {
  id: string;
  state: string;
  events: number | null;
  brokenAt: number | null;
  fault: string | null;
  anchors: number | null;
  summary: { id: string; en: string };
  code?: string;
}

let house: HouseUnderTest;
let office = 300;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, parcels] });
});
afterAll(() => house?.close());
beforeEach(() => office++);

const append = async (texts: string[], actorId = 'test'): Promise<void> => {
  for (const text of texts)
    await house.db.transaction(() =>
      house.get(Ledger).append(office, events.noted, {
        subject: { type: 'parcel', id: newId(office) },
        payload: { text },
        actor: system(actorId),
      }),
    );
  await house.settle();
};
const many = (count: number) => Array.from({ length: count }, (_, at) => `note ${at}`);
const tamper = (sql: string) => house.owner.query(sql.replaceAll('$office', String(office)));
const auditor = () => `${office} platform:ledger:verify`;
const call = async (method: string, path: string, authorization = auditor()) => {
  const answer = await house.fetch(path, { method, headers: { authorization } });
  return { status: answer.status, body: (await answer.json()) as Check & { items: Check[]; next: string | null } };
};
const check = async (): Promise<Check> => {
  const { body } = await call('POST', '/v1/ledger-checks');
  await house.settle();
  return (await call('GET', `/v1/ledger-checks/${body.id}`)).body;
};
/** What an attacker with the owner's rights would do: seal everything again, so that the chain itself is whole. */
const resealFrom = (position: number) =>
  tamper(`
    do $$ declare e ledger_event; before bytea; digest bytea; begin
      before := coalesce((select hash from ledger_event where office_id = $office and position = ${position} - 1), '');
      for e in select * from ledger_event where office_id = $office and position >= ${position} order by position loop
        digest := ledger_digest(e, e.position, before);
        update ledger_event set previous_hash = before, hash = digest where office_id = $office and id = e.id;
        before := digest;
      end loop;
      update ledger_head set hash = before where office_id = $office;
    end $$`);

describe('a check of the ledger', () => {
  it('hashes what the sealer hashes, whatever stands in an event', async () => {
    await append(['', 'Siti "Aminah" \\ / \b\f\n\r\t\u001f', 'naïve 🙂 \u2028 ﷽', '{"a": [1, null]}'], 'o\'"\\\n🙂');
    await tamper(`alter table ledger_event disable trigger ledger_event_fresh;
      insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, payload, at)
        select office_id, overlay(id::text placing 'ffffffffffff' from 25)::uuid, type, subject_type, subject_id, actor_kind,
          '{"n": 1.50, "big": 12345678901234567890, "e": 1e-7, "nested": {"b": [], "a": {}}, "no": null}'::jsonb,
          '1999-12-31 23:59:59.999999+00' from ledger_event where office_id = $office and position = 1;
      alter table ledger_event enable trigger ledger_event_fresh`);
    await house.settle();
    expect(await check()).toMatchObject({ state: 'sound', events: 5, brokenAt: null, fault: null });
  });

  it('vouches for whom an officer acted, and for what was sealed before that was kept', async () => {
    const permissions = new Map([[office, new Set(['parcels:notes:make'])]]);
    const head = newId(office);
    const carried = { role: 'head', officeId: office, staffId: head, permissions: permissions.get(office)! };
    const standIn = { staffId: newId(office), officeId: office, name: '', sessionId: newId(office), permissions };
    const actor: Principal = { kind: 'staff', ...standIn, onBehalfOf: [carried], using: ['parcels:notes:make'] };
    const note = (by: Principal) =>
      house.db.transaction(() =>
        house.get(Ledger).append(office, events.noted, {
          subject: { type: 'parcel', id: newId(office) },
          payload: { text: 'x' },
          actor: by,
        }),
      );
    await note({ ...actor, onBehalfOf: undefined });
    await note(actor);
    await house.settle();
    const told = await house.get(Ledger).after(office, 0);
    expect(told.map((each) => [each.actorId, each.onBehalfOf])).toEqual([
      [standIn.staffId, null],
      [standIn.staffId, head],
    ]);
    // The digest of release 0.1.0, by which every older event is sealed.
    const { rows } =
      await tamper(`select hash = sha256(previous_hash || convert_to(jsonb_build_array(office_id, position, id, type,
        subject_type, subject_id, actor_kind, actor_id, (extract(epoch from at) * 1000000)::bigint, payload)::text, 'UTF8')) as same
      from ledger_event where office_id = $office order by position`);
    expect(rows).toEqual([{ same: true }, { same: false }]);
    const set = (value: string, position: number) =>
      tamper(`update ledger_event set on_behalf_of = ${value} where office_id = $office and position = ${position}`);
    expect(await check()).toMatchObject({ state: 'sound', events: 2 });
    for (const [value, position] of [
      ['null', 2],
      [`'${newId(office)}'`, 2],
      [`'${head}'`, 1],
    ] as const) {
      await set(value, position);
      expect([value, await check()]).toMatchObject([value, { state: 'broken', brokenAt: position, fault: 'content' }]);
      await set(position === 2 ? `'${head}'` : 'null', position);
    }
    expect(await check()).toMatchObject({ state: 'sound' });
  });

  it('finds the place also where stretches meet', async () => {
    await append(many(9));
    const verify = (stretch: number) => verifyChain(house.db, office, { stretch, readers: 3 });
    for (const stretch of [1, 2, 3, 4, 9, 100])
      expect(await verify(stretch)).toMatchObject({ events: 9, brokenAt: null });
    await tamper('delete from ledger_event where office_id = $office and position = 6');
    for (const stretch of [1, 2, 3, 4, 9, 100])
      expect([stretch, await verify(stretch)]).toMatchObject([stretch, { brokenAt: 6, fault: 'gap' }]);
  });

  it('is asked for by an auditor, done by the worker, and kept', async () => {
    await append(many(3));
    const begun = await call('POST', '/v1/ledger-checks');
    expect(begun).toMatchObject({ status: 201, body: { state: 'running', summary: { en: 'Being checked.' } } });
    expect((await call('POST', '/v1/ledger-checks')).body.code).toBe('ledger_check_running');
    await house.settle();
    const { body } = await call('GET', '/v1/ledger-checks');
    expect(body.items).toMatchObject([{ id: begun.body.id, state: 'sound', events: 3, anchors: 0 }]);
    expect((await check()).anchors).toBe(1);
    const pages = [(await call('GET', '/v1/ledger-checks?limit=1')).body];
    pages.push((await call('GET', `/v1/ledger-checks?limit=1&cursor=${pages[0]!.next}`)).body);
    expect(pages.map(({ items }) => items[0]?.anchors)).toEqual([1, 0]);
  });

  it('is not for everybody, and not for another office', async () => {
    const { id } = await check();
    expect((await call('GET', `/v1/ledger-checks/${id}`, `${office + 50} platform:ledger:verify`)).status).toBe(404);
    expect((await call('POST', '/v1/ledger-checks', `${office} queue:days:read`)).status).toBe(403);
    expect((await call('POST', '/v1/ledger-checks', '')).status).toBe(401);
  });

  it('goes on every night by itself, once', async () => {
    await append(many(2));
    const turn = async () => {
      await house.get(JobRunner).turn('platform.nightly-ledger');
      await house.settle();
      return (await call('GET', '/v1/ledger-checks')).body.items.length;
    };
    await house.clock.set('2026-11-23T17:00:00Z');
    expect(await turn()).toBe(1);
    expect(await turn()).toBe(1);
    await house.clock.set('2026-11-23T18:10:00Z');
    expect([await turn(), await turn()]).toEqual([2, 2]);
    // The computer was off at night.
    await house.clock.set('2026-11-26T01:00:00Z');
    expect([await turn(), await turn()]).toEqual([3, 3]);
  });
});

describe('an anchored ledger shows', () => {
  beforeEach(async () => {
    await append(many(4));
    expect(await check()).toMatchObject({ state: 'sound', events: 4 });
    await append(many(3));
  });

  it('that its end was cut off together with its head', async () => {
    await tamper(`delete from ledger_event where office_id = $office and position > 2;
      update ledger_head set (position, hash) = (select position, hash from ledger_event where office_id = $office and position = 2)
      where office_id = $office`);
    expect(await check()).toMatchObject({ state: 'broken', brokenAt: 3, fault: 'anchor' });
  });

  it('that it was rewritten and sealed again from some event on', async () => {
    await tamper(`update ledger_event set payload = '{"text":"nothing"}' where office_id = $office and position = 2`);
    expect(await check()).toMatchObject({ brokenAt: 2, fault: 'content' });
    await resealFrom(2);
    expect(await check()).toMatchObject({
      state: 'broken',
      brokenAt: 4,
      fault: 'anchor',
      summary: { id: expect.stringContaining('nomor 4'), en: expect.stringContaining('event 4') },
    });
  });

  it('so even when the anchors in the database were removed or forged: they stand outside as well', async () => {
    await tamper(`update ledger_event set payload = '{"text":"nothing"}' where office_id = $office and position = 2`);
    await resealFrom(2);
    await tamper('delete from ledger_anchor where office_id = $office');
    expect(await check()).toMatchObject({ brokenAt: 4, fault: 'anchor' });
    await tamper(`insert into ledger_anchor select office_id, position, hash, now(), 'AAAA' from ledger_event
      where office_id = $office and position = 4`);
    expect(await check()).toMatchObject({ brokenAt: 4, fault: 'anchor' });
  });

  it('a forged anchor, and half a line that a power cut left is no harm', async () => {
    const file = join(house.get(Env).dataDir, ANCHORS_FILE);
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"officeId":${office},"posi`);
    expect(await check()).toMatchObject({ state: 'sound', events: 7, anchors: 1 });
    const forged = { officeId: office, position: 5, hash: 'aa', at: '2026-11-23T00:00:00.000Z', signature: 'AAAA' };
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${JSON.stringify(forged)}\n`);
    expect(await house.get(LedgerAuditor).verify(office)).toMatchObject({ brokenAt: 5, fault: 'anchor' });
  });
});
