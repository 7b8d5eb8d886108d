import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { openHouse, type HouseUnderTest, until } from '@buka-pintu/platform/testing';
import {
  defineEvents,
  HandlesEvents,
  HandlesJob,
  JobRunner,
  Jobs,
  Ledger,
  type LedgerEvent,
  newId,
  platform,
  system,
  Whole,
  Worker,
} from '@buka-pintu/platform';
import { toyModule } from '../testing/toy-module.js';

class Rung {
  @Whole({ min: 0, max: 1_000_000 }) time: number;
}
const events = defineEvents('bells', {
  rung: { type: 'bell.rung', describes: 'A bell was rung', payload: Rung },
});

const heard: number[] = [];
const done: number[] = [];

@Injectable()
@HandlesEvents({ name: 'bells.hear', types: ['bell.rung'] })
class Hearer {
  constructor(private readonly jobs: Jobs) {}
  async handle(event: LedgerEvent): Promise<void> {
    const time = event.payload['time'] as number;
    await this.jobs.add('bells.answer', { time });
    heard.push(time);
  }
}

@Injectable()
@HandlesJob('bells.answer')
class Answerer {
  async run({ time }: { time: number }): Promise<void> {
    done.push(time);
  }
}

@Module({ providers: [Hearer, Answerer] })
class BellsModule {}
const bells = toyModule('bells', BellsModule, {
  events,
});

describe('a worker', () => {
  let house: HouseUnderTest;
  beforeAll(async () => {
    house = await openHouse({ modules: [platform, bells] });
    house.get(Worker).start();
  });
  afterAll(() => house.close());

  const ring = (time: number): Promise<void> =>
    house.db.transaction(() =>
      house.get(Ledger).append(400, events.rung, {
        subject: { type: 'bell', id: newId(400) },
        payload: { time },
        actor: system('test'),
      }),
    );
  const answered = async (time: number): Promise<void> => {
    await until(() => done.includes(time));
  };

  it('seals, hands out and does jobs by itself', async () => {
    await ring(1);
    await answered(1);
  });

  it('finds what another process wrote', async () => {
    const other = await house.sibling();
    await other.db.transaction(() =>
      other.get(Ledger).append(401, events.rung, {
        subject: { type: 'bell', id: newId(401) },
        payload: { time: 2 },
        actor: system('test'),
      }),
    );
    await answered(2);
  });

  it('goes on after the database went away and came back', async () => {
    const cut = (): Promise<unknown> =>
      house.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'bp_app'`,
      );
    for (let time = 0; time < 3; time++) {
      await cut();
      await sleep(120);
    }
    for (let failures = 0; ; failures++) {
      try {
        await ring(3);
        break;
      } catch (error) {
        if (failures > 20) throw error;
      }
    }
    await answered(3);
    await house.get(Jobs).add('bells.answer', { time: 4 });
    await answered(4);
  });

  it('takes up the job list again when graphile-worker gave up', async () => {
    const { runners } = house.get(JobRunner) as unknown as { runners: { stop(): Promise<void> }[] };
    await runners[0]!.stop();
    await house.get(Jobs).add('bells.answer', { time: 6 });
    await answered(6);
  });

  it('stops, and what comes then waits', async () => {
    await house.get(Worker).stop();
    await ring(5);
    await sleep(300);
    expect(done).not.toContain(5);
    await house.settle();
    expect(done).toContain(5);
  });
});
