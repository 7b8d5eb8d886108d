import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so long, or until the signal. */
type Rest = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
const REST: Rest = (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined);
const PAUSE_AFTER_ERROR_MS = 500;

/**
 * Does a piece of work again and again: at once when nudged, else after a pause; never twice at the same time. An error is told
 * and the loop goes on, because a worker that gave up would lose what nobody notices until it is missed.
 */
export class Loop {
  private nudged = false;
  private stopping = new AbortController();
  private waiting = new AbortController();
  private running?: Promise<void>;

  /**
   * @param work one round; true when there may be more to do right away
   * @param pauseMs between rounds when there is nothing to do
   * @param failed hears of errors
   * @param rest how it waits; a test puts its own in place of the clock
   */
  constructor(
    private readonly work: () => Promise<boolean>,
    private readonly pauseMs: number,
    private readonly failed: (error: unknown) => void,
    private readonly rest: Rest = REST,
  ) {}

  start(): void {
    if (this.running) return;
    this.stopping = new AbortController();
    this.running = this.run();
  }

  /** Work has come: do not wait for the pause to end. */
  nudge(): void {
    this.nudged = true;
    this.waiting.abort();
  }

  /** Ends after the present round. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.waiting.abort();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.nudged = false;
      let pause = this.pauseMs;
      try {
        if (await this.work()) continue;
      } catch (error) {
        this.failed(error);
        pause = Math.max(pause, PAUSE_AFTER_ERROR_MS);
      }
      if (this.nudged && pause === this.pauseMs) continue;
      this.waiting = new AbortController();
      await this.rest(pause, this.waiting.signal);
    }
  }
}
