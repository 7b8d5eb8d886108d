import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../../database/db.js';
import { Env } from '../../env/index.js';
import { InstallationKey } from '../../signing/installation-key.js';
import type { KnownState, Statements } from './chain.js';

/** A state of an office's chain, signed when it was found sound. Who keeps one elsewhere can hold the house to it. */
export interface Anchor {
  officeId: number;
  position: number;
  /** Hexadecimal. */
  hash: string;
  /** RFC 3339, UTC. */
  at: string;
  /** base64url; by the installation's key, for the purpose `ledger-anchor`. */
  signature: string;
}

export const ANCHORS_FILE = 'ledger-anchors.jsonl';
const PURPOSE = 'ledger-anchor';

const wordsOf = ({ officeId, position, hash, at }: Omit<Anchor, 'signature'>): string =>
  [officeId, position, hash, at].join('\n');

/**
 * Every state an office's chain was found in, from the database and from the file beside it.
 * An anchor that this installation did not sign stands for no state at all, so that it shows as a fault.
 */
export async function anchorsIn(
  db: Statements,
  officeId: number,
  key: InstallationKey,
  dataDir: string,
): Promise<KnownState[]> {
  const rows = await db.query<Anchor>(
    `select office_id as "officeId", position, encode(hash, 'hex') as hash, signature,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from ledger_anchor where office_id = $1`,
    [officeId],
  );
  const all = [...rows, ...anchorsInFile(dataDir).filter((anchor) => anchor.officeId === officeId)];
  const states = all.map((anchor): [string, KnownState] => {
    const position = Number(anchor.position);
    const ours = key.signed(PURPOSE, wordsOf({ ...anchor, position }), anchor.signature);
    return [
      `${position} ${ours ? anchor.hash : 'forged'}`,
      { position, hash: Buffer.from(ours ? anchor.hash : '', 'hex') },
    ];
  });
  return [...new Map(states).values()];
}

function anchorsInFile(dataDir: string): Anchor[] {
  let text: string;
  try {
    text = readFileSync(join(dataDir, ANCHORS_FILE), 'utf8');
  } catch {
    return [];
  }
  // A machine that lost its power may leave half a line at the end.
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Anchor];
    } catch {
      return [];
    }
  });
}

/** Notes sound states of the chains, in the database and outside of it. */
@Injectable()
export class LedgerAnchors {
  private readonly logger = new Logger(LedgerAnchors.name);

  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly key: InstallationKey,
  ) {}

  of(officeId: number): Promise<KnownState[]> {
    return anchorsIn(this.db, officeId, this.key, this.env.dataDir);
  }

  /** Signs and keeps a sealed position of the chain, one that was just verified; a second time changes nothing. */
  async keep(officeId: number, position: number): Promise<void> {
    const state = await this.db.maybe<Omit<Anchor, 'signature'>>(
      `select office_id as "officeId", position, encode(hash, 'hex') as hash,
         to_char(clock_at() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from ledger_event where office_id = $1 and position = $2`,
      [officeId, position],
    );
    if (!state) return;
    const anchor: Anchor = { ...state, signature: this.key.sign(PURPOSE, wordsOf(state)) };
    const kept = await this.db.query(
      `insert into ledger_anchor (office_id, position, hash, at, signature) values ($1, $2, decode($3, 'hex'), $4, $5)
       on conflict do nothing returning position`,
      [officeId, position, anchor.hash, anchor.at, anchor.signature],
    );
    if (kept.length > 0) this.tellOutside(anchor);
  }

  private tellOutside(anchor: Anchor): void {
    try {
      mkdirSync(this.env.dataDir, { recursive: true });
      appendFileSync(join(this.env.dataDir, ANCHORS_FILE), `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
    } catch (error) {
      // A container may have no folder of its own: the anchors then stand in the database and in the backups.
      this.logger.warn({ error }, 'An anchor of the ledger could not be written outside of the database');
    }
  }
}
