import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { newId, type Db } from '@buka-pintu/platform';
import { SlotsAndBookings1795305640001 } from '../migrations/1795305640001-slots-and-bookings.js';
import { claimSeat, type Claim, claimStatement, claimParameters } from './claim.queries.js';
import { Floor1795305600001 } from '../../../platform/src/migrations/1795305600001-floor.js';

const base = 'postgres://postgres:postgres@127.0.0.1:55432/';
it('claims', async () => {
  const admin = new pg.Client(base + 'postgres');
  await admin.connect();
  await admin.query('drop database if exists bp_bookings_tmp with (force)');
  await admin.query('create database bp_bookings_tmp');
  await admin.end();
  const pool = new pg.Pool({ connectionString: base + 'bp_bookings_tmp', max: 16 });
  const run: any = { query: (s: string) => pool.query(s) };
  await new Floor1795305600001().up(run);
  await new SlotsAndBookings1795305640001().up(run);
  await pool.query(
    'create table ledger_event (office_id int, id uuid, type text, subject_type text, subject_id uuid, actor_kind text, actor_id text, at timestamptz, payload jsonb)',
  );
  const point = newId(1),
    slot = newId(1);
  await pool.query(
    `insert into slot values (1,$1,$2,current_date, now()+interval '1 day', now()+interval '25 hour', now()-interval '1 day', now(), null)`,
    [slot, point],
  );
  for (let n = 1; n <= 210; n++)
    await pool.query('insert into seat values (1,$1,$2,$3,$4)', [newId(1), slot, 'regular', n]);
  const claim = (person: number): Claim => ({
    officeId: 1,
    slotId: slot,
    lane: 'regular',
    servicePointIds: [point],
    bookingId: newId(1),
    eventId: newId(1),
    eventType: 'booking.confirmed',
    code: randomBytes(8).toString('hex'),
    serviceCode: 'passport_new_adult',
    family: 'passport',
    personKey: Buffer.from(String(person)),
    documentKind: 'nik',
    documentCountry: 'ID',
    nameSealed: Buffer.from('x'),
    documentSealed: Buffer.from('x'),
    birthOnSealed: Buffer.from('x'),
    phoneSealed: Buffer.from('x'),
    emailSealed: null,
    birthKey: Buffer.from('x'),
    phoneLast4Key: null,
    locale: 'id',
    accommodation: null,
    companion: false,
    channel: 'client',
    apiClientId: newId(1),
    staffId: null,
    clientReference: null,
    actorKind: 'client',
    actorId: 'x',
  });
  const db = {
    maybe: async (sql: string, params: unknown[], o: { name: string }) =>
      (await pool.query({ text: sql, values: params, name: o.name })).rows[0],
  } as unknown as Db;
  console.log(
    await claimSeat(db, claim(0)),
    await claimSeat(db, claim(0)),
    await claimSeat(db, { ...claim(1), lane: 'priority' }),
    await claimSeat(db, { ...claim(1), servicePointIds: [] }),
    await claimSeat(db, { ...claim(1), slotId: newId(1) }),
  );
  const tally: Record<string, number> = {};
  const t = performance.now();
  await Promise.all(
    Array.from({ length: 3000 }, async (_, i) => {
      const r = (await claimSeat(db, claim(i % 1500)))!;
      const k = `${r.picked} ${r.seatNumber !== null} ${r.contested}`;
      tally[k] = (tally[k] ?? 0) + 1;
    }),
  );
  console.log(tally, performance.now() - t);
  console.log(
    (
      await pool.query(
        'select (select count(*) from booking) b, (select count(distinct person_key) from booking) p, (select count(*) from seat where booking_id is not null) s, (select count(*) from ledger_event) e, (select count(*) from booking_person_claim) c',
      )
    ).rows[0],
  );
  console.log((await pool.query('select payload from ledger_event limit 1')).rows[0]);
  const client = await pool.connect();
  await client.query({ text: claimStatement, values: claimParameters(claim(0)), name: 'x' });
  client.release();
  await pool.end();
}, 60000);
