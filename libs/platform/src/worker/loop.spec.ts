import { Loop } from './loop.js';

const PAUSE = 60_000;

/** A clock that never runs out: who rests is seen, and only a nudge or the end wakes it. */
function resting() {
  const pauses: number[] = [];
  let began = Promise.withResolvers<void>();
  return {
    pauses,
    rest: (pause: number, signal: AbortSignal) => {
      pauses.push(pause);
      began.resolve();
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
    /** Until it rests once more than when this was last asked. */
    async begun() {
      await began.promise;
      began = Promise.withResolvers<void>();
    },
  };
}

describe('a loop', () => {
  it('works at once when nudged, else after its pause, and stops', async () => {
    const { pauses, rest, begun } = resting();
    let rounds = 0;
    const loop = new Loop(
      async () => ++rounds < 3,
      PAUSE,
      () => undefined,
      rest,
    );
    loop.start();
    loop.start();
    await begun();
    expect(rounds).toBe(3);
    loop.nudge();
    await begun();
    expect(rounds).toBe(4);
    expect(pauses).toEqual([PAUSE, PAUSE]);
    await loop.stop();
    loop.nudge();
    expect(rounds).toBe(4);
    expect(pauses).toHaveLength(2);
  });

  it('ends its pause by itself', async () => {
    const rounds = Promise.withResolvers<void>();
    let done = 0;
    const loop = new Loop(
      async () => {
        if (++done === 3) rounds.resolve();
        return false;
      },
      1,
      () => undefined,
    );
    loop.start();
    await rounds.promise;
    await loop.stop();
  });

  it('does not lose a nudge that comes while it works, nor runs twice at once', async () => {
    const { pauses, rest, begun } = resting();
    const [entered, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let [rounds, inside] = [0, 0];
    const loop = new Loop(
      async () => {
        expect(++inside).toBe(1);
        entered.resolve();
        await leave.promise;
        inside--;
        rounds++;
        return false;
      },
      PAUSE,
      () => undefined,
      rest,
    );
    loop.start();
    await entered.promise;
    loop.nudge();
    leave.resolve();
    await begun();
    expect(rounds).toBe(2);
    expect(pauses).toEqual([PAUSE]);
    await loop.stop();
  });

  it('tells of an error, rests longer than it would without, and goes on', async () => {
    const { pauses, rest, begun } = resting();
    const told: unknown[] = [];
    let rounds = 0;
    const loop = new Loop(
      async () => {
        if (++rounds === 1) throw new Error('once');
        return false;
      },
      20,
      (error) => told.push(error),
      rest,
    );
    loop.start();
    await begun();
    expect(told).toEqual([new Error('once')]);
    loop.nudge();
    await begun();
    expect(rounds).toBe(2);
    expect(pauses).toEqual([500, 20]);
    await loop.stop();
  });
});
