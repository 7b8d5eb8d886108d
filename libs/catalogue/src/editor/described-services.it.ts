import { identity } from '@buka-pintu/identity';
import { asStaff, type Credentials } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { randomUUID } from 'node:crypto';
import { Catalogue, catalogue } from '../index.js';
import { DESCRIPTION_EXAMPLE, LINE_EXAMPLES } from './edited-service-example.js';
import type { CatalogueChangeView, EditedServiceView } from './edited-service.dto.js';
import { Retirements } from './retirements.handlers.js';

let house: HouseUnderTest;
let editor: Credentials;
let head: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue], demo: true });
  await house.clock.set('2026-11-23T01:00:00Z');
  editor = await asStaff(house, 'information_editor');
  head = await asStaff(house, 'head');
});
afterAll(() => house?.close());

interface Given {
  body?: object;
  version?: number;
  who?: Credentials;
  key?: string;
}
async function send<T = EditedServiceView>(method: string, path: string, given: Given = {}) {
  const { body, version, who = editor, key = randomUUID() } = given;
  const response = await house.fetch(`/v1/catalogue/services${path}`, {
    method,
    headers: {
      ...who,
      'accept-language': 'en',
      'idempotency-key': key,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  type Body = T & { code?: string; errors?: { pointer: string; code: string }[] };
  return { status: response.status, body: (await response.json()) as Body };
}
const create = (code: string, over: object = {}, given: Given = {}) =>
  send('POST', '', { body: { code, ...DESCRIPTION_EXAMPLE, ...over }, ...given });
const see = async (code: string, who = editor) => (await send('GET', `/${code}`, { who })).body;
const put = async (path: string, body: object, given: Given = {}) => {
  const code = path.split('/')[1]!;
  return send('PUT', path, { body, version: (await see(code)).version, ...given });
};
const publish = async (code: string) =>
  send('POST', `/${code}/publications`, { who: head, version: (await see(code)).version });
const isPublic = async (code: string) => (await house.fetch(`/v1/services/${code}`)).status;
const historyOf = async (code: string) =>
  (await send<{ items: CatalogueChangeView[] }>('GET', `/${code}/changes`)).body.items;

/** A service with all six parts, published. */
async function published(code: string): Promise<void> {
  expect((await create(code)).status).toBe(201);
  for (const part of ['procedure', 'product', 'complaints'])
    await put(`/${code}/standard-parts/${part}/2026-01-01`, LINE_EXAMPLES.standard);
  await put(`/${code}/requirements/identity_card/2026-01-01`, LINE_EXAMPLES.requirement);
  await put(`/${code}/times/standard/2026-01-01`, LINE_EXAMPLES.time);
  await put(`/${code}/fee-lines/ordinary/2026-01-01`, LINE_EXAMPLES.fee);
  expect((await publish(code)).body.state).toBe('published');
}

describe('a service of one’s own', () => {
  it('begins as a draft that only its editors see, and is published with the first six parts only', async () => {
    const made = await create('passport_legalisation');
    expect(made).toMatchObject({
      status: 201,
      body: { state: 'draft', version: 1, name: DESCRIPTION_EXAMPLE.name, actions: ['edit', 'describe'] },
    });
    expect(made.body.completeness.missingForPublication).toHaveLength(6);
    expect(await isPublic('passport_legalisation')).toBe(404);
    const early = await publish('passport_legalisation');
    expect([early.status, early.body.code]).toEqual([409, 'standard_incomplete']);
    await published('passport_copy');
    expect(await isPublic('passport_copy')).toBe(200);
  });

  it('is made once: a second click gets the first answer, another of the same code a no', async () => {
    const key = randomUUID();
    const [first, again] = [await create('visa_letter', {}, { key }), await create('visa_letter', {}, { key })];
    expect([first.status, again.status, again.body.code]).toEqual([201, 201, 'visa_letter']);
    const taken = await create('visa_letter');
    expect([taken.status, taken.body.code]).toEqual([409, 'service_exists']);
    expect((await create('exit_permit')).body.code).toBe('service_exists');
    const both = await Promise.all([create('twice'), create('twice')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await historyOf('twice')).toHaveLength(1);
  });

  it('says what is wrong at the field', async () => {
    const wrong = async (code: string, over: object) => {
      const { status, body } = await create(code, over);
      return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];
    };
    expect((await wrong('Big Code', {})).slice(0, 2)).toEqual([400, '/code']);
    expect((await wrong('x'.repeat(61), {})).slice(0, 2)).toEqual([400, '/code']);
    expect(await wrong('a', { name: { id: 'Nama', en: ' ' } })).toEqual([400, '/name', 'both_languages']);
    expect(await wrong('a', { audience: { ageFrom: 20, ageBelow: 17 } })).toEqual([
      400,
      '/audience/ageBelow',
      'ages_crossed',
    ]);
    expect(await wrong('a', { counterparts: ['nowhere'] })).toEqual([400, '/counterparts/0', 'service_unknown']);
    expect(await wrong('a', { counterparts: ['a'] })).toEqual([400, '/counterparts/0', 'service_unknown']);
    expect((await send('GET', '/a')).status).toBe(404);
  });

  it('is for editors of the office that keeps the catalogue', async () => {
    expect((await create('b', {}, { who: await asStaff(house, 'counter') })).status).toBe(403);
    await house.owner.query(
      `insert into office (id, code, name, zone, address, is_demo) values (2, 'LAIN', 'Kantor Lain', 'Asia/Makassar', 'x', true)`,
    );
    const elsewhere = await asStaff(house, 'administrator', 2);
    const refused = await create('b', {}, { who: elsewhere });
    expect([refused.status, refused.body.code]).toEqual([403, 'reference_kept_elsewhere']);
  });
});

describe('what a service is', () => {
  it('is said anew on what one saw, and the history keeps what was said before', async () => {
    await create('letter');
    const name = { id: 'Surat keterangan', en: 'Letter' };
    const change = { ...DESCRIPTION_EXAMPLE, name, audience: { ageFrom: 17 } };
    const answers = await Promise.all([1, 1].map((version) => put('/letter', change, { version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await send('PUT', '/letter', { body: change })).status).toBe(428);
    expect(await see('letter')).toMatchObject({ name, audience: { ageFrom: 17 }, version: 2 });
    const [changed] = await historyOf('letter');
    expect(changed).toMatchObject({
      action: 'service_changed',
      subject: 'service',
      before: { nameEn: 'Legalisation of a passport', audience: { nationalities: ['indonesian'] } },
      after: { nameEn: 'Letter' },
    });
    expect((await put('/nowhere', change, { version: 1 })).status).toBe(404);
  });

  it('of a published one is changed by who may publish, and the group stays', async () => {
    await published('stamp');
    const change = { ...DESCRIPTION_EXAMPLE, name: { id: 'Cap', en: 'Stamp' } };
    expect((await see('stamp')).actions).not.toContain('describe');
    expect((await put('/stamp', change)).status).toBe(403);
    const moved = await put('/stamp', { ...change, family: 'other' }, { who: head });
    expect([moved.status, moved.body.code]).toEqual([409, 'family_kept']);
    expect((await put('/stamp', change, { who: head })).status).toBe(200);
    const view = (await (await house.fetch('/v1/services/stamp')).json()) as { name: object };
    expect(view.name).toEqual(change.name);
  });
});

describe('a service that is retired', () => {
  const lastOn = '2026-11-30';
  const applies = async (code: string, on: string) => {
    const answer = await house.fetch(`/v1/services/${code}/applicable?age=30&nationality=indonesian&on=${on}`);
    return (await answer.json()) as { applies: string; whyNot: { code: string }[] };
  };

  it('is offered up to its last day, says so, and is withdrawn when the day is over', async () => {
    await published('old_way');
    const answer = await put('/old_way/retirement', { lastOn }, { who: head });
    expect(answer).toMatchObject({ status: 200, body: { offeredTo: lastOn, state: 'published' } });
    expect((await applies('old_way', lastOn)).applies).toBe('yes');
    expect(await applies('old_way', '2026-12-01')).toMatchObject({ applies: 'no', whyNot: [{ code: 'retired' }] });
    expect(await house.get(Catalogue).withheld(1, 'old_way')).toEqual([{ validFrom: '2026-12-01', validTo: null }]);
    await house.get(Retirements).run();
    expect(await isPublic('old_way')).toBe(200);
    await house.clock.set('2026-12-01T01:00:00Z');
    await Promise.all([house.get(Retirements).run(), house.get(Retirements).run()]);
    expect(await isPublic('old_way')).toBe(404);
    editor = await asStaff(house, 'information_editor');
    head = await asStaff(house, 'head');
    const actions = (await historyOf('old_way')).map(({ action, by }) => `${action} ${by}`);
    expect(actions.slice(0, 2)).toEqual(['service_withdrawn null', 'service_retired Petugas Uji']);
    // Published again it has no last day any more.
    expect((await publish('old_way')).body).toMatchObject({ state: 'published', offeredTo: null });
  });

  it('can be kept after all, and not be retired into the past, by an editor, or as a draft', async () => {
    await published('kept');
    await put('/kept/retirement', { lastOn: '2026-12-24' }, { who: head });
    expect((await put('/kept/retirement', { lastOn: null }, { who: head })).body.offeredTo).toBeNull();
    expect((await historyOf('kept')).map(({ action }) => action).slice(0, 2)).toEqual([
      'service_kept',
      'service_retired',
    ]);
    const past = await put('/kept/retirement', { lastOn: '2026-11-30' }, { who: head });
    expect([past.status, past.body.errors?.[0]?.code]).toEqual([400, 'day_past']);
    expect((await put('/kept/retirement', { lastOn: '2026-12-24' })).status).toBe(403);
    await create('never');
    expect((await put('/never/retirement', { lastOn: '2026-12-24' }, { who: head })).body.code).toBe(
      'illegal_transition',
    );
  });
});
