import { Env } from '@buka-pintu/platform';
import { asStaff } from '@buka-pintu/identity/testing';
import { type BookedOffice, MONDAY, openBookedOffice, somebody } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice();
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

interface Booked {
  id: string;
  link: string;
  code: string;
  documentNumber: string;
}
const booked = async (): Promise<Booked> => {
  const slots = await office.slots('2026-11-24');
  const { person } = somebody();
  const { body } = await office.book(slots.find((slot) => slot.seatsLeft > 0)!.id, { person });
  return { ...(body as unknown as Booked), documentNumber: person.documentNumber };
};
const issue = async (id: string, body: object, headers?: Record<string, string>, key?: string) =>
  office.call(`/v1/queue/bookings/${id}/links`, {
    body,
    headers: headers ?? (await asStaff(office.house, 'counter')),
    ...(key ? { key } : {}),
  });
const opens = async (link: unknown) => {
  const headers = { authorization: `Bearer ${String(link).split('#')[1]}` };
  return (await office.call('/v1/capabilities/current', { headers })).status;
};

describe('POST /v1/queue/bookings/{id}/links', () => {
  it('gives who shows the document a new link on paper, and the lost ones stop working', async () => {
    const { id, link: lost, code, documentNumber } = await booked();
    const { status, body } = await issue(id, { documentNumber });
    expect(status).toBe(201);
    expect(body).toMatchObject({ sentTo: null, revoked: 1 });
    expect(await opens(body['link'])).toBe(200);
    expect(await opens(lost)).toBe(401);
    expect(body['slip']).toContain(code);
    expect(body['slip']).toContain('<svg');
    expect(body['slip']).not.toContain('Siti');
  });

  it('keeps the others when only a message was deleted', async () => {
    const { id, link: kept, documentNumber } = await booked();
    expect((await issue(id, { documentNumber, revokeOthers: false })).body['revoked']).toBe(0);
    expect(await opens(kept)).toBe(200);
  });

  it('gives nothing, and takes nothing away, when the document is another', async () => {
    const { id, link } = await booked();
    const { status, body } = await issue(id, { documentNumber: somebody().person.documentNumber });
    expect([status, body['code']]).toEqual([409, 'document_differs']);
    expect(await opens(link)).toBe(200);
  });

  it('can’t be guessed into by an officer who saw the last digits', async () => {
    const { id } = await booked();
    const env = office.house.get(Env) as { rateLimits: boolean };
    env.rateLimits = true;
    try {
      const counter = await asStaff(office.house, 'counter');
      const codes: unknown[] = [];
      for (let guess = 0; guess < 32; guess++)
        codes.push((await issue(id, { documentNumber: `180123570490${1000 + guess}` }, counter)).body['code']);
      expect(codes.filter((code) => code === 'document_differs').length).toBeLessThanOrEqual(30);
      expect(codes.at(-1)).toBe('too_many');
    } finally {
      env.rateLimits = false;
    }
  });

  it('sends it to the phone of the booking, and shows it to nobody at the desk', async () => {
    const { id, documentNumber } = await booked();
    const { body } = await issue(id, { documentNumber, delivery: 'message' });
    expect(body).toMatchObject({ link: null, slip: null, sentTo: '**********7890' });
    const { rows } = await office.house.owner.query(
      `select template from message where about_id = $1 and template = 'queue.booking_link'`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('pressed twice is one link', async () => {
    const { id, documentNumber } = await booked();
    const counter = await asStaff(office.house, 'counter');
    const [first, second] = [
      await issue(id, { documentNumber }, counter, 'one-press'),
      await issue(id, { documentNumber }, counter, 'one-press'),
    ];
    expect(second.body['link']).toBe(first.body['link']);
    expect(await opens(first.body['link'])).toBe(200);
  });

  it('is written down: who gave whose link to whom, and why', async () => {
    const { id, documentNumber } = await booked();
    await issue(id, { documentNumber });
    const lines = await office.house.owner.query(
      `select actor_kind, purpose, fields, person_key is not null as person from access_log where subject_id = $1`,
      [id],
    );
    expect(lines.rows).toEqual([{ actor_kind: 'staff', purpose: 'link_again', fields: ['link'], person: true }]);
    const events = await office.house.owner.query(
      `select payload from ledger_event where subject_id = $1 and type = 'booking.link_issued'`,
      [id],
    );
    expect(events.rows).toMatchObject([{ payload: { delivery: 'slip', revoked: 1 } }]);
  });

  it('belongs to the desk of that office', async () => {
    const { id, documentNumber } = await booked();
    expect((await issue(id, { documentNumber }, await asStaff(office.house, 'counter', 2))).status).toBe(404);
    expect((await issue(id, { documentNumber }, await asStaff(office.house, 'auditor'))).status).toBe(403);
    expect((await issue(id, { documentNumber }, office.client)).status).toBe(403);
  });
});
