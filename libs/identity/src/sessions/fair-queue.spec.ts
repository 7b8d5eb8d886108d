import { FairQueue, QueueFull } from './fair-queue.js';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('the fair queue', () => {
  it('takes turns between keys, so that a flood waits behind itself', async () => {
    const queue = new FairQueue({ atOnce: 1, waitingPerKey: 10, waitingKeys: 10 });
    const order: string[] = [];
    const work = (name: string) => async () => {
      await tick();
      order.push(name);
    };
    await Promise.all([
      ...['f1', 'f2', 'f3', 'f4'].map((name) => queue.run('flood', work(name))),
      queue.run('officer', work('officer')),
    ]);
    expect(order).toEqual(['f1', 'f2', 'officer', 'f3', 'f4']);
  });

  it('never runs more at once than it may, and goes on after failures', async () => {
    const queue = new FairQueue({ atOnce: 2, waitingPerKey: 50, waitingKeys: 50 });
    let now = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        queue.run(`key ${i % 7}`, async () => {
          most = Math.max(most, ++now);
          await tick();
          now--;
          if (i % 3 === 0) throw new Error('wrong');
        }),
      ),
    );
    expect(most).toBe(2);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(26);
    await expect(queue.run('later', async () => 'still open')).resolves.toBe('still open');
  });

  it('refuses a key that waits too much already, and only that key', async () => {
    const queue = new FairQueue({ atOnce: 1, waitingPerKey: 2, waitingKeys: 2 });
    let open = () => {};
    const held = queue.run('flood', () => new Promise<void>((resolve) => (open = resolve)));
    const waiting = [queue.run('flood', tick), queue.run('flood', tick)];
    await expect(queue.run('flood', tick)).rejects.toBeInstanceOf(QueueFull);
    const officer = queue.run('officer', tick);
    await expect(queue.run('third key', tick)).rejects.toBeInstanceOf(QueueFull);
    open();
    await Promise.all([held, ...waiting, officer]);
  });
});
