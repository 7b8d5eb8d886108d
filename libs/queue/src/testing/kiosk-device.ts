// For the tests of this module: a kiosk as its page behaves, without a screen.
import { newId } from '@buka-pintu/platform';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import { asStaff } from '@buka-pintu/identity/testing';
import type { KioskSyncView, KioskTicketView, KioskView, PairingView } from '../kiosks/kiosk.dto.js';
import type { PointDeviceView } from '../kiosks/point-device.dto.js';
import { type Answer, ask } from './office-day.js';

type Problem = { code: string };
interface Numbered {
  blockId: string;
  number: number;
  prefix: string;
  on: string;
}

/** Registers a device of a service point. @returns it with its pairing code */
export async function aDevice(house: HouseUnderTest, officeId: number, servicePointId: string) {
  const headers = await asStaff(house, 'head', officeId);
  const body = { servicePointId, kind: 'kiosk', name: 'Kios uji' };
  return (await ask<PointDeviceView>(house, 'POST', '/v1/point-devices', headers, body)).body;
}

export async function pair(house: HouseUnderTest, code: string): Promise<Answer<PairingView & Problem>> {
  return ask<PairingView & Problem>(house, 'POST', '/v1/device-pairings', {}, { code });
}

/** One machine with its memory: the token, the blocks, what it has not told. Its clock may be off. */
export class KioskUnderTest {
  blocks: (KioskView['blocks'][number] & { used: number })[] = [];
  unsent: object[] = [];
  /** Milliseconds that its clock is ahead of the house's. */
  fast = 0;

  private constructor(
    private readonly house: HouseUnderTest,
    public token: string,
    readonly officeId: number,
  ) {}

  static async at(house: HouseUnderTest, officeId: number, servicePointId: string): Promise<KioskUnderTest> {
    const { pairing } = await aDevice(house, officeId, servicePointId);
    const { body } = await pair(house, pairing!.code);
    return new KioskUnderTest(house, body.token, officeId);
  }

  /** Another machine with the same memory: what a copied disk makes. */
  copy(): KioskUnderTest {
    const other = new KioskUnderTest(this.house, this.token, this.officeId);
    other.blocks = structuredClone(this.blocks);
    other.unsent = structuredClone(this.unsent);
    return other;
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  now(): string {
    return new Date(this.house.clock.now().getTime() + this.fast).toISOString();
  }

  post<T>(operation: string, body: object): Promise<Answer<T & Problem>> {
    return ask<T & Problem>(this.house, 'POST', `/v1/queue/kiosk/${operation}`, this.headers, body);
  }

  /** @param options `keep: false`: the answer gets lost on its way */
  async heartbeat({ keep = true } = {}): Promise<Answer<KioskView & Problem>> {
    const answer = await this.post<KioskView>('heartbeats', {
      deviceAt: this.now(),
      version: '0.3.0',
      unsent: this.unsent.length,
      blocks: this.blocks.map(({ id, used }) => ({ id, used })),
    });
    if (answer.status === 200 && keep) {
      this.token = answer.body.token ?? this.token;
      this.blocks.push(...answer.body.blocks.map((block) => ({ ...block, used: 0 })));
    }
    return answer;
  }

  /** The next number of the day, if one is left. */
  next(on: string): Numbered | undefined {
    const block = this.blocks.find((it) => it.on === on && it.used < it.size);
    if (!block) return undefined;
    block.used += 1;
    return { blockId: block.id, number: block.first + block.used - 1, prefix: block.prefix, on };
  }

  /** A ticket without a line: printed, and told later. @returns the number on the paper; undefined when none is left */
  takeOffline(on: string, lane = 'walk_in'): { id: string; said: string } | undefined {
    const numbered = this.next(on);
    if (!numbered) return undefined;
    const { blockId, number, prefix } = numbered;
    const id = newId(this.officeId);
    this.unsent.push({ id, blockId, number, serviceCode: 'passport_new_adult', lane, takenAt: this.now() });
    return { id, said: `${prefix}-${String(number).padStart(3, '0')}` };
  }

  async take(on: string, change: object = {}): Promise<Answer<KioskTicketView & Problem>> {
    const { blockId, number } = this.next(on) ?? { blockId: newId(this.officeId), number: 1 };
    const body = { id: newId(this.officeId), blockId, number, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    return this.post<KioskTicketView>('tickets', { ...body, ...change });
  }

  /** @param options `keep: false`: the answer gets lost on its way; `most`: the line drops after so many tickets */
  async sync({ keep = true, most = 200 } = {}): Promise<Answer<KioskSyncView & Problem>> {
    const events = this.unsent.slice(0, most);
    const answer = await this.post<KioskSyncView>('syncs', { deviceAt: this.now(), events });
    if (answer.status === 200 && keep) {
      const told = new Set(answer.body.results.map(({ id }) => id));
      this.unsent = this.unsent.filter((event) => !told.has((event as { id: string }).id));
    }
    return answer;
  }
}
