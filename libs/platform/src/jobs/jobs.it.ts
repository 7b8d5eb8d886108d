import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { openHouse, type HouseUnderTest, until } from '@buka-pintu/platform/testing';
import { Every, HandlesJob, JobRunner, Jobs, platform, Worker } from '@buka-pintu/platform';
import { toyModule } from '../testing/toy-module.js';

@Injectable()
@HandlesJob('parcels.carry')
class Carrier {
  readonly carried: number[] = [];
  failing = false;
  async run({ number }: { number: number }): Promise<void> {
    if (this.failing) throw new TypeError('Siti Aminah is not at home');
    this.carried.push(number);
  }
}

@Injectable()
@Every({ name: 'parcels.sweep', minutes: 5 })
class Sweeper {
  turns = 0;
  async run(): Promise<void> {
    this.turns++;
  }
}

/** Keeps what it was given in its hands until it is told to let go. */
@Injectable()
@HandlesJob('parcels.hold', { waits: true })
class Holder {
  readonly held: string[] = [];
  letGo = (): void => undefined;
  private readonly free = new Promise<void>((resolve) => (this.letGo = resolve));
  async run({ whose }: { whose: string }): Promise<void> {
    this.held.push(whose);
    await this.free;
  }
}

@Module({ providers: [Carrier, Sweeper, Holder] })
class ParcelsModule {}
const parcels = toyModule('parcels', ParcelsModule);

describe('jobs', () => {
  let house: HouseUnderTest;
  let jobs: Jobs;
  let carrier: Carrier;
  beforeAll(async () => {
    house = await openHouse({ modules: [platform, parcels] });
    jobs = house.get(Jobs);
    carrier = house.get(Carrier);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    carrier.carried.length = 0;
    carrier.failing = false;
    await house.owner.query('truncate graphile_worker._private_jobs');
  });

  it('are done after the commit that asked for them, never after a rollback', async () => {
    await house.db.transaction(async () => {
      await jobs.add('parcels.carry', { number: 1 });
      await house.get(JobRunner).runDue();
      expect(carrier.carried).toEqual([]);
    });
    const failed = house.db.transaction(async () => {
      await jobs.add('parcels.carry', { number: 2 });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await house.settle();
    expect(carrier.carried).toEqual([1]);
  });

  it('wait for their time, which is the house’s', async () => {
    await house.clock.set('2030-01-01T00:00:00Z');
    await jobs.add('parcels.carry', { number: 3 }, { runAt: '2030-01-01T02:00:00Z' });
    await house.settle();
    expect(carrier.carried).toEqual([]);
    await house.clock.advance(2 * 3_600_000 - 60_000);
    await house.settle();
    expect(carrier.carried).toEqual([]);
    await house.clock.advance(60_000);
    await house.settle();
    expect(carrier.carried).toEqual([3]);
  });

  it('with one key are one, the last', async () => {
    await jobs.add('parcels.carry', { number: 4 }, { key: 'k' });
    await jobs.add('parcels.carry', { number: 5 }, { key: 'k' });
    await house.settle();
    expect(carrier.carried).toEqual([5]);
  });

  it('that fail are kept for another try, without the words of the error', async () => {
    carrier.failing = true;
    await jobs.add('parcels.carry', { number: 6 });
    await expect(house.settle()).rejects.toThrow('TypeError');
    carrier.failing = false;
    const { rows } = await house.owner.query<{ left: number; soon: boolean; last_error: string }>(
      "select max_attempts - attempts as left, run_at < now() + interval '1 minute' as soon, last_error from graphile_worker._private_jobs",
    );
    expect(rows).toEqual([{ left: 24, soon: true, last_error: 'TypeError' }]);
  });

  it('that come round can be given their turn', async () => {
    await house.get(JobRunner).turn('parcels.sweep');
    expect(house.get(Sweeper).turns).toBe(1);
    await expect(house.get(JobRunner).turn('parcels.sleep')).rejects.toThrow('No job is named');
    expect(() => Every({ name: 'x', minutes: 0 })).toThrow(RangeError);
  });

  it('run by themselves in a worker, and end with it', async () => {
    const worker = house.get(Worker);
    worker.start();
    worker.start();
    await jobs.add('parcels.carry', { number: 7 });
    await until(() => carrier.carried.length > 0);
    expect(carrier.carried).toEqual([7]);
    const known = await house.owner.query('select identifier from graphile_worker._private_known_crontabs');
    expect(known.rows).toContainEqual({ identifier: 'parcels.sweep' });
    await worker.stop();
    await jobs.add('parcels.carry', { number: 8 });
    await sleep(100);
    expect(carrier.carried).toEqual([7]);
  });

  it('of one line are done one after the other, so that others have places left', async () => {
    const holder = house.get(Holder);
    const many = Array.from({ length: 40 }, (_, at) => ({
      payload: { whose: 'slow' },
      key: `slow ${at}`,
      line: 'slow',
    }));
    await jobs.addMany('parcels.hold', many, 0);
    await jobs.add('parcels.hold', { whose: 'quick' }, { line: 'quick' });
    house.get(Worker).start();
    await until(() => holder.held.length >= 2);
    expect(holder.held.toSorted()).toEqual(['quick', 'slow']);
    holder.letGo();
    await until(() => holder.held.length >= 41);
    await house.get(Worker).stop();
    expect(holder.held).toHaveLength(41);
  });

  it('of a line whose process was killed are taken up again as well', async () => {
    await jobs.add('parcels.carry', { number: 11 }, { line: 'l' });
    for (const table of ['_private_jobs', '_private_job_queues'])
      await house.owner.query(
        `update graphile_worker.${table} set locked_by = 'killed', locked_at = now() - interval '6 minutes'`,
      );
    house.get(Worker).start();
    await until(() => carrier.carried.length > 0);
    await house.get(Worker).stop();
    expect(carrier.carried).toEqual([11]);
  });

  it('of a process that was killed in the middle are taken up again', async () => {
    await jobs.add('parcels.carry', { number: 9 });
    await jobs.add('parcels.carry', { number: 10 });
    await house.owner.query(
      `update graphile_worker._private_jobs set locked_by = 'killed', attempts = 1,
         locked_at = now() - case when payload->>'number' = '9' then interval '6 minutes' else interval '1 minute' end`,
    );
    await house.settle();
    expect(carrier.carried).toEqual([]);
    house.get(Worker).start();
    await until(() => carrier.carried.length > 0);
    await house.get(Worker).stop();
    expect(carrier.carried).toEqual([9]);
  });
});
