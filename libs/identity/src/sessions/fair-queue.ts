/** There is no room to wait; whoever asked should come back. */
export class QueueFull extends Error {
  constructor() {
    super('Too much is waiting already');
    this.name = 'QueueFull';
  }
}

/**
 * Runs a few pieces of costly work at a time and takes turns between the keys that wait: whoever floods it from one network
 * waits behind himself, the others do not notice.
 */
export class FairQueue {
  private running = 0;
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly limits: { atOnce: number; waitingPerKey: number; waitingKeys: number }) {}

  /** @throws QueueFull when this key already has its share of waiting work */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.atOnce) await this.turn(key);
    else this.running++;
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn(key: string): Promise<void> {
    const line = this.waiting.get(key);
    if (line && line.length >= this.limits.waitingPerKey) throw new QueueFull();
    if (!line && this.waiting.size >= this.limits.waitingKeys) throw new QueueFull();
    return new Promise((resolve) => {
      if (line) line.push(resolve);
      else this.waiting.set(key, [resolve]);
    });
  }

  /** Hands the free place to the next key; a key with more to do goes to the end (a Map keeps the order of insertion). */
  private passOn(): void {
    const next = this.waiting.entries().next();
    if (next.done) {
      this.running--;
      return;
    }
    const [key, line] = next.value;
    this.waiting.delete(key);
    const start = line.shift();
    if (line.length > 0) this.waiting.set(key, line);
    start?.();
  }
}
