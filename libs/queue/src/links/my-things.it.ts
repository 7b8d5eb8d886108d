import { asStaff, asVisitor } from '@buka-pintu/identity/testing';
import { Vault } from '@buka-pintu/platform';
import { ContactLister } from './contact-lister.service.js';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 8, priority: 1 });
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

let phones = 0;
const newPhone = (): string => `+62812000${String((phones += 1)).padStart(5, '0')}`;
const book = async (contact: { phone?: string; email?: string }) => {
  const slot = (await office.slots('2026-11-24')).find((each) => each.seatsLeft > 0)!;
  const { status, body } = await office.book(slot.id, { contact: { ...contact, locale: 'id' } });
  expect(status).toBe(201);
  return body as unknown as { id: string; code: string };
};
const ask = (body: object) => office.call('/v1/citizen-codes', { body, headers: {} });
const open = (codeId: unknown, code: string) =>
  office.call('/v1/citizen-visits', { body: { codeId, code }, headers: {} });
const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });

/** The digits as the person reads them in the message; undefined when none was sent. */
async function digitsSent(codeId: unknown): Promise<string | undefined> {
  await office.house.settle();
  const { rows } = await office.house.owner.query<{ id: string; body_sealed: Buffer }>(
    `select id, body_sealed from message where about_id = $1`,
    [codeId],
  );
  const [row] = rows;
  return row && /\b\d{6}\b/.exec(office.house.get(Vault).open(row.body_sealed, `message.body:${row.id}`))?.[0];
}
async function visit(contact: object): Promise<Record<string, string>> {
  const { codeId } = (await ask(contact)).body;
  const { body } = await open(codeId, (await digitsSent(codeId))!);
  return bearer(body['token']);
}
const list = async (headers: Record<string, string>) =>
  ((await office.call('/v1/my-things', { headers })).body['items'] ?? []) as { id: string; type: string }[];

describe('a one-time code', () => {
  it('opens everything of a phone, and each thing gives a link of its own', async () => {
    const phone = newPhone();
    const [first, second] = [await book({ phone }), await book({ phone: phone.replace('+62', '0') })];
    await book({ phone: newPhone() });
    const headers = await visit({ phone: phone.replace('+62', '0') });
    const things = await list(headers);
    expect(things.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    expect(things[0]).toMatchObject({ type: 'booking', state: 'confirmed', officeCode: 'CTH', zone: 'Asia/Jakarta' });
    const { status, body } = await office.call(`/v1/my-things/${first.id}/links`, { body: {}, headers });
    expect(status).toBe(201);
    expect(body['link']).toMatch(/\/t\/#bpc_/);
    const link = bearer(String(body['link']).split('#')[1]);
    expect((await office.call(`/v1/queue/bookings/${first.id}`, { headers: link })).body).toMatchObject({
      code: first.code,
      actions: ['reschedule', 'cancel'],
    });
  });

  it('finds an address however it was typed', async () => {
    const { id } = await book({ email: 'Siti.Aminah@Example.org' });
    expect(await list(await visit({ email: 'siti.aminah@example.org' }))).toMatchObject([{ id }]);
  });

  it('opens what was booked before contacts were listed as well, once a job has listed them', async () => {
    const phone = newPhone();
    const email = 'lama@example.org';
    const [first, second, gone] = [await book({ phone, email }), await book({ phone }), await book({ phone })];
    const { owner } = office.house;
    const ids = [first, second, gone].map(({ id }) => id);
    // As an upgrade finds them; the first was listed under its phone before the process was killed.
    await owner.query('delete from booking_contact where booking_id = any($1) and booking_id <> $2', [ids, first.id]);
    await owner.query(`update booking set contacts_listed = false where id = any($1)`, [ids]);
    await owner.query('update booking set erased_at = clock_at() where id = $1', [gone.id]);
    expect(await list(await visit({ phone }))).toHaveLength(1);
    await office.house.get(ContactLister).begin();
    await office.house.settle();
    const seen = async (contact: object) => (await list(await visit(contact))).map(({ id }) => id).sort();
    expect(await seen({ phone })).toEqual([first.id, second.id].sort());
    expect(await seen({ email })).toEqual([first.id]);
    await office.house.get(ContactLister).listSome();
    expect(await seen({ phone })).toEqual([first.id, second.id].sort());
  });

  it('is promised to whoever asks and sent only to who owns something; nothing shows which it was', async () => {
    const phone = newPhone();
    await book({ phone });
    const [known, unknown] = [await ask({ phone }), await ask({ phone: newPhone() })];
    expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body));
    expect([unknown.status, unknown.body['channel']]).toEqual([known.status, known.body['channel']]);
    expect(await digitsSent(known.body['codeId'])).toMatch(/^\d{6}$/);
    expect(await digitsSent(unknown.body['codeId'])).toBeUndefined();
  });

  it('counts once, for ten minutes and five tries; everything wrong is one answer', async () => {
    const phone = newPhone();
    await book({ phone });
    const code = async () => {
      const { codeId } = (await ask({ phone })).body;
      return { codeId, digits: (await digitsSent(codeId))! };
    };
    const wrong = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
    const refused = async (codeId: unknown, digits: string) => {
      const { status, body } = await open(codeId, digits);
      expect([status, body['code']]).toEqual([422, 'citizen_code_wrong']);
    };
    const used = await code();
    expect((await open(used.codeId, used.digits)).status).toBe(201);
    await refused(used.codeId, used.digits);
    const guessed = await code();
    for (let i = 0; i < 5; i++) await refused(guessed.codeId, wrong(guessed.digits));
    await refused(guessed.codeId, guessed.digits);
    const old = await code();
    await office.house.clock.advance(11 * 60_000);
    await refused(old.codeId, old.digits);
    await refused('5b1f0c3e-9a2d-8000-8f4e-2d6c7b8a9012', '123456');
  });

  it('of two that are right at the same moment opens one visit', async () => {
    const phone = newPhone();
    await book({ phone });
    const { codeId } = (await ask({ phone })).body;
    const digits = (await digitsSent(codeId))!;
    const answers = await Promise.all([open(codeId, digits), open(codeId, digits), open(codeId, digits)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  it('is not sent a sixth time within the hour, to a known phone as to an unknown one', async () => {
    const phone = newPhone();
    await book({ phone });
    for (const asked of [phone, newPhone()]) {
      for (let i = 0; i < 5; i++) expect((await ask({ phone: asked })).status).toBe(201);
      const { status, body, headers } = await ask({ phone: asked });
      expect([status, body['code']]).toEqual([429, 'code_too_soon']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
    }
    await office.house.clock.advance(61 * 60_000);
    expect((await ask({ phone })).status).toBe(201);
  });

  it('is sent fifteen times a day at most, and again when a day has passed', async () => {
    const phone = newPhone();
    const hours = async (from: number, to: number): Promise<number[]> => {
      const sent: number[] = [];
      for (let hour = from; hour < to; hour++) {
        await office.house.clock.set(new Date(Date.parse(MONDAY) + hour * 3_600_000 + 60_000).toISOString());
        const answers = [];
        for (let each = 0; each < 7; each++) answers.push(await ask({ phone }));
        sent.push(answers.filter(({ status }) => status === 201).length);
      }
      return sent;
    };
    expect(await hours(0, 5)).toEqual([5, 5, 5, 0, 0]);
    const { status, headers } = await ask({ phone });
    expect([status, Number(headers.get('retry-after')) > 18 * 3600]).toEqual([429, true]);
    expect(await hours(25, 26)).toEqual([5]);
  });

  it('stands in no table', async () => {
    const phone = newPhone();
    await book({ phone });
    const { codeId } = (await ask({ phone })).body;
    const digits = (await digitsSent(codeId))!;
    const { rows } = await office.house.owner.query('select * from citizen_code where code_id = $1', [codeId]);
    expect(JSON.stringify(rows)).not.toContain(digits);
    expect(JSON.stringify(rows)).not.toContain(phone.slice(-6));
  });
});

describe('a visit', () => {
  it('opens the list and nothing else, and no thing of another', async () => {
    const phone = newPhone();
    const mine = await book({ phone });
    const other = await book({ phone: newPhone() });
    const headers = await asVisitor(office.house, { phone });
    expect((await office.call(`/v1/my-things/${other.id}/links`, { body: {}, headers })).status).toBe(404);
    for (const path of [`/v1/queue/bookings/${mine.id}`, '/v1/capabilities/current', '/v1/sessions/current'])
      expect((await office.call(path, { headers })).body['code']).toBe('not_allowed');
    expect((await office.call('/v1/my-things', { headers: await asStaff(office.house, 'counter') })).status).toBe(403);
  });

  it('ends after half an hour, or when its holder says so', async () => {
    const phone = newPhone();
    const ended = await asVisitor(office.house, { phone });
    expect((await office.call('/v1/citizen-visits/current', { headers: ended, method: 'DELETE' })).status).toBe(204);
    expect((await office.call('/v1/my-things', { headers: ended })).status).toBe(401);
    const late = await asVisitor(office.house, { phone });
    await office.house.clock.advance(31 * 60_000);
    expect((await office.call('/v1/my-things', { headers: late })).status).toBe(401);
  });

  it('can’t be made from a link, nor a link from it', async () => {
    const headers = await asVisitor(office.house, { phone: newPhone() });
    const token = headers['authorization']!.slice('Bearer '.length);
    for (const bent of [token.replace('bpv_', 'bpc_'), token.slice(0, -2) + 'AA', `${token}A`])
      expect((await office.call('/v1/my-things', { headers: bearer(bent) })).status).toBe(401);
  });
});
