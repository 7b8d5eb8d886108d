import { Enclosures, MOST_ENCLOSED, SmtpTransport, Transports } from '@buka-pintu/platform';
import { MailServer } from '@buka-pintu/platform/testing';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import { BookingFiles } from './booking-files.service.js';
import { VISIT_FILE } from './booking-templates.js';

let office: BookedOffice;
let mail: MailServer;
let transport: SmtpTransport;
beforeAll(async () => {
  office = await openBookedOffice();
  mail = await MailServer.open('starttls');
  const url = `smtp://localhost:${mail.port}`;
  transport = new SmtpTransport({ url, from: 'Kantor <no-reply@example.go.id>', caFile: mail.caFile });
  office.house.get(Transports).for = (channel) => (channel === 'email' ? transport : undefined);
  await office.house.clock.set(MONDAY);
});
afterAll(async () => {
  transport?.close();
  await mail?.close();
  await office?.close();
});

async function book(index: number): Promise<{ id: string; code: string }> {
  const slot = (await office.slots('2026-11-24'))[index]!.id;
  const { status, body } = await office.book(slot, { contact: { email: 'made@example.org', locale: 'en' } });
  expect(status).toBe(201);
  return body as { id: string; code: string };
}
/** The letters about a booking in the order in which they came, each with its file opened. */
function lettersAbout(code: string) {
  return mail.taken
    .map(({ text }) => text)
    .filter((text) => text.includes(code))
    .map((text) => {
      const [, part] = /\r\nContent-Type: text\/calendar([\s\S]*?)\r\n--/.exec(text) ?? [];
      const [head = '', ...body] = part?.split('\r\n\r\n') ?? [];
      const file = part === undefined ? undefined : Buffer.from(body.join(''), 'base64').toString();
      return {
        messageId: /^Message-ID: (.*)$/im.exec(text)?.[1],
        subject: /^Subject: (.*)$/im.exec(text)?.[1],
        head,
        file,
      };
    });
}

describe('a letter about a booking', () => {
  it('carries the visit for the calendar, and takes it out again when it is cancelled', async () => {
    const { id, code } = await book(0);
    await office.house.settle();
    const [confirmed] = lettersAbout(code);
    expect(confirmed).toMatchObject({ subject: `Booking ${code} confirmed` });
    expect(confirmed!.head).toContain('method=PUBLISH');
    expect(confirmed!.head).toContain(`filename=${code}.ics`);
    const { body: asked } = await office.call(`/v1/queue/bookings/${id}/calendar.ics`);
    const without = (file: unknown) => String(file).replace(/DTSTAMP:.*\r\n/, '');
    expect(without(confirmed!.file)).toBe(without(asked['text']));
    expect(confirmed!.file).toContain(`UID:${id}@buka-pintu\r\nSEQUENCE:0\r\n`);

    await office.call(`/v1/queue/bookings/${id}/cancellations`, { body: {} });
    await office.house.settle();
    const cancelled = lettersAbout(code)[1]!;
    expect(cancelled.head).toContain('method=CANCEL');
    expect(cancelled.file).toContain(`UID:${id}@buka-pintu\r\nSEQUENCE:1\r\n`);
    expect(cancelled.file).toContain('STATUS:CANCELLED');
  });

  it('is one and the same letter when it goes a second time, its file made anew', async () => {
    mail.mood = { data: { reply: '451 4.3.0 later' } };
    const { id, code } = await book(1);
    await expect(office.house.settle()).rejects.toThrow('TransportFault');
    expect(lettersAbout(code)).toEqual([]);
    const kept = await office.house.owner.query<{ id: string; state: string }>(
      'select id, state from message where about_id = $1',
      [id],
    );
    expect(kept.rows).toMatchObject([{ state: 'queued' }]);
    mail.mood = {};
    await office.house.owner.query('update graphile_worker._private_jobs set run_at = now()');
    await office.house.settle();
    const [letter, ...more] = lettersAbout(code);
    expect(more).toEqual([]);
    expect(letter!.messageId).toBe(`<${kept.rows[0]!.id}@example.go.id>`);
    expect(letter!.file).toContain('STATUS:CONFIRMED');
  });

  it('goes without its file rather than not at all when the file is too large or can not be made', async () => {
    const enclosures = office.house.get(Enclosures);
    const makers = [
      () => Promise.resolve({ fileName: 'a.ics', mediaType: 'text/calendar', content: 'x'.repeat(MOST_ENCLOSED + 1) }),
      () => Promise.reject(new Error('no such service')),
      () => Promise.resolve(undefined),
    ];
    for (const [index, make] of makers.entries()) {
      enclosures.learnFrom({ kind: VISIT_FILE, make });
      const { code } = await book(index + 2);
      await office.house.settle();
      expect(lettersAbout(code)).toMatchObject([{ subject: `Booking ${code} confirmed`, file: undefined }]);
    }
    enclosures.learnFrom(office.house.get(BookingFiles));
  });
});
