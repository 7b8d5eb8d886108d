import { asClient, asStaff, signInOfficer } from '@buka-pintu/identity/testing';
import { inventedNik, PersonRegister, personKey, Vault } from '@buka-pintu/platform';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';
import { anOffice, ask, openDesks, type OfficeDay } from '../testing/office-day.js';
import type { ConsoleView } from '../counters/counter.dto.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import type { ExpectedVisitorView } from './expected-visitor.dto.js';
import { VisitorDays } from './visitors.handlers.js';
import type { VisitorImportView } from './visitor-import.dto.js';

type Refused = { code?: string; on?: string; servicePointName?: string };
const DAY = '2026-11-24';
const at = (time: string): string => `${DAY}T${time}:00Z`;
let booked: BookedOffice;
let office: OfficeDay;
let counter: Record<string, string>;
beforeAll(async () => {
  booked = await openBookedOffice();
  office = await anOffice(booked.house, { officeId: 20, code: 'IMP' });
});
afterAll(() => booked?.close());

const set = async (time: string): Promise<void> => {
  await booked.house.clock.set(at(time));
  counter = await asStaff(booked.house, 'counter', 20);
};
async function imports(lines: string, on = DAY): Promise<string> {
  const content = Buffer.from(`nomor permohonan;nama;jam;nik;jalur\n${lines}`).toString('base64');
  const request = { servicePointId: office.pointId, on, serviceCode: 'passport_new_adult', content };
  const { body } = await ask<VisitorImportView>(booked.house, 'POST', '/v1/queue/visitor-imports', counter, request);
  const path = `/v1/queue/visitor-imports/${body.id}/registrations`;
  expect((await ask(booked.house, 'POST', path, counter, { after: body.after })).status).toBe(201);
  return body.id;
}
const show = (body: object, headers = counter) =>
  ask<TicketView & Refused>(booked.house, 'POST', '/v1/queue/check-ins', headers, body);
const find = (shown: string, servicePointId = office.pointId) =>
  ask<ExpectedVisitorView & Refused>(booked.house, 'POST', '/v1/queue/expected-visitors/searches', counter, {
    servicePointId,
    shown,
  });
const visitor = (id: string) =>
  ask<ExpectedVisitorView>(booked.house, 'GET', `/v1/queue/expected-visitors/${id}`, counter);

describe('somebody of an imported list', () => {
  it('checks in by the number, however it is written or scanned, once', async () => {
    await set('01:00');
    const importId = await imports('MP-1001;Siti Aminah;08.30;;\nMP-1002;Budi;08.30;;prioritas\nMP-1003;Citra;;;');
    const { status, body } = await show({ code: 'mp 1001', servicePointId: office.pointId });
    expect(status).toBe(201);
    expect(body).toMatchObject({ lane: 'regular', bookingId: null, on: DAY, state: 'waiting' });
    const again = await show({ qr: 'https://mpaspor.example/v?no=MP1001', servicePointId: office.pointId });
    expect(again.body.id).toBe(body.id);
    const { body: found } = await find('MP-1001');
    expect(found).toMatchObject({ state: 'checked_in', ticket: { id: body.id, number: body.number }, actions: [] });
    const undo = await ask<Refused>(booked.house, 'POST', `/v1/queue/visitor-imports/${importId}/withdrawals`, counter);
    expect(undo.body.code).toBe('visitor_import_in_use');
  });

  it('comes before nobody and behind nobody for it: lane and time of the list count, without a time the arrival', async () => {
    await set('01:20');
    const priority = (await show({ code: 'MP-1002' })).body;
    const untimed = (await show({ code: 'MP-1003' })).body;
    const { rows } = await booked.house.owner.query<{ due: Date; id: string }>(
      'select id, due_at as due from ticket where id = any($1) order by due_at',
      [[priority.id, untimed.id]],
    );
    expect(rows.map(({ id, due }) => [id, due.toISOString().slice(0, 16)])).toEqual([
      [untimed.id, `${DAY}T01:42`],
      [priority.id, `${DAY}T01:45`],
    ]);
  });

  it('two scans at once make one ticket', async () => {
    await imports('MP-1001;Siti Aminah;08.30;;\nMP-1002;Budi;08.30;;prioritas\nMP-1003;Citra;;;\nMP-1004;Dewi;08.30;;');
    const answers = await Promise.all([1, 2, 3].map(() => show({ code: 'MP-1004' })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('is refused too early, too late, on another day and at another point, with what to do', async () => {
    await set('01:00');
    await imports('MP-2001;Ani;11.00;;\nMP-2002;Beni;08.00;;');
    await imports('MP-2003;Caca;08.00;;', '2026-11-25');
    expect((await show({ code: 'MP-2001' })).body.code).toBe('check_in_too_early');
    expect((await show({ code: 'MP-2003' })).body).toMatchObject({ code: 'visitor_other_day', on: '2026-11-25' });
    const wrong = await show({ code: 'MP-2002', servicePointId: office.otherPointId });
    expect(wrong.body).toMatchObject({ code: 'visitor_other_service_point', servicePointName: 'Tempat IMP-1' });
    await set('03:01');
    expect((await show({ code: 'MP-2002' })).body.code).toBe('check_in_too_late');
  });

  it('is nobody at another office, and an unknown number is as unreadable as ever', async () => {
    expect((await show({ code: 'MP-9999' })).body.code).toBe('code_unreadable');
    const elsewhere = await asStaff(booked.house, 'counter', 1);
    expect((await show({ code: 'MP-2001' }, elsewhere)).body.code).toBe('code_unreadable');
    expect((await show({ code: 'MP-2001', servicePointId: office.pointId }, elsewhere)).body.code).toBe('not_found');
    const id = (await find('MP-2001')).body.id;
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/check-ins'],
    ] as const) {
      const answer = await ask<Refused>(booked.house, method, `/v1/queue/expected-visitors/${id}${path}`, elsewhere);
      expect(answer.body.code).toBe('not_found');
    }
  });

  it('may be checked in by a client that says where', async () => {
    await set('03:30');
    const client = await asClient(booked.house, ['queue:check-ins:create', 'queue:tickets:read'], [20]);
    expect((await show({ code: 'MP-2001', servicePointId: office.pointId }, client)).status).toBe(201);
    expect((await show({ code: 'MP-2001' }, client)).body.code).toBe('code_unreadable');
  });

  it('is called by name, and served when the ticket is', async () => {
    await set('03:40');
    const [desk] = await openDesks(booked.house, office, 1);
    const call = await ask<ConsoleView>(
      booked.house,
      'POST',
      `/v1/queue/counters/${desk!.counterId}/calls`,
      desk!.headers,
    );
    expect(call.body.current?.personName).toBe('Citra');
    const move = (step: string) =>
      ask(booked.house, 'POST', `/v1/queue/tickets/${call.body.current!.id}/${step}`, desk!.headers);
    await move('servings');
    expect((await move('completions')).status).toBe(200);
    await booked.house.settle();
    expect((await find('MP-1003')).body.state).toBe('served');
  });

  it('ends with the day: who never came missed it, who was never called was failed', async () => {
    await booked.house.clock.set('2026-11-24T18:30:00Z');
    await booked.house.get(VisitorDays).run();
    counter = await asStaff(booked.house, 'counter', 20);
    const ends = await Promise.all(
      ['MP-1001', 'MP-2002', 'MP-2003'].map(async (number) => (await find(number)).body.state),
    );
    expect(ends).toEqual(['unserved', 'no_show', 'expected']);
  });
});

describe('what is kept of a visitor', () => {
  it('is shown whole to who opens the record, and that is recorded', async () => {
    const { headers, staffId } = await signInOfficer(booked.house, [{ role: 'counter', officeId: 20 }]);
    const { id } = (await find('MP-1001')).body;
    const { body } = await ask<ExpectedVisitorView>(booked.house, 'GET', `/v1/queue/expected-visitors/${id}`, headers);
    expect(body).toMatchObject({ name: 'Siti Aminah', number: 'MP-1001' });
    const { rows } = await booked.house.owner.query(
      `select subject_id, fields from access_log where actor_id = $1 and purpose = 'expected_visitor'`,
      [staffId],
    );
    expect(rows).toEqual([{ subject_id: id, fields: ['name', 'number'] }]);
  });

  it('is found by the NIK of the list, exported, kept while the visit is to come, and erased after', async () => {
    await booked.house.clock.set('2026-11-25T01:00:00Z');
    counter = await asStaff(booked.house, 'counter', 20);
    const nik = inventedNik(880_001);
    await imports(`MP-3001;Gita Lestari;08.30;${nik};`, '2026-11-25');
    const register = booked.house.get(PersonRegister);
    const key = personKey(booked.house.get(Vault), { documentKind: 'nik', documentNumber: nik, country: 'ID' });
    const [record] = await register.recordsOf(key, [20]);
    expect(record).toMatchObject({ type: 'expected_visitor', officeId: 20 });
    expect(await register.export(record!)).toMatchObject({ name: 'Gita Lestari', number: 'MP-3001', on: '2026-11-25' });
    expect((await register.erase(record!)).state).toBe('kept');
    await booked.house.clock.set('2026-11-25T18:30:00Z');
    await booked.house.get(VisitorDays).run();
    expect((await register.erase(record!)).state).toBe('erased');
    expect(await register.recordsOf(key, [20])).toEqual([]);
    counter = await asStaff(booked.house, 'counter', 20);
    expect((await visitor(record!.id)).status).toBe(404);
    expect((await find('MP-3001')).status).toBe(404);
  });

  it('goes by itself after its days, with what lists remember of it', async () => {
    await booked.house.clock.set('2027-01-05T01:00:00Z');
    await booked.house.get(VisitorDays).run();
    await booked.house.get(PersonRegister).eraseDue(1000);
    const { rows } = await booked.house.owner.query<{ kept: number; changes: number }>(
      `select (select count(*)::int from expected_visitor where erased_at is null) as kept,
         (select count(*)::int from visitor_import_change) as changes`,
    );
    expect(rows[0]).toEqual({ kept: 0, changes: 0 });
  });
});
