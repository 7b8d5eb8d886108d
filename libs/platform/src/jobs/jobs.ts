import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';

export interface JobOptions {
  /** When it is due by the house's time (RFC 3339); at once unless given. */
  runAt?: string;
  /** A waiting job with the same key is replaced, so that there is one. */
  key?: string;
  /** Jobs with the same line are done one after the other: whoever is slow keeps nobody waiting but himself. */
  line?: string;
  /** How often it is tried before it is given up; 25 unless given, with growing pauses (days in all). */
  attempts?: number;
}

/** Work for later: it is written in the caller's transaction and done by some worker after the commit. */
@Injectable()
export class Jobs {
  constructor(private readonly db: Db) {}

  /**
   * Puts a job on the list, in the ambient transaction. Every commit with a new job notifies, and such commits queue up behind
   * each other in PostgreSQL: a hot path writes an event instead and lets its handler add the job.
   * @param payload ids and codes only, never personal data
   */
  async add(name: string, payload: object, options: JobOptions = {}): Promise<void> {
    // The list knows the machine's time only; the distance to the house's own is the same.
    await this.db.query(
      `select 1 from graphile_worker.add_job($1, payload := $2::json,
         run_at := now() + coalesce($3::timestamptz - clock_at(), interval '0'), job_key := $4, max_attempts := $5,
         queue_name := $6)`,
      [
        name,
        JSON.stringify(payload),
        options.runAt ?? null,
        options.key ?? null,
        options.attempts ?? null,
        options.line ?? null,
      ],
      { name: 'job_add' },
    );
  }

  /** Puts many jobs of one name on the list, in one statement, each some milliseconds after the one before. */
  async addMany(
    name: string,
    jobs: readonly { payload: object; key: string; line?: string }[],
    everyMs: number,
  ): Promise<void> {
    await this.db.query(
      `select count(graphile_worker.add_job($1, payload := job.payload, run_at := now() + job.at * make_interval(secs => $4),
         job_key := job.key, queue_name := job.line))
       from unnest($2::json[], $3::text[], $5::text[]) with ordinality as job (payload, key, line, at)`,
      [
        name,
        jobs.map((job) => JSON.stringify(job.payload)),
        jobs.map((job) => job.key),
        everyMs / 1000,
        jobs.map((job) => job.line ?? null),
      ],
    );
  }
}
