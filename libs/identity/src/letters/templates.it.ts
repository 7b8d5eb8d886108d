import { identity } from '@buka-pintu/identity';
import {
  LOCALES,
  newId,
  Outbox,
  ownWording,
  placeholdersIn,
  platform,
  TemplateBook,
  type TemplatePreview,
  type TemplatesView,
  type TemplateVersionsView,
  type TemplateView,
  wordingFaults,
} from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { asStaff, signInOfficer, type Credentials } from '../testing/index.js';

const CODE = 'identity.citizen_code';
let house: HouseUnderTest;
let head: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  head = await asStaff(house, 'head');
});
afterAll(() => house?.close());

async function ask<T>(method: string, path: string, body?: object, version?: number, as: Credentials = head) {
  const answer = await house.fetch(`/v1/message-templates${path}`, {
    method,
    headers: {
      ...as,
      'content-type': 'application/json',
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, etag: answer.headers.get('etag'), body: (await answer.json()) as T };
}
const words = (id: string | null, en: string | null = null) => ({
  id: id === null ? null : { body: id },
  en: en === null ? null : { subject: 'Your own code', body: en },
});
async function sent(locale: 'id' | 'en', officeId = 1): Promise<string> {
  const key = newId(officeId);
  await house.get(Outbox).send({
    officeId,
    template: CODE,
    locale,
    channel: 'sms',
    to: '+6281234567890',
    params: { code: '492039' },
    about: { type: 'citizen_code', id: key },
  });
  const as = await asStaff(house, 'head', officeId);
  const list = await house.fetch(`/v1/messages?about=${key}`, { headers: as });
  return ((await list.json()) as { items: { body: string }[] }).items[0]!.body;
}

describe('message templates', () => {
  it('are listed from every module, with both languages and what each placeholder means', async () => {
    const { status, body } = await ask<TemplatesView>('GET', '');
    expect(status).toBe(200);
    expect(body.items.map(({ name }) => name)).toEqual(expect.arrayContaining([CODE, 'platform.webhook_disabled']));
    const names = body.items.map(({ name }) => name);
    expect(names.indexOf(CODE)).toBeLessThan(names.indexOf('platform.webhook_disabled'));
    expect(body.items.find(({ name }) => name === CODE)).toMatchObject({ version: 0, office: { id: null, en: null } });
  });

  it('of the house itself pass what offices must, and name every placeholder they are given', () => {
    for (const template of house.get(TemplateBook).all())
      for (const locale of LOCALES) {
        const own = ownWording(template, locale);
        expect([template.name, wordingFaults(template, locale, own)]).toEqual([template.name, []]);
        const named = new Set([own.subject ?? '', own.body].flatMap(placeholdersIn));
        expect([template.name, [...named].sort()]).toEqual([template.name, Object.keys(template.placeholders).sort()]);
      }
  });

  it('are worded by an office for itself, in one language or both, and given back', async () => {
    const first = await ask<TemplateView>('PUT', `/${CODE}`, words('Kode kantor kami: {code}'), 0);
    expect({ status: first.status, etag: first.etag }).toEqual({ status: 200, etag: '"1"' });
    expect(await sent('id')).toContain('Kode kantor kami:');
    expect(await sent('en')).toContain('Good for 10 minutes');
    expect(await sent('id', 2)).toContain('Berlaku 10 menit');

    expect((await ask('PUT', `/${CODE}`, words('Lain: {code}'), 0)).status).toBe(412);
    expect((await ask('PUT', `/${CODE}`, words('Lain: {code}'), 7)).status).toBe(412);
    expect((await ask('PUT', `/${CODE}`, words('Lain: {code}'))).status).toBe(428);
    const back = await ask<TemplateView>('PUT', `/${CODE}`, words(null, 'Our code: {code}'), 1);
    expect(back.body).toMatchObject({
      version: 2,
      office: { id: null, en: { subject: 'Your own code', body: 'Our code: {code}' } },
    });
    expect(await sent('id')).toContain('Berlaku 10 menit');
    expect(await sent('en')).toContain('Our code:');

    const { body } = await ask<TemplateVersionsView>('GET', `/${CODE}/versions`);
    expect(body.items.map(({ version }) => version)).toEqual([2, 1]);
    const { rows } = await house.owner.query(
      `select payload from ledger_event where type = 'message_template.worded' order by id`,
    );
    expect(rows.map(({ payload }) => payload as object)).toEqual([
      { template: CODE, version: 1, languages: ['id'] },
      { template: CODE, version: 2, languages: ['en'] },
    ]);
  });

  it('take one of two heads who word one at the same moment', async () => {
    const { version } = (await ask<TemplateView>('GET', `/${CODE}`)).body;
    const both = await Promise.all(
      ['Satu {code}', 'Dua {code}'].map((body) => ask('PUT', `/${CODE}`, words(body), version)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('tell who worded them: by name, to who may word them, and of one’s own office alone', async () => {
    const name = 'identity.password_changed';
    const officer = await signInOfficer(house, [{ role: 'information_editor' }], { name: 'Dewi Lestari' });
    const { placeholders } = (await ask<TemplateView>('GET', `/${name}`)).body;
    const text = placeholders.map((one) => `{${one.name}}`).join(' ');
    const worded = await ask('PUT', `/${name}`, { id: { body: `Kami: ${text}` }, en: null }, 0, officer.headers);
    expect(worded.status).toBe(200);
    const history = (as: Credentials) =>
      ask<TemplateVersionsView>('GET', `/${name}/versions`, undefined, undefined, as);
    expect((await history(head)).body.items).toMatchObject([{ version: 1, by: 'Dewi Lestari' }]);
    expect((await history(await asStaff(house, 'head', 2))).body.items).toEqual([]);
    expect((await history(await asStaff(house, 'counter'))).status).toBe(403);
    // What no officer did, such as a restored or imported text, has no name.
    await house.owner.query(`update template_wording set written_by = null where template = $1`, [name]);
    expect((await history(head)).body.items).toMatchObject([{ version: 1, by: null }]);
  });

  it('refuse a wording with every fault by name, and show the same in the preview', async () => {
    const wrong = words('Kode {kode}, lihat bit.ly/x', 'Fine: {code}');
    const { version } = (await ask<TemplateView>('GET', `/${CODE}`)).body;
    const { status, body } = await ask<{ errors: { pointer: string; code: string }[] }>(
      'PUT',
      `/${CODE}`,
      wrong,
      version,
    );
    expect(status).toBe(400);
    const told = body.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(told).toEqual(['/id/body unknown_placeholder', '/id/body link', '/id/body missing_placeholder']);
    const seen = (await ask<TemplatePreview>('POST', `/${CODE}/previews`, wrong)).body;
    expect(seen.id.faults.map(({ code }) => code)).toEqual(['unknown_placeholder', 'link', 'missing_placeholder']);
    expect(seen.en).toMatchObject({ subject: 'Your own code', body: 'Fine: 123456', sms: { segments: 1 }, faults: [] });
  });

  it('are for who may word them', async () => {
    expect((await ask('GET', '', undefined, undefined, await asStaff(house, 'counter'))).status).toBe(403);
    expect((await ask('GET', '/queue.nothing')).status).toBe(404);
    expect((await ask('PUT', '/queue.nothing', words(null), 0)).status).toBe(404);
  });
});
