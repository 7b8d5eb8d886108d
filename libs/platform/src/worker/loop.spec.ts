import { setTimeout as sleep } from 'node:timers/promises';
import { Loop } from './loop.js';

describe('a loop', () => {
  it('works at once when nudged, else after its pause, and stops', async () => {
    let rounds = 0;
    const loop = new Loop(
      async () => ++rounds < 3,
      60_000,
      () => undefined,
    );
    loop.start();
    loop.start();
    await sleep(20);
    expect(rounds).toBe(3);
    loop.nudge();
    await sleep(20);
    expect(rounds).toBe(4);
    await loop.stop();
    loop.nudge();
    await sleep(20);
    expect(rounds).toBe(4);
  });

  it('does not lose a nudge that comes while it works, nor runs twice at once', async () => {
    let rounds = 0;
    let inside = 0;
    const loop = new Loop(
      async () => {
        expect(++inside).toBe(1);
        await sleep(15);
        inside--;
        rounds++;
        return false;
      },
      60_000,
      () => undefined,
    );
    loop.start();
    await sleep(5);
    loop.nudge();
    await sleep(60);
    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('tells of an error and goes on', async () => {
    const told: unknown[] = [];
    let rounds = 0;
    const loop = new Loop(
      async () => {
        if (++rounds === 1) throw new Error('once');
        return false;
      },
      60_000,
      (error) => told.push(error),
    );
    loop.start();
    await sleep(600);
    loop.nudge();
    await sleep(10);
    expect(told).toEqual([new Error('once')]);
    expect(rounds).toBe(2);
    await loop.stop();
  });
});
