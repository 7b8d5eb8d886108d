import { identity } from '@buka-pintu/identity';
import { asStaff, type Credentials, signInOfficer } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { randomUUID } from 'node:crypto';
import { catalogue } from '../index.js';
import { LINE_EXAMPLES } from './edited-service-example.js';
import type { CatalogueChangeView, EditedServiceView } from './edited-service.dto.js';

let house: HouseUnderTest;
let editor: Credentials;
let head: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue], demo: true });
  await house.clock.set('2026-11-23T01:00:00Z');
  editor = await asStaff(house, 'information_editor');
  head = (await signInOfficer(house, [{ role: 'head' }], { name: 'Kepala Kantor' })).headers;
});
afterAll(() => house?.close());

interface Answer<T> {
  status: number;
  body: T & { code?: string; detail?: string; errors?: { pointer: string; code: string }[] };
}
async function send<T = EditedServiceView>(
  method: string,
  path: string,
  who: Credentials,
  { body, version }: { body?: object; version?: number } = {},
): Promise<Answer<T>> {
  const response = await house.fetch(`/v1/catalogue/services${path}`, {
    method,
    headers: {
      ...who,
      'accept-language': 'en',
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
}
const see = async (code: string, who = editor) => (await send('GET', `/${code}`, who)).body;
const versionOf = async (code: string) => (await see(code)).version;
const feeLine = (amount: number, more: object = {}) => ({ ...LINE_EXAMPLES.fee, amount, ...more });
const draftFee = async (validFrom: string, body: object, line = 'electronic_10_years', code = 'passport_new_adult') =>
  send('PUT', `/${code}/fee-lines/${line}/${validFrom}`, editor, { body, version: await versionOf(code) });
const publish = async (code: string, who = head) =>
  send('POST', `/${code}/publications`, who, { version: await versionOf(code) });
const publicFees = async (on: string) => {
  const answer = await house.fetch(`/v1/services/passport_new_adult?on=${on}`);
  const { fees } = (await answer.json()) as { fees: { code: string; amount: number }[] };
  return fees.filter((fee) => fee.code === 'electronic_10_years').map((fee) => fee.amount);
};
const eventsOf = (type: string) =>
  house.owner.query<{ payload: Record<string, unknown> }>(
    `select payload from ledger_event where type = $1 order by arrival`,
    [type],
  );

describe('the list of services', () => {
  it('shows how complete each is, what is unsure, and what is never to be seen outside', async () => {
    const { status, body } = await send<{ items: EditedServiceView[] }>('GET', '', editor);
    expect([status, body.items.length]).toEqual([200, 22]);
    const of = (code: string) => body.items.find((one) => one.code === code)!;
    expect(of('passport_new_adult')).toMatchObject({ state: 'published', drafts: 0, nextChangeOn: null });
    expect(of('passport_new_adult').completeness.missingForPublication).toEqual([]);
    expect(of('passport_new_adult').completeness.missing).toEqual([
      'facilities',
      'competence',
      'supervision',
      'staff_number',
      'service_guarantee',
      'safety_guarantee',
    ]);
    expect(of('passport_new_adult').toBeConfirmed).toBeGreaterThan(2);
    expect(of('exit_permit')).toMatchObject({
      state: 'draft',
      completeness: { missingForPublication: expect.any(Array) },
    });
    expect(of('exit_permit').completeness.missingForPublication).toEqual(['procedure', 'time', 'fee', 'product']);
  });

  it('is for those whose work it is', async () => {
    expect((await send('GET', '', await asStaff(house, 'outreach'))).status).toBe(403);
    expect((await send('GET', '', await asStaff(house, 'counter'))).status).toBe(200);
    expect((await see('passport_new_adult', await asStaff(house, 'counter'))).actions).toEqual([]);
    expect((await see('passport_new_adult')).actions).toEqual(['edit']);
    expect((await see('passport_new_adult', head)).actions).toEqual(['edit', 'describe', 'retire', 'withdraw']);
    expect((await send('GET', '/visa', editor)).status).toBe(404);
  });
});

describe('a price that changes on a day', () => {
  it('is drafted, looked at, published, and gives way on the eve', async () => {
    const drafted = await draftFee('2027-01-01', feeLine(1_000_000));
    expect(drafted.status).toBe(200);
    expect(drafted.body).toMatchObject({ drafts: 1, actions: ['edit'] });
    expect(await publicFees('2027-01-01')).toEqual([950_000]);

    const ask = (on: string) =>
      send<{ fees: { total: number } }>(
        'GET',
        `/passport_new_adult/preview?on=${on}&age=30&nationality=indonesian&document=electronic&years=10`,
        editor,
      );
    expect((await ask('2026-12-31')).body.fees.total).toBe(950_000);
    expect((await ask('2027-01-01')).body.fees.total).toBe(1_000_000);

    expect((await publish('passport_new_adult', editor)).status).toBe(403);
    const { status, body } = await publish('passport_new_adult');
    expect(status).toBe(200);
    expect(body).toMatchObject({ drafts: 0, nextChangeOn: '2027-01-01', gaps: [] });
    expect([await publicFees('2026-12-31'), await publicFees('2027-01-01')]).toEqual([[950_000], [1_000_000]]);
    expect((await eventsOf('fee.changed')).rows.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ change: 'ended', validFrom: '2024-12-17', validTo: '2026-12-31', amount: 950_000 }),
      expect.objectContaining({ change: 'published', validFrom: '2027-01-01', validTo: null, amount: 1_000_000 }),
    ]);
    expect((await eventsOf('service.published')).rows).toHaveLength(1);
  });

  it('is told in the history: who, when, from what to what', async () => {
    const { body } = await send<{ items: CatalogueChangeView[] }>('GET', '/passport_new_adult/changes', editor);
    expect(body.items.map((one) => `${one.subject} ${one.action} ${one.by}`).toSorted()).toEqual([
      'fee drafted Petugas Uji',
      'fee ended Kepala Kantor',
      'fee published Kepala Kantor',
      'service service_published Kepala Kantor',
    ]);
    const ended = body.items.find((one) => one.action === 'ended')!;
    expect(ended).toMatchObject({ before: { validTo: null }, after: { validTo: '2026-12-31' } });
    const page = await send<{ items: CatalogueChangeView[]; next: string }>(
      'GET',
      '/passport_new_adult/changes?limit=3',
      editor,
    );
    const rest = await send<{ items: CatalogueChangeView[] }>(
      'GET',
      `/passport_new_adult/changes?limit=3&cursor=${page.body.next}`,
      editor,
    );
    expect([...page.body.items, ...rest.body.items].map((one) => one.id)).toEqual(body.items.map((one) => one.id));
  });

  it('can be postponed: the coming line is withdrawn and the one before it opened again, in one act', async () => {
    const version = await versionOf('passport_new_adult');
    const gone = await send('DELETE', '/passport_new_adult/fee-lines/electronic_10_years/2027-01-01', editor, {
      version,
    });
    expect(gone.body.fees.filter((fee) => fee.state === 'withdrawal')).toHaveLength(1);
    expect(gone.body.gaps).toEqual([]);
    await draftFee('2024-12-17', feeLine(950_000));
    expect((await publish('passport_new_adult')).body.nextChangeOn).toBeNull();
    expect([await publicFees('2026-12-31'), await publicFees('2027-01-01')]).toEqual([[950_000], [950_000]]);
  });
});

describe('drafts', () => {
  it('may not hold on a day on which another line of the code holds to its end', async () => {
    expect((await draftFee('2027-02-01', feeLine(1_000_000, { validTo: '2027-02-28' }))).status).toBe(200);
    const { status, body } = await draftFee('2027-02-15', feeLine(1_100_000));
    expect([status, body.code]).toEqual([409, 'lines_overlap']);
    expect(body.detail).toContain('2027-02-01 to 2027-02-28 overlaps 2027-02-15 to no end');
    const moved = await draftFee('2027-03-01', feeLine(1_000_000, { movedFrom: '2027-02-01' }));
    const drafts = moved.body.fees.filter((fee) => fee.state === 'draft').map((fee) => fee.validFrom);
    expect(drafts).toEqual(['2027-03-01']);
    const dropped = await send('DELETE', '/passport_new_adult/fee-lines/electronic_10_years/2027-03-01', editor, {
      version: moved.body.version,
    });
    expect(dropped.body.drafts).toBe(0);
  });

  it('show the hole that an end without a follower leaves', async () => {
    const { body } = await draftFee(
      '2024-12-17',
      feeLine(150_000, { validTo: '2026-12-31' }),
      'document',
      'travel_document_foreigner',
    );
    expect(body.gaps).toContainEqual({ kind: 'fee', lineCode: null, from: '2027-01-01', to: null });
  });

  it('are written on what one saw: who was slower is told so, and nothing is lost', async () => {
    const version = await versionOf('passport_lost');
    const put = () =>
      send('PUT', '/passport_lost/times/standard/2027-01-01', editor, { version, body: LINE_EXAMPLES.time });
    const answers = await Promise.all([put(), put(), put()]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 412, 412]);
    expect(
      (await send('PUT', '/passport_lost/times/standard/2027-01-01', editor, { body: LINE_EXAMPLES.time })).status,
    ).toBe(428);
    expect((await see('passport_lost')).version).toBe(version + 1);
  });

  it('of every kind are kept, with a new group', async () => {
    const code = 'exit_permit';
    const put = async (path: string, body: object) =>
      send('PUT', `/${code}/${path}`, editor, { body, version: await versionOf(code) });
    expect((await put('standard-parts/procedure/2026-01-01', LINE_EXAMPLES.standard)).status).toBe(200);
    expect((await put('standard-parts/product/2026-01-01', LINE_EXAMPLES.standard)).status).toBe(200);
    const asked = await put('requirements/birth_certificate/2026-01-01', LINE_EXAMPLES.requirement);
    expect(asked.body.requirementGroups).toEqual([LINE_EXAMPLES.requirement.group]);
    expect((await put('times/standard/2026-01-01', LINE_EXAMPLES.time)).status).toBe(200);
    const early = await publish(code);
    expect([early.status, early.body.code, early.body.detail?.includes('fee')]).toEqual([
      409,
      'standard_incomplete',
      true,
    ]);
    expect((await put('fee-lines/permit/2026-01-01', feeLine(0))).status).toBe(200);
    const published = await publish(code);
    expect(published.body).toMatchObject({ state: 'published', drafts: 0 });
    expect((await house.fetch(`/v1/services/${code}`)).status).toBe(200);
  });

  it('say what is wrong at the field', async () => {
    const wrong = async (path: string, body: object) => {
      const answer = await send('PUT', `/passport_new_adult/${path}`, editor, { body, version: 1 });
      return [answer.status, answer.body.errors?.[0]?.pointer, answer.body.errors?.[0]?.code];
    };
    const fee = 'fee-lines/electronic_10_years/2027-01-01';
    expect(await wrong(fee, feeLine(-1))).toEqual([400, '/amount', 'too_small']);
    expect(await wrong(fee, feeLine(1, { validTo: '2026-12-31' }))).toEqual([400, '/validTo', 'before_first_day']);
    expect(await wrong(fee, feeLine(1, { name: { id: 'Tarif', en: ' ' } }))).toEqual([400, '/name', 'both_languages']);
    expect(await wrong(fee, feeLine(1, { appliesTo: { ageFrom: 20, ageBelow: 17 } }))).toEqual([
      400,
      '/appliesTo/ageBelow',
      'ages_crossed',
    ]);
    expect((await wrong('fee-lines/Big/2027-01-01', feeLine(1)))[0]).toBe(404);
    expect((await wrong('fee-lines/x/2027-02-30', feeLine(1)))[0]).toBe(404);
    expect((await wrong('times/weekly/2027-01-01', LINE_EXAMPLES.time))[0]).toBe(404);
  });

  it('that are not there can not be discarded', async () => {
    const version = await versionOf('passport_new_adult');
    const path = '/passport_new_adult/fee-lines/electronic_10_years/2030-01-01';
    expect((await send('DELETE', path, editor, { version })).status).toBe(404);
    // What failed has moved nothing.
    expect(await versionOf('passport_new_adult')).toBe(version);
  });
});

describe('publishing and withdrawing', () => {
  it('needs something to publish', async () => {
    const { status, body } = await publish('passport_new_child');
    expect([status, body.code]).toEqual([409, 'nothing_to_publish']);
  });

  it('takes a service out and brings it back', async () => {
    const code = 'passport_damaged';
    const withdraw = async () => send('POST', `/${code}/withdrawals`, head, { version: await versionOf(code) });
    expect((await withdraw()).body.state).toBe('withdrawn');
    expect((await house.fetch(`/v1/services/${code}`)).status).toBe(404);
    expect([(await withdraw()).status]).toEqual([409]);
    expect((await publish(code)).body.state).toBe('published');
    expect((await house.fetch(`/v1/services/${code}`)).status).toBe(200);
    expect((await eventsOf('service.withdrawn')).rows).toHaveLength(1);
  });

  it('by two at once happens once', async () => {
    const { body } = await draftFee('2027-05-01', feeLine(1_200_000));
    const once = () => send('POST', '/passport_new_adult/publications', head, { version: body.version });
    const answers = await Promise.all([once(), once()]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 412]);
  });

  it('leaves a history that the app can not rewrite', async () => {
    await expect(house.db.query('delete from catalogue_change')).rejects.toThrow(/permission denied/);
    await expect(house.db.query(`update catalogue_change set action = 'drafted'`)).rejects.toThrow(/permission denied/);
  });
});

describe('the catalogue of an office that does not keep it', () => {
  it('is read there and offers nothing that would be refused', async () => {
    const { headers } = await signInOfficer(house, [{ role: 'administrator' }, { role: 'head' }]);
    const send = (path: string, body?: object) =>
      house.fetch(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const office = { code: 'MKS', name: 'Kantor MKS', address: 'Jalan', phone: null, zone: 'Asia/Makassar' };
    expect((await send('/v1/offices', office)).status).toBe(201);
    expect((await see('passport_new_adult', head)).actions).toContain('withdraw');
    expect((await send('/v1/offices/MKS/reference-handovers')).status).toBe(201);
    expect((await see('passport_new_adult', head)).actions).toEqual([]);
    expect((await see('passport_new_adult')).actions).toEqual([]);
  });
});
