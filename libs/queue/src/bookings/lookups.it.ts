import { jest } from '@jest/globals';
import { Vault } from '@buka-pintu/platform';
import { type BookedOffice, openBookedOffice, somebody } from '../testing/booked-office.js';

let office: BookedOffice;
let slotId: string;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 30 });
  slotId = (await office.slots('2026-11-24'))[0]!.id;
});
afterAll(() => office?.close());

/** Does the work and notes its first word: a statement's text, a hash's purpose. */
const watched =
  <A extends unknown[], R>(done: unknown[], work: (...args: A) => R) =>
  (...args: A): R => {
    done.push(args[0]);
    return work(...args);
  };
const look = (body: object) => office.call('/v1/queue/booking-lookups', { body, headers: {} });
const book = async (change = {}): Promise<string> => String((await office.book(slotId, change)).body['code']);

describe('POST /v1/queue/booking-lookups', () => {
  it('finds a booking by code and either second factor, and shows nothing of the person', async () => {
    const code = await book();
    const view = {
      state: 'confirmed',
      on: '2026-11-24',
      startsAt: '2026-11-24T01:00:00.000Z',
      zone: 'Asia/Jakarta',
      servicePointName: 'Kantor Imigrasi Contoh',
      ticket: null,
    };
    expect((await look({ code, phoneLast4: '7890' })).body).toEqual(view);
    expect((await look({ code: ` ${code.toLowerCase().replaceAll('-', ' ')} `, birthOn: '1990-04-17' })).body).toEqual(
      view,
    );
  });

  it('answers unknown and wrong alike', async () => {
    const code = await book();
    const mailOnly = await book({ contact: { email: 'siti@example.org', locale: 'id' } });
    const answers = [
      await look({ code, phoneLast4: '0000' }),
      await look({ code, birthOn: '1990-04-18' }),
      await look({ code: mailOnly, phoneLast4: '7890' }),
      await look({ code: 'CTH-00000000-0', phoneLast4: '7890' }),
      await look({ code: 'XYZ-7K2M9QXF-3', phoneLast4: '7890' }),
      await look({ code: 'nonsense', phoneLast4: '7890' }),
    ];
    const shown = answers.map(({ status, body }) => ({ status, ...body, requestId: '' }));
    for (const one of shown) expect(one).toEqual(shown[0]);
    expect(shown[0]).toMatchObject({ status: 404, code: 'booking_not_found' });
  });

  // A clock would judge the machine: what takes time here are statements, keyed hashes and opened fields.
  it('does the same work for a code that exists as for one that does not', async () => {
    const code = await book();
    const [db, vault] = [office.house.db, office.house.get(Vault)];
    const workOn = async (body: object): Promise<unknown[]> => {
      const done: unknown[] = [];
      const spies = [
        jest.spyOn(db, 'query').mockImplementation(watched(done, db.query.bind(db))),
        jest.spyOn(vault, 'blind').mockImplementation(watched(done, vault.blind.bind(vault))),
        jest.spyOn(vault, 'open').mockImplementation(watched(done, vault.open.bind(vault))),
      ];
      await look(body);
      for (const spy of spies) spy.mockRestore();
      return done;
    };
    const known = await workOn({ code, phoneLast4: '0001' });
    const unknown = await workOn({ code: 'CTH-7K2M9QXF-Q', phoneLast4: '0001' });
    expect(known.length).toBeGreaterThan(3);
    expect(unknown).toEqual(known);
  });

  it('is limited: after ten wrong guesses in an hour the right one fails as well, then no more', async () => {
    const code = await book({ person: somebody().person });
    const right = { code, phoneLast4: '7890' };
    for (let visit = 0; visit < 12; visit++) expect((await look(right)).status).toBe(200);
    const guesses = Array.from({ length: 10 }, (_, guess) => look({ code, phoneLast4: String(1000 + guess) }));
    for (const { status } of await Promise.all(guesses)) expect([404, 429]).toContain(status);
    expect((await look(right)).status).toBe(404);
    await office.house.clock.advance(3_600_000);
    expect((await look(right)).status).toBe(200);
  });

  it('asks for one second factor of the right form', async () => {
    const pointers = async (body: object) => {
      const { status, body: problem } = await look(body);
      expect(status).toBe(400);
      return (problem['errors'] as { pointer: string }[]).map((error) => error.pointer);
    };
    expect(await pointers({ code: 'CTH-7K2M9QXF-Q' })).toEqual(['/phoneLast4']);
    expect(await pointers({ code: 'CTH-7K2M9QXF-Q', phoneLast4: '7890', birthOn: '1990-04-17' })).toEqual([
      '/phoneLast4',
    ]);
    expect(await pointers({ code: 'CTH-7K2M9QXF-Q', phoneLast4: 'abcd' })).toEqual(['/phoneLast4']);
    expect(await pointers({ phoneLast4: '7890' })).toEqual(['/code']);
  });
});
