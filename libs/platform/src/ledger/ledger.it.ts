import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import {
  defineEvents,
  HandlerRunner,
  HandlesEvents,
  Ledger,
  LedgerAuditor,
  type LedgerEvent,
  newId,
  OneOf,
  platform,
  Sealer,
  system,
  Whole,
} from '@buka-pintu/platform';
import { toyModule } from '../testing/toy-module.js';

class ParcelMoved {
  @Whole({ min: 0, max: 1_000_000 }) number: number;
  @OneOf(['here', 'there']) to: string;
}
const parcelEvents = defineEvents('parcels', {
  moved: { type: 'parcel.moved', describes: 'A parcel was moved', payload: ParcelMoved },
  lost: { type: 'parcel.lost', describes: 'A parcel was lost', payload: ParcelMoved },
});

@Injectable()
@HandlesEvents({ name: 'parcels.follow', types: ['parcel.moved'] })
class Follower {
  readonly seen: LedgerEvent[] = [];
  failures = 0;
  async handle(event: LedgerEvent): Promise<void> {
    if (this.failures > 0) {
      this.failures--;
      throw new TypeError('poison');
    }
    this.seen.push(event);
  }
}

@Module({ providers: [Follower] })
class ParcelsModule {}
const parcels = toyModule('parcels', ParcelsModule, {
  events: parcelEvents,
});

describe('the ledger', () => {
  let house: HouseUnderTest;
  let ledger: Ledger;
  let follower: Follower;
  let office = 100;
  beforeAll(async () => {
    house = await openHouse({ modules: [platform, parcels] });
    ledger = house.get(Ledger);
    follower = house.get(Follower);
  });
  afterAll(() => house.close());
  // An office of its own for every test: a broken chain stays broken.
  beforeEach(() => {
    office++;
    follower.seen.length = 0;
  });

  const append = (number: number, event = parcelEvents.moved): Promise<void> =>
    ledger.append(office, event, {
      subject: { type: 'parcel', id: newId(office) },
      payload: { number, to: 'there' },
      actor: system('test'),
    });
  const write = async (count: number): Promise<void> => {
    for (let number = 1; number <= count; number++) await house.db.transaction(() => append(number));
  };
  const handled = (): number[] => follower.seen.filter((one) => one.officeId === office).map((one) => one.position);
  const verify = (): ReturnType<LedgerAuditor['verify']> => house.get(LedgerAuditor).verify(office);

  it('takes an event only in the transaction that causes it', async () => {
    await expect(append(1)).rejects.toThrow('in the transaction');
    const failed = house.db.transaction(async () => {
      await append(1);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await house.settle();
    expect(await ledger.after(office, 0)).toEqual([]);
  });

  it('takes no payload that its class does not describe', async () => {
    const wrong = house.db.transaction(() =>
      ledger.append(office, parcelEvents.moved, {
        subject: { type: 'parcel', id: newId(office) },
        payload: { number: 1, to: 'there', name: 'Siti' } as ParcelMoved,
        actor: system('test'),
      }),
    );
    await expect(wrong).rejects.toThrow(/parcel.moved: \/name/);
  });

  it('gives committed events positions without a gap, in the order they were written', async () => {
    await house.db.transaction(async () => {
      for (let number = 1; number <= 5; number++) await append(number);
    });
    await write(3);
    await house.settle();
    const events = await ledger.after(office, 0);
    expect(events.map((one) => [one.position, one.payload['number']])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 1],
      [7, 2],
      [8, 3],
    ]);
    expect(events[0]).toMatchObject({
      officeId: office,
      type: 'parcel.moved',
      actorKind: 'system',
      actorId: 'test',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(await verify()).toEqual({ events: 8, anchors: 0, brokenAt: null, fault: null });
  });

  it('does not lose an event that was committed late with an earlier place', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    const late = house.db.transaction(async () => {
      await append(1);
      await held;
    });
    await sleep(30);
    await write(1);
    await house.settle();
    expect(await ledger.after(office, 0)).toHaveLength(1);
    letGo();
    await late;
    await house.settle();
    expect((await ledger.after(office, 0)).map((one) => one.position)).toEqual([1, 2]);
    expect(handled()).toHaveLength(2);
  });

  it('lets any number of sealers run', async () => {
    await write(40);
    await Promise.all(Array.from({ length: 6 }, () => house.get(Sealer).sealAll()));
    await house.settle();
    expect((await ledger.after(office, 0)).map((one) => one.position)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
    expect(await verify()).toEqual({ events: 40, anchors: 0, brokenAt: null, fault: null });
  });

  it('is append-only for the app, and only the sealer gives positions', async () => {
    await write(1);
    await house.settle();
    const attempts = [
      'update ledger_event set payload = payload where office_id = $1',
      'delete from ledger_event where office_id = $1',
      'update ledger_head set position = 0 where office_id = $1',
      'delete from ledger_head where office_id = $1',
    ];
    for (const sql of attempts) await expect(house.db.query(sql, [office])).rejects.toThrow(/permission denied/);
    await expect(house.db.query('truncate ledger_event')).rejects.toThrow(/permission denied/);
    house.unbound.length = 0;
    const forged = house.db.query(
      `insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, payload, position, previous_hash, hash)
       values ($1, $2, 'parcel.moved', 'parcel', 'x', 'system', '{}', 99, '', '')`,
      [office, newId(office)],
    );
    await expect(forged).rejects.toThrow(/without its seal/);
  });

  describe('hands events to handlers', () => {
    const tries = async (): Promise<number> => {
      const sql = `select attempts from ledger_cursor where office_id = $1 and handler <> 'platform.webhooks'`;
      return (await house.db.one<{ attempts: number }>(sql, [office])).attempts;
    };
    const figures = async (): Promise<string> => (await house.fetch('/metrics')).text();

    it('in order, those they want, once', async () => {
      await write(2);
      await house.db.transaction(() => append(9, parcelEvents.lost));
      await write(1);
      await house.settle();
      await house.settle();
      expect(handled()).toEqual([1, 2, 4]);
    });

    it('again after a failure, without skipping, and tells who is stuck', async () => {
      await write(3);
      await house.get(Sealer).sealAll();
      const runner = house.get(HandlerRunner);
      follower.failures = 2;
      for (let round = 0; round < 2; round++) {
        await runner.runAll();
        expect(handled()).toEqual([]);
        expect(await tries()).toBe(round + 1);
        expect(await figures()).toMatch(/buka_ledger_handler_stuck\{handler="parcels.follow"\} [1-9]/);
        await house.db.query('update ledger_cursor set retry_at = now() where office_id = $1', [office]);
      }
      await runner.runAll();
      expect(handled()).toEqual([1, 2, 3]);
      expect(await tries()).toBe(0);
      expect(await figures()).toMatch(/buka_ledger_handler_stuck\{handler="parcels.follow"\} 0/);
    });

    it('not before the pause after a failure is over', async () => {
      await write(1);
      await house.get(Sealer).sealAll();
      follower.failures = 1;
      await house.get(HandlerRunner).runAll();
      await house.get(HandlerRunner).runAll();
      expect(handled()).toEqual([]);
      const [row] = await house.db.query<{ failure: string; wait: number }>(
        `select failure, extract(epoch from retry_at - now())::float8 as wait from ledger_cursor
         where office_id = $1 and handler <> 'platform.webhooks'`,
        [office],
      );
      expect(row!.failure).toBe('TypeError');
      expect(row!.wait).toBeGreaterThan(0.1);
      await house.db.query('update ledger_cursor set retry_at = null where office_id = $1', [office]);
    });

    it('once, though several workers look for them', async () => {
      await write(10);
      await house.get(Sealer).sealAll();
      const runner = house.get(HandlerRunner);
      await Promise.all(Array.from({ length: 5 }, () => runner.runAll()));
      await house.settle();
      expect(handled()).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
    });
  });
});
