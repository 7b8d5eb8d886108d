import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { KioskUnderTest } from '../testing/kiosk-device.js';
import { anOffice, ask, openDesks } from '../testing/office-day.js';
import type { PointDeviceList } from './point-device.dto.js';

const DAY = '2026-11-24';
const MINUTE = 60_000;
let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
});
afterAll(() => house.close());

let numbers = 70;
async function morning(): Promise<{ officeId: number; pointId: string; counters: string[]; code: string }> {
  const officeId = ++numbers;
  await house.clock.set(`${DAY}T01:00:00Z`);
  await house.clock.stop();
  return anOffice(house, { officeId, code: `S${officeId}`.replace(/\d/g, (digit) => 'ABCDEFGHJK'[Number(digit)]!) });
}
type Row = { id: string; display: string; state: string; issued_at: Date; waits: number; on_day: string };
const rows = async (officeId: number): Promise<Row[]> =>
  (
    await house.owner.query<Row>(
      `select t.id, t.display, t.state, t.issued_at, t.on_day::text, (
         select count(*)::integer from ticket_period p where p.ticket_id = t.id and p.kind = 'waiting') as waits
       from ticket t where t.office_id = $1 order by t.due_at, t.id`,
      [officeId],
    )
  ).rows;

/** Draws that are the same for the same seed. */
function draws(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('eight hours without a line', () => {
  const seeds = process.env['KIOSK_SEED'] ? [Number(process.env['KIOSK_SEED'])] : [20261124, 7, 4711];
  it.each(seeds)(
    'on two devices end without a clash, without a loss and in the order of arrival (seed %i)',
    async (seed) => {
      const draw = draws(seed);
      const office = await morning();
      const kiosks = [
        await KioskUnderTest.at(house, office.officeId, office.pointId),
        await KioskUnderTest.at(house, office.officeId, office.pointId),
      ];
      kiosks[1]!.fast = draw(2) === 0 ? 3_600_000 : -3_600_000;
      // A morning with a line: they have given out most of a block and got another.
      for (const one of kiosks) await one.heartbeat();
      const printed: { id: string; said: string; at: number }[] = [];
      const give = (one: KioskUnderTest) => {
        const ticket = one.takeOffline(DAY, draw(5) === 0 ? 'priority' : 'walk_in');
        if (ticket) printed.push({ ...ticket, at: house.clock.now().getTime() });
        return ticket !== undefined;
      };
      const ends = house.clock.now().getTime() + 8 * 60 * MINUTE;
      while (house.clock.now().getTime() < ends) {
        await house.clock.advance((1 + draw(9)) * MINUTE);
        give(kiosks[draw(2)]!);
        // Now and then there is a line for a moment: an answer comes, is lost, or half of the telling arrives.
        if (draw(12) > 0) continue;
        const one = kiosks[draw(2)]!;
        await Promise.all([
          one.sync({ keep: draw(2) === 0, most: 1 + draw(6) }),
          ...(draw(3) === 0 ? [one.sync({ keep: false })] : []),
        ]);
        await one.heartbeat({ keep: draw(2) === 0 });
      }
      for (const one of kiosks) {
        while (one.unsent.length > 0) await one.sync({ keep: draw(3) > 0, most: 1 + draw(40) });
        const again = await one.sync();
        expect(again.body.results).toEqual([]);
      }
      const line = await rows(office.officeId);
      expect(line).toHaveLength(printed.length);
      expect(printed.length).toBeGreaterThan(40);
      expect(new Set(line.map(({ display }) => display)).size).toBe(printed.length);
      expect(line.map(({ id, display }) => `${id} ${display}`).toSorted()).toEqual(
        printed.map(({ id, said }) => `${id} ${said}`).toSorted(),
      );
      expect(line.every(({ state, waits }) => state === 'waiting' && waits === 1)).toBe(true);
      // A clock an hour off moves nobody: every arrival is what it was.
      const arrivals = new Map(line.map((row) => [row.id, row.issued_at.getTime()]));
      for (const { id, at } of printed) expect(arrivals.get(id)).toBe(at);
    },
  );
});

describe('a telling', () => {
  it('puts people into the line where their arrival puts them', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    await house.clock.advance(5 * MINUTE);
    const early = one.takeOffline(DAY)!;
    await house.clock.advance(10 * MINUTE);
    const staff = await asStaff(house, 'counter', office.officeId);
    const guest = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    await ask(house, 'POST', '/v1/queue/tickets', staff, guest);
    await house.clock.advance(10 * MINUTE);
    await one.sync();
    const [desk] = await openDesks(house, office, 1);
    const called = await ask<{ current: { number: string } }>(
      house,
      'POST',
      `/v1/queue/counters/${desk!.counterId}/calls`,
      desk!.headers,
    );
    expect(called.body.current.number).toBe(early.said);
  });

  it('of a ticket that was made with a line after all is known, not made twice', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    const { id } = one.takeOffline(DAY)!;
    const [event] = one.unsent as { id: string; takenAt?: string }[];
    const { takenAt: _, ...request } = event!;
    expect((await one.post('tickets', request)).status).toBe(201);
    expect((await one.sync()).body.results).toEqual([{ id, outcome: 'known', number: expect.any(String) }]);
    expect(await rows(office.officeId)).toHaveLength(1);
  });

  it('after the day is over ends the tickets with it', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    await house.clock.advance(60 * MINUTE);
    one.takeOffline(DAY);
    await house.clock.set('2026-11-25T02:00:00Z');
    one.takeOffline('2026-11-25');
    const { body } = await one.sync();
    expect(body.results.map(({ outcome }) => outcome)).toEqual(['ended', 'taken']);
    expect((await rows(office.officeId)).map(({ state, on_day }) => [state, on_day])).toEqual([
      ['left', DAY],
      ['waiting', '2026-11-25'],
    ]);
  });

  it('of two machines with one memory loses nobody: the second gets new numbers, officers see it, both are shut out', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    const two = one.copy();
    const [mine, theirs] = [one.takeOffline(DAY)!, two.takeOffline(DAY)!];
    expect(mine.said).toBe(theirs.said);
    expect((await one.sync()).body.results).toMatchObject([{ outcome: 'taken', number: mine.said }]);
    expect((await two.sync()).body.results).toEqual([{ id: theirs.id, outcome: 'renumbered', number: 'W-001' }]);
    expect((await one.heartbeat()).body.code).toBe('device_copied');
    expect((await two.heartbeat()).body.code).toBe('device_copied');
    const head = await asStaff(house, 'head', office.officeId);
    const { body } = await ask<PointDeviceList>(house, 'GET', '/v1/point-devices', head);
    expect(body.items).toMatchObject([{ state: 'copied' }]);
    expect(body.conflicts).toMatchObject([{ said: mine.said, number: 'W-001', outcome: 'renumbered' }]);
  });

  it('with a line refuses the number another ticket has, and shuts both machines out', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    const two = one.copy();
    expect((await one.take(DAY)).status).toBe(201);
    expect((await two.take(DAY)).body.code).toBe('device_copied');
    expect((await one.heartbeat()).body.code).toBe('device_copied');
  });

  it('of what nobody can have lent is kept for an officer and not told again', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    one.takeOffline(DAY);
    Object.assign(one.unsent[0]!, { blockId: newId(office.officeId) });
    expect((await one.sync()).body.results).toMatchObject([{ outcome: 'refused', number: null }]);
    expect(one.unsent).toEqual([]);
    const head = await asStaff(house, 'head', office.officeId);
    const { body } = await ask<PointDeviceList>(house, 'GET', '/v1/point-devices', head);
    expect(body.conflicts).toMatchObject([{ said: '1', outcome: 'refused' }]);
  });

  it('sent twice at once makes each ticket once', async () => {
    const office = await morning();
    const one = await KioskUnderTest.at(house, office.officeId, office.pointId);
    await one.heartbeat();
    for (let at = 0; at < 8; at++) one.takeOffline(DAY);
    const answers = await Promise.all(Array.from({ length: 6 }, () => one.sync({ keep: false })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await rows(office.officeId)).toHaveLength(8);
  });
});
