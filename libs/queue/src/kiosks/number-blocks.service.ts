import { Injectable } from '@nestjs/common';
import { Db, type DevicePrincipal, newId } from '@buka-pintu/platform';
import type { PointDevice } from '@buka-pintu/identity';
import type { BlockView, HeldBlock } from './kiosk.dto.js';
import { BLOCK_SIZE, NumberBlock } from './number-block.entity.js';
import { blocksOf, type BlockRow, lease } from './number-block.queries.js';

/** With fewer numbers than this a device gets another block: half a block is an hour of a busy kiosk. */
const ENOUGH = 10;

/** The numbers that devices borrow, so that they can go on without a line. */
@Injectable()
export class NumberBlocks {
  constructor(private readonly db: Db) {}

  /**
   * What the device should have for these days, beside what it holds: blocks whose answer got lost, and a new one a day where
   * fewer than ten numbers are left. The device must be held.
   */
  async provide(
    device: PointDevice,
    days: readonly string[],
    held: readonly HeldBlock[],
    offsetMs: number,
  ): Promise<BlockView[]> {
    const { officeId, id: deviceId, pairing, servicePointId, prefix } = device;
    const [from] = days;
    if (from === undefined) return [];
    const used = new Map(held.map((block) => [block.id, block.used]));
    const rows = await blocksOf(this.db, { officeId, deviceId, pairing, from });
    // A device lets go of a block when all of it is told: one that it doesn't hold and that no ticket has never reached it.
    const lost = rows.filter((row) => !used.has(row.id) && row.used === 0);
    const given = [...lost];
    for (const onDay of days) {
      const inHand = rows.filter((row) => row.on_day === onDay && (used.has(row.id) || lost.includes(row)));
      const left = inHand.reduce((sum, row) => sum + BLOCK_SIZE - Math.max(row.used, used.get(row.id) ?? 0), 0);
      if (left >= ENOUGH) continue;
      const id = newId(officeId);
      const block = { officeId, id, deviceId, pairing, servicePointId, onDay, prefix, clockOffsetMs: offsetMs };
      given.push(await lease(this.db, block));
    }
    return given.map(blockView);
  }

  /** The block, if it is this device's, of whatever pairing: what was given out before a new pairing still counts. */
  async lentTo({ officeId, deviceId }: DevicePrincipal, id: string, number: number): Promise<NumberBlock | undefined> {
    const block = await this.db.repo(NumberBlock).findOneBy({ officeId, id, deviceId });
    return block && number >= block.firstNumber && number < block.firstNumber + BLOCK_SIZE ? block : undefined;
  }
}

function blockView(row: BlockRow): BlockView {
  return { id: row.id, on: row.on_day, prefix: row.prefix, first: row.first_number, size: BLOCK_SIZE };
}
