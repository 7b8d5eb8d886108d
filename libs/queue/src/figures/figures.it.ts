import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { addDays, newId, platform, sqlState } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import { readRawDays, type RandomOffice, writeRandomDays } from '../testing/random-days.js';
import { recount } from '../testing/recount.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { FEWEST_MEASURED } from './definitions.js';
import { FIGURES_BY, type FiguresView } from './figures.dto.js';
import { HeavyReads } from './heavy-reads.js';

const SEED = Number(process.env['FIGURES_SEED'] ?? 20261124);

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
});
afterAll(() => house.close());

async function figures(office: OfficeDay, query: Record<string, string>) {
  const headers = await asStaff(house, 'head', office.officeId);
  const path = `/v1/queue/figures?${new URLSearchParams(query).toString()}`;
  return ask<FiguresView & { code: string }>(house, 'GET', path, headers);
}

describe.each([
  ['Asia/Jakarta', 71],
  ['Asia/Jayapura', 72],
])('random days in %s', (zone, officeId) => {
  const span = { from: '2026-11-09', to: '2026-11-13' };
  let office: OfficeDay;
  let random: RandomOffice;
  beforeAll(async () => {
    office = await anOffice(house, { officeId, code: `FIG${officeId}`, zone });
    random = {
      officeId,
      zone,
      points: [
        { id: office.pointId, counters: office.counters },
        { id: office.otherPointId, counters: [office.otherCounterId] },
      ],
    };
    // Printed, so that what fails can be asked again: FIGURES_SEED=…
    process.stdout.write(`figures of random days, seed ${SEED}\n`);
    const days = [0, 1, 2, 3, 4].map((day) => addDays(span.from, day));
    await writeRandomDays(house, random, { seed: SEED + officeId, days, perDay: 40 });
  });

  it('are counted the same from the raw rows, whatever is asked', async () => {
    const raw = await readRawDays(house, random);
    const filters: Record<string, string>[] = [
      {},
      { servicePointId: office.pointId },
      { lane: 'priority' },
      { serviceCode: 'passport_new_adult' },
      { channel: 'client' },
      { counterId: office.counters[0]! },
      { servicePointId: office.pointId, lane: 'regular', serviceCode: 'passport_renewal' },
    ];
    for (const by of FIGURES_BY) {
      for (const filter of filters) {
        const { status, body } = await figures(office, { ...span, by, ...filter });
        expect([by, filter, status]).toEqual([by, filter, 200]);
        const unnamed = ({ name: _, ...row }: FiguresView['total']) => row;
        const answered = { total: unnamed(body.total), rows: body.rows.map(unnamed) };
        expect([by, filter, answered]).toEqual([by, filter, recount(raw, by, filter, FEWEST_MEASURED)]);
      }
    }
  });

  it('show what is entered late the next time they are asked, without its minutes', async () => {
    const before = (await figures(office, span)).body.total;
    const [ticketId, lane] = [newId(officeId), 'regular'];
    await house.owner.query(
      `insert into ticket (office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code, channel,
         issued_at, due_at, ended_at)
       values ($1, $2, $3, $4, 'P', 1, 'P-001', 'served', $5, 'passport_new_adult', 'desk', $6, $6, $7)`,
      [officeId, ticketId, office.pointId, span.to, lane, '2026-11-13T03:00:00Z', '2026-11-13T09:00:00Z'],
    );
    const spell = (kind: string, from: string, to: string, later: boolean) =>
      house.owner.query(
        `insert into ticket_period (office_id, id, ticket_id, kind, counter_id, started_at, ended_at, entered_later)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [officeId, newId(officeId), ticketId, kind, kind === 'waiting' ? null : office.counters[0], from, to, later],
      );
    await spell('waiting', '2026-11-13T03:00:00Z', '2026-11-13T07:00:00Z', true);
    await spell('called', '2026-11-13T07:00:00Z', '2026-11-13T07:01:00Z', true);
    await spell('serving', '2026-11-13T07:01:00Z', '2026-11-13T09:00:00Z', true);
    const after = (await figures(office, span)).body.total;
    expect(after).toEqual({
      ...before,
      tickets: before.tickets + 1,
      walkIns: before.walkIns + 1,
      served: before.served + 1,
    });
    // A correction: the same spells were no copy from paper after all, and now they are measured.
    await house.owner.query(`update ticket_period set entered_later = false where office_id = $1 and ticket_id = $2`, [
      officeId,
      ticketId,
    ]);
    const corrected = (await figures(office, span)).body.total;
    expect(corrected.waits).toMatchObject({ count: before.waits.count + 1, maxSeconds: 4 * 3600 });
    expect(corrected.services).toMatchObject({ count: before.services.count + 1, maxSeconds: 119 * 60 });
  });

  it('are a file as well, the total last', async () => {
    const headers = await asStaff(house, 'auditor', office.officeId);
    const query = new URLSearchParams({ ...span, by: 'counter' }).toString();
    const answer = await house.fetch(`/v1/queue/figures/table.csv?${query}`, { headers });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    const { body } = await figures(office, { ...span, by: 'counter' });
    expect(lines).toHaveLength(body.rows.length + 2);
    expect(lines[0]).toMatch(/^key;name;tickets;/);
    expect(lines[1]).toContain(`${body.rows[0]!.key};${body.rows[0]!.name};${body.rows[0]!.tickets};`);
    // Seats can't be told by counter: an empty cell, not a nought.
    expect(lines.at(-1)).toMatch(/^total;;\d+;.*;;;;;;$/);
  });
});

describe('figures', () => {
  let office: OfficeDay;
  beforeAll(async () => {
    office = await anOffice(house, { officeId: 73, code: 'FIG73' });
  });
  const today = { from: '2026-11-24', to: '2026-11-24' };

  it('say nothing of the waits of three people', async () => {
    const desk = (await openDesks(house, office, 1))[0]!;
    const body = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    for (let i = 0; i < 3; i++) {
      const { body: ticket } = await ask<TicketView>(
        ...([house, 'POST', '/v1/queue/tickets', await asStaff(house, 'counter', 73), body] as const),
      );
      await house.clock.advance(60_000);
      await ask(house, 'POST', `/v1/queue/counters/${desk.counterId}/calls`, desk.headers);
      await ask(house, 'POST', `/v1/queue/tickets/${ticket.id}/servings`, desk.headers);
      await ask(house, 'POST', `/v1/queue/tickets/${ticket.id}/completions`, desk.headers);
    }
    const { body: view } = await figures(office, { ...today, by: 'hour' });
    expect(view.total).toMatchObject({ tickets: 3, walkIns: 3, served: 3, offered: 0, sold: 0 });
    expect(view.total.waits).toEqual({ count: 3, p50Seconds: null, p90Seconds: null, maxSeconds: null });
    expect(view.rows.map((row) => row.key)).toEqual(['10']);
    expect(view.definitions.every((it) => it.counted.id && it.leftOut.en && it.source.id)).toBe(true);
  });

  it('are asked for days that make sense, by who may, of their own office', async () => {
    for (const [query, code] of [
      [{ from: '2026-11-24', to: '2026-11-23' }, 'before_start'],
      [{ from: '2025-01-01', to: '2026-11-23' }, 'too_long'],
    ] as const) {
      const { status, body } = await figures(office, query);
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(code)]);
    }
    const stranger = await asStaff(house, 'head', 71);
    const query = new URLSearchParams({ ...today, servicePointId: office.pointId }).toString();
    expect((await ask(house, 'GET', `/v1/queue/figures?${query}`, stranger)).status).toBe(404);
    const foreign = new URLSearchParams({ ...today, counterId: office.counters[0]! }).toString();
    expect((await ask(house, 'GET', `/v1/queue/figures?${foreign}`, stranger)).status).toBe(404);
    const officer = await asStaff(house, 'counter', 73);
    expect((await ask(house, 'GET', `/v1/queue/figures?${query}`, officer)).status).toBe(403);
  });

  it('are read without writing, and given up when they take too long', async () => {
    const heavy = house.get(HeavyReads);
    const writes = heavy.read(() => house.db.query(`update ticket set version = 1 where office_id = 73`));
    await expect(writes).rejects.toThrow(/read-only transaction/);
    const slow = await heavy.read(() => house.db.query('select pg_sleep(60)'), 20).catch((error: unknown) => error);
    expect(sqlState(slow)).toBe('57014');
    // Whoever comes next still gets a turn.
    expect((await figures(office, today)).status).toBe(200);
  });
});
