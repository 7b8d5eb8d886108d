import { Problem } from '@buka-pintu/client';
import { screenTime } from '../clock';
import type { Lang } from '../i18n';
import { kioskId } from './kiosk-id';
import { EMPTY, type HeldBlock, type KioskMemory, type KioskStore, type UnsentTicket } from './kiosk-memory';
import type { KioskLane, KioskSyncView, KioskTicketView, KioskView, PairingView } from './kiosk-shapes';

declare const __VERSION__: string;

/** After this a person is not kept waiting: the number is printed, and told later. Milliseconds. */
const PATIENCE_MS = 4_000;
const A_BATCH = 100;
/** What shuts a device out until somebody pairs it anew. */
const SHUT = new Set([
  'device_copied',
  'device_replaced',
  'device_revoked',
  'credentials_invalid',
  'credentials_expired',
]);

/** What the person holds in hand. Without a line there is neither a place nor a QR yet. */
export interface GivenTicket {
  id: string;
  number: string;
  lane: string;
  serviceCode: string;
  at: string;
  before: number | null;
  qrSvg: string | null;
  offline: boolean;
}

export interface Standing {
  view: KioskView | null;
  isUp: boolean;
  /** What holds now: without a line the hours say whether the house is open, and what was last heard says the rest. */
  state: KioskView['state'];
  unsent: number;
  /** Why the device is shut out; undefined while it is not. */
  shut: Problem | undefined;
  isPaired: boolean;
}

export interface KioskClock {
  /** Milliseconds by the device's own clock, which may be wrong. */
  now(): number;
  /** Milliseconds this page has been running: nobody can set that. */
  running(): number;
}
const deviceClock: KioskClock = { now: screenTime, running: () => performance.now() };

/** A kiosk's line to its office: numbers are given with it and without it, and told once it is there again. */
export class KioskLine {
  private memory: KioskMemory = EMPTY;
  private isUp = true;
  private shut: Problem | undefined;
  /** One thing after the other: a token that was replaced must not be overtaken by its predecessor. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly load = Math.floor(Math.random() * 1e12).toString(36);
  private language: Lang = 'id';

  constructor(
    private readonly store: KioskStore,
    private readonly told: (standing: Standing) => void,
    private readonly clock: KioskClock = deviceClock,
  ) {}

  async open(): Promise<void> {
    this.memory = await this.store.load();
    this.tell();
  }

  /** The language of what the office says. */
  speak(language: Lang): void {
    this.language = language;
  }

  /** By the office's clock, in milliseconds, as far as is known. */
  now(): number {
    return this.clock.now() + this.memory.offsetMs;
  }

  /** @throws Problem `pairing_code_wrong`, 429, or `network` */
  pair(code: string): Promise<void> {
    return this.inTurn(async () => {
      const made = await this.send<PairingView>('/v1/device-pairings', { code }, PATIENCE_MS * 3, false);
      this.shut = undefined;
      // Blocks of the pairing before are not given out any more, but what was given of them is still to be told.
      await this.keep({ ...this.memory, token: made.token, deviceId: made.deviceId, blocks: [], view: null });
    }).then(async () => void (await this.beat()));
  }

  /**
   * A sign of life, and the telling of what has not been told. Never throws: a line that is down is the ordinary case.
   * @returns whether there is a line
   */
  beat(): Promise<boolean> {
    return this.inTurn(async () => {
      if (!this.memory.token || this.shut) return true;
      try {
        await this.heartbeat();
        while (this.memory.unsent.length > 0) await this.sync();
      } catch (cause) {
        this.failed(cause);
      }
      return this.isUp;
    });
  }

  /**
   * A number for somebody without a booking.
   * @throws Problem what the office refuses; `no_numbers` where there is neither a line nor a number
   */
  take(serviceCode: string, lane: KioskLane): Promise<GivenTicket> {
    return this.inTurn(async () => {
      const ticket = await this.reserve(serviceCode, lane);
      try {
        if (!this.isUp) throw Problem.network('down');
        const { takenAt: _, load: __, loadMs: ___, ...request } = ticket;
        const made = await this.send<KioskTicketView>('/v1/queue/kiosk/tickets', request);
        await this.forget([ticket.id]);
        return onPaper(made);
      } catch (cause) {
        if (this.failed(cause).status === 0) return this.offline(ticket);
        // The office has said no, and nothing was printed.
        await this.forget([ticket.id]);
        throw cause;
      }
    });
  }

  /** @throws Problem why not, `network` without a line */
  checkIn(shown: string): Promise<GivenTicket> {
    return this.inTurn(async () => {
      try {
        return onPaper(await this.send<KioskTicketView>('/v1/queue/kiosk/check-ins', { shown }, PATIENCE_MS * 2));
      } catch (cause) {
        throw this.failed(cause);
      }
    });
  }

  /** Whether a number can be given without a line: one is left for today, and the hours say that the house is open. */
  canGoOn(): boolean {
    const hours = this.hoursNow();
    return hours !== undefined && this.blockOf(hours.on) !== undefined;
  }

  private async reserve(serviceCode: string, lane: KioskLane): Promise<UnsentTicket> {
    const { deviceId, view } = this.memory;
    const on = this.hoursNow()?.on ?? view?.hours[0]?.on;
    const block = on === undefined ? undefined : this.blockOf(on);
    if (!deviceId || !block || (!this.isUp && !this.canGoOn())) throw noNumbers();
    const number = block.first + block.used;
    const at = this.clock.now();
    const ticket: UnsentTicket = {
      id: kioskId(deviceId, at),
      blockId: block.id,
      number,
      serviceCode,
      lane,
      takenAt: new Date(at).toISOString(),
      load: this.load,
      loadMs: Math.round(this.clock.running()),
    };
    const blocks = this.memory.blocks.map((it) => (it === block ? { ...it, used: it.used + 1 } : it));
    await this.keep({ ...this.memory, blocks, unsent: [...this.memory.unsent, ticket] });
    return ticket;
  }

  private offline({ id, blockId, number, lane, serviceCode }: UnsentTicket): GivenTicket {
    if (!this.canStand(number, blockId)) throw noNumbers();
    const prefix = this.memory.blocks.find((block) => block.id === blockId)!.prefix;
    const said = `${prefix}-${String(number).padStart(3, '0')}`;
    const at = new Date(this.now()).toISOString();
    return { id, number: said, lane, serviceCode, at, before: null, qrSvg: null, offline: true };
  }

  /** Whether the hours known of the number's day hold now; a line that fails in mid-request must not open a closed house. */
  private canStand(number: number, blockId: string): boolean {
    const block = this.memory.blocks.find(({ id }) => id === blockId);
    return block !== undefined && number >= block.first && this.hoursNow()?.on === block.on;
  }

  private hoursNow() {
    const now = this.now();
    return this.memory.view?.hours.find(
      ({ opensAt, closesAt }) => Date.parse(opensAt) <= now && now < Date.parse(closesAt),
    );
  }

  private blockOf(on: string): HeldBlock | undefined {
    return this.memory.blocks.find((block) => block.on === on && block.used < block.size);
  }

  private async heartbeat(): Promise<void> {
    const { unsent, blocks } = this.memory;
    const sentAt = this.clock.now();
    const view = await this.send<KioskView>('/v1/queue/kiosk/heartbeats', {
      deviceAt: new Date(sentAt).toISOString(),
      version: __VERSION__,
      unsent: unsent.length,
      blocks: blocks.map(({ id, used }) => ({ id, used })),
    });
    // The answer was made somewhere between the two.
    const offsetMs = Math.round(Date.parse(view.at) - (sentAt + this.clock.now()) / 2);
    const fresh = view.blocks.filter(({ id }) => !this.memory.blocks.some((block) => block.id === id));
    const token = view.token ?? this.memory.token;
    await this.keep({
      ...this.memory,
      token,
      offsetMs,
      view: { ...view, token: null },
      blocks: [...this.memory.blocks, ...fresh.map((block) => ({ ...block, used: 0 }))].filter((block) =>
        this.isNeeded(block, view),
      ),
    });
  }

  /** A block stays while a number of it can be given or has not been told. */
  private isNeeded(block: HeldBlock, { hours, at }: KioskView): boolean {
    if (this.memory.unsent.some(({ blockId }) => blockId === block.id)) return true;
    return block.used < block.size && (hours.some(({ on }) => on === block.on) || block.on >= at.slice(0, 10));
  }

  private async sync(): Promise<void> {
    const events = this.memory.unsent.slice(0, A_BATCH);
    const { results } = await this.send<KioskSyncView>(
      '/v1/queue/kiosk/syncs',
      {
        deviceAt: new Date(this.clock.now()).toISOString(),
        load: this.load,
        loadMs: Math.round(this.clock.running()),
        events,
      },
      PATIENCE_MS * 5,
    );
    await this.forget(results.map(({ id }) => id));
  }

  private forget(ids: readonly string[]): Promise<void> {
    return this.keep({ ...this.memory, unsent: this.memory.unsent.filter(({ id }) => !ids.includes(id)) });
  }

  private async keep(memory: KioskMemory): Promise<void> {
    await this.store.save(memory);
    this.memory = memory;
    this.tell();
  }

  private state(): KioskView['state'] {
    const heard = this.memory.view?.state ?? 'closed';
    if (this.isUp) return heard;
    if (this.hoursNow() === undefined) return 'closed';
    return heard === 'closed' ? 'open' : heard;
  }

  private tell(): void {
    const { view, unsent, token } = this.memory;
    this.told({
      view,
      isUp: this.isUp,
      state: this.state(),
      unsent: unsent.length,
      shut: this.shut,
      isPaired: token !== null,
    });
  }

  private failed(cause: unknown): Problem {
    const problem = cause instanceof Problem ? cause : Problem.network(cause);
    const isDown = problem.status === 0 || problem.status >= 502;
    if (isDown && problem.status > 0) return this.failed(Problem.network(problem));
    if (isDown) this.isUp = false;
    if (SHUT.has(problem.code)) this.shut = problem;
    this.tell();
    return problem;
  }

  private async send<T>(path: string, body: object, patience = PATIENCE_MS, withToken = true): Promise<T> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const headers = new Headers({ 'Content-Type': 'application/json', 'Accept-Language': this.language });
      if (withToken) headers.set('Authorization', `Bearer ${this.memory.token}`);
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal: stop.signal });
      const said: unknown = await answer.json().catch(() => undefined);
      if (!answer.ok || said === undefined) throw Problem.from(answer.ok ? 502 : answer.status, said);
      this.isUp = true;
      return said as T;
    } catch (cause) {
      throw cause instanceof Problem ? cause : Problem.network(cause);
    } finally {
      clearTimeout(timer);
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

function onPaper(made: KioskTicketView): GivenTicket {
  const { id, number, lane, serviceCode, before, qrSvg, issuedAt: at } = made;
  return { id, number, lane, serviceCode, at, before, qrSvg, offline: false };
}

const noNumbers = (): Problem =>
  new Problem({ type: 'about:blank', title: 'No numbers left', status: 409, code: 'no_numbers' });
