import { Injectable, Logger } from '@nestjs/common';
import { actorOf, demand, type Principal, system } from '../../access/principal.js';
import { Db } from '../../database/db.js';
import { newId } from '../../database/ids.js';
import { decodeCursor, type Page, pageFrom } from '../../database/page.js';
import { platformProblems } from '../../http/platform.problems.js';
import type { PageQuery } from '../../shapes/page-shape.js';
import { Every, HandlesJob, type JobHandler } from '../../jobs/handles-job.js';
import { Jobs } from '../../jobs/jobs.js';
import { LedgerAuditor } from '../ledger-auditor.js';
import { LedgerAnchors } from './ledger-anchors.js';
import type { LedgerCheckView } from './ledger-check.dto.js';
import { ledgerProblems } from './ledger.problems.js';
import {
  beginCheck,
  checkById,
  endCheck,
  giveUpLostChecks,
  listChecks,
  uncheckedOffices,
} from './ledger-check.queries.js';
import { ledgerCheckView } from './ledger-check.view.js';

export const VERIFY_LEDGER = 'platform:ledger:verify';
const JOB = 'platform.check-ledger';
/** 18:00 UTC is one in the morning in Jakarta and three in Jayapura: no office is open. */
const NIGHT_HOUR = 18;

/** Checks of the ledger and what they found. */
@Injectable()
export class LedgerChecks {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  /** Asks for a check of the acting office's ledger; it is done by the next free worker. @throws ledger_check_running */
  async start(caller: Principal): Promise<LedgerCheckView> {
    const row = await this.begin(officeFor(caller), caller);
    if (!row) throw ledgerProblems.ledgerCheckRunning();
    return row;
  }

  async get(caller: Principal, id: string): Promise<LedgerCheckView> {
    const row = await checkById(this.db, officeFor(caller), id);
    if (!row) throw platformProblems.notFound();
    return ledgerCheckView(row);
  }

  async list(caller: Principal, { limit, cursor }: PageQuery): Promise<Page<LedgerCheckView>> {
    const officeId = officeFor(caller);
    const filter = { officeId };
    const rows = await listChecks(this.db, officeId, limit + 1, decodeCursor(filter, cursor));
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.startedAt, row.id], view: ledgerCheckView });
  }

  /** Begins a check unless one of the office is running. */
  begin(officeId: number, principal: Principal): Promise<LedgerCheckView | undefined> {
    return this.db.transaction(async () => {
      // Two who ask at the same moment would both see that none is running.
      await this.db.query('select pg_advisory_xact_lock(1818518888, $1)', [officeId]);
      const row = await beginCheck(this.db, officeId, newId(officeId), actorOf(principal));
      if (row) await this.jobs.add(JOB, { officeId, id: row.id }, { key: `${JOB}:${row.id}` });
      return row && ledgerCheckView(row);
    });
  }
}

function officeFor(caller: Principal): number {
  if (caller.kind !== 'staff') throw platformProblems.notAllowed();
  demand(caller, caller.officeId, VERIFY_LEDGER);
  return caller.officeId;
}

/** Does one check and keeps what it found; a sound chain is anchored where it was found sound. */
@HandlesJob(JOB)
@Injectable()
export class LedgerCheckJob implements JobHandler<{ officeId: number; id: string }> {
  private readonly logger = new Logger(LedgerCheckJob.name);

  constructor(
    private readonly db: Db,
    private readonly auditor: LedgerAuditor,
    private readonly anchors: LedgerAnchors,
  ) {}

  async run({ officeId, id }: { officeId: number; id: string }): Promise<void> {
    const verdict = await this.auditor.verify(officeId).catch((error: unknown) => {
      this.logger.error({ officeId, error }, 'The ledger could not be checked');
      return undefined;
    });
    if (verdict?.fault) {
      const { fault, brokenAt } = verdict;
      this.logger.fatal({ officeId, fault, brokenAt }, 'The ledger is broken: somebody changed what must not change');
    } else if (verdict && verdict.events > 0) {
      await this.anchors.keep(officeId, verdict.events);
    }
    await endCheck(this.db, officeId, id, verdict);
  }
}

/** Once a night every office's ledger is checked; a computer that is off at night makes up for it in the morning. */
@Every({ name: 'platform.nightly-ledger', minutes: 15 })
@Injectable()
export class NightlyLedgerChecks implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly checks: LedgerChecks,
  ) {}

  async run(): Promise<void> {
    await giveUpLostChecks(this.db);
    for (const officeId of await uncheckedOffices(this.db, NIGHT_HOUR))
      await this.checks.begin(officeId, system('platform.nightly-ledger'));
  }
}
