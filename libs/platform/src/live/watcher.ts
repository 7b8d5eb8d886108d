import type { MessageEvent } from '@nestjs/common';
import type { Subscriber } from 'rxjs';
import { HouseProblem } from '../http/problem.js';
import type { LedgerEvent } from '../ledger/ledger.queries.js';

export interface WatchOptions<T> {
  officeId: number;
  /** The name of the stream's events: `board`, `ticket`, `console`. */
  event: string;
  /** Whether this event may have changed the view; the first word on what is read anew, so rather yes than no. */
  concerns: (event: LedgerEvent) => boolean;
  /** The view as it is now. */
  view: () => Promise<T>;
  /** Whether the reader may still read; the request's own answer unless given. */
  stands?: () => Promise<boolean>;
  /** The header of a client that comes back; it gets the present view in any case, which says all that it missed. */
  lastEventId?: string;
}

// A room full of calls is one picture, not twenty: views of one stream keep this distance.
const SPACING_MS = 100;
// Long enough for a sign-out to be answered before its own page comes back to ask.
const REFUSED_MS = 500;

/** One open stream: knows what concerns it and reads its view anew, one at a time. */
export class Watcher {
  /** The position that the last message's view includes at least. */
  private position = 0;
  private wanted?: number;
  private reading = false;
  private timer?: NodeJS.Timeout;
  /** The client has left, or the stream was ended. */
  closed = false;

  constructor(
    private readonly options: WatchOptions<object>,
    private readonly subscriber: Subscriber<MessageEvent>,
  ) {}

  get officeId(): number {
    return this.options.officeId;
  }

  /** Sends the first view. */
  async open(position: number): Promise<void> {
    this.wanted = position;
    await this.read(true);
  }

  /** A refused stream: the caller hears why. */
  fail(error: unknown): void {
    this.closed = true;
    this.subscriber.error(error);
  }

  /** Tells of sealed events, oldest first. */
  tell(events: readonly LedgerEvent[]): void {
    const last = events.findLast((event) => this.options.concerns(event));
    if (!last) return;
    this.wanted = last.position;
    void this.read(false);
  }

  /** Tries again what a failed read left over. */
  retry(): void {
    if (this.wanted !== undefined) void this.read(false);
  }

  beat(): void {
    this.subscriber.next({ comment: 'beat' });
  }

  /** Asks whether the reader may still read, and ends the stream when not: whoever comes back hears why. */
  async askAgain(): Promise<void> {
    if (this.closed || !this.options.stands || (await this.options.stands())) return;
    if (!this.closed) this.end(REFUSED_MS);
  }

  /** Ends the stream and asks the client to come back. */
  end(retry: number): void {
    this.stop();
    this.subscriber.next({ retry, id: String(this.position) });
    this.subscriber.complete();
  }

  stop(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async read(first: boolean): Promise<void> {
    if (this.reading || this.closed || this.timer) return;
    this.reading = true;
    const position = this.wanted ?? this.position;
    this.wanted = undefined;
    try {
      const data = await this.options.view();
      if (this.closed) return;
      this.position = Math.max(this.position, position);
      this.subscriber.next({ type: this.options.event, id: String(this.position), data });
    } catch (error) {
      if (first) return this.fail(error);
      if (error instanceof HouseProblem && error.status < 500) {
        this.stop();
        return this.subscriber.complete();
      }
      // Something broke on our side: the hub's next round tries again.
      this.wanted ??= position;
      return;
    } finally {
      this.reading = false;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.wanted !== undefined) void this.read(false);
    }, SPACING_MS);
  }
}
