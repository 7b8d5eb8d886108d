import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { officeOf } from '../database/ids.js';
import { Vault } from '../privacy/vault.js';
import { platformProblems } from './platform.problems.js';
import type { RequestContext } from './request-context.js';

/** How long an answer can be asked for again. */
const KEPT = '48 hours';
const LONGEST_KEY = 255;

interface Found {
  free: boolean;
  fingerprint: Buffer | null;
  status: number | null;
  answer_sealed: Buffer | null;
}

/** Somebody else recorded the same request between our look and our write. */
class Overtaken extends Error {}

/** Makes a repeated request the first one again: its record commits with its work, or neither does. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  /**
   * Runs the handler in one transaction, once per principal and key.
   * @returns the handler's answer, or the recorded one
   * @throws idempotency_key_missing, idempotency_key_reused, request_in_progress
   */
  async run(context: RequestContext, principal: Principal, work: () => Promise<unknown>): Promise<unknown> {
    const key = keyOf(context.request.headers['idempotency-key']);
    const officeId = homeOf(principal);
    if (key === undefined && principal.kind === 'client') throw platformProblems.idempotencyKeyMissing();
    if (key === undefined || officeId === undefined) return this.db.transaction(work);
    const request: RequestRecord = {
      officeId,
      key: digest(`${actorOf(principal).kind}:${actorOf(principal).id}`, key),
      fingerprint: fingerprintOf(context.request),
    };
    try {
      return await this.once(context, request, work);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      return this.once(context, request, work);
    }
  }

  private once(context: RequestContext, request: RequestRecord, work: () => Promise<unknown>): Promise<unknown> {
    return this.db.transaction(async () => {
      const found = await this.find(request);
      // Waiting for the first one would hold a connection each: whoever repeats too early is told to come back.
      if (!found.free) throw platformProblems.requestInProgress({}, { 'Retry-After': '1' });
      if (found.fingerprint && found.answer_sealed) {
        if (!found.fingerprint.equals(request.fingerprint)) throw platformProblems.idempotencyKeyReused();
        void context.reply.status(found.status ?? 200).header('Idempotency-Replayed', 'true');
        return JSON.parse(this.vault.open(found.answer_sealed, aad(request))) ?? undefined;
      }
      const answer = await work();
      await this.keep(request, context.reply.statusCode, answer);
      return answer;
    });
  }

  /** One round trip. Its snapshot is older than its lock, which `keep` makes up for. */
  private find({ officeId, key }: RequestRecord): Promise<Found> {
    return this.db.one<Found>(
      `select pg_try_advisory_xact_lock($1) as free, record.fingerprint, record.status, record.answer_sealed
       from (select 1) as always
       left join idempotency_record record
         on record.office_id = $2 and record.request_key = $3 and record.expires_at > clock_at()`,
      [key.readBigInt64BE(0).toString(), officeId, key],
      { name: 'idempotency_find' },
    );
  }

  private async keep(request: RequestRecord, status: number, answer: unknown): Promise<void> {
    const kept = await this.db.query(
      `insert into idempotency_record (office_id, request_key, fingerprint, status, answer_sealed, expires_at)
       values ($1, $2, $3, $4, $5, clock_at() + $6::interval)
       on conflict (office_id, request_key) do update set
         fingerprint = excluded.fingerprint, status = excluded.status, answer_sealed = excluded.answer_sealed,
         created_at = clock_at(), expires_at = excluded.expires_at
         where idempotency_record.expires_at <= clock_at()
       returning status`,
      [
        request.officeId,
        request.key,
        request.fingerprint,
        status,
        this.vault.seal(JSON.stringify(answer ?? null), aad(request)),
        KEPT,
      ],
      { name: 'idempotency_keep' },
    );
    if (kept.length === 0) throw new Overtaken();
  }
}

interface RequestRecord {
  officeId: number;
  /** Hash of principal and key: keys may hold anything, the table needn't. */
  key: Buffer;
  fingerprint: Buffer;
}

const aad = ({ key }: RequestRecord): string => `idempotency_record.answer_sealed:${key.toString('hex')}`;

function digest(...parts: string[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest();
}

/** The office that keeps a principal's records, whichever office it acts in; nobody keeps them for the anonymous. */
function homeOf(principal: Principal): number | undefined {
  switch (principal.kind) {
    case 'staff':
      return officeOf(principal.staffId);
    case 'client':
    case 'citizen':
    case 'device':
      return principal.officeId;
    default:
      return undefined;
  }
}

function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  // The draft writes the key as a quoted string, most clients as it is.
  const key = String(header)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (key.length === 0 || key.length > LONGEST_KEY) throw platformProblems.idempotencyKeyMissing();
  return key;
}

function fingerprintOf(request: RequestContext['request']): Buffer {
  return digest(request.method, request.url.split('?')[0] ?? '', JSON.stringify(sorted(request.body ?? null)));
}

/** The order of members says nothing: the same value has the same fingerprint. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
