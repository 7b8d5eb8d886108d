import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { actorOf, can, demand, type Principal, type StaffPrincipal } from '../access/principal.js';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import { Env } from '../env/index.js';
import { Every, HandlesJob, type JobHandler } from '../jobs/handles-job.js';
import { Jobs } from '../jobs/jobs.js';
import { Ledger } from '../ledger/ledger.js';
import { backupEvents } from './backup.events.js';
import { backupProblems } from './backup.problems.js';
import type { BackupRequestedView, BackupRunView, BackupsView, RecoveryPassphraseView } from './backup.dto.js';
import { type BackupRun, isDue, keepRecoveryLock, lastRuns, livedInOffices, recoveryLock } from './backup.queries.js';
import { makeBackup } from './make-backup.js';
import { lockFor, newPassphrase } from './recovery-key.js';

export const MANAGE_BACKUPS = 'platform:backups:manage';
const JOB = 'platform.make-backup';
/** 18:00 UTC is one in the morning in Jakarta and three in Jayapura. */
const NIGHT_HOUR = 18;
/** A job must not take longer than five minutes; a long backup goes on without it. */
const JOB_PATIENCE_MS = 240_000;

/** The backups of the whole installation: what there is, one more now, and the passphrase that opens them. */
@Injectable()
export class Backups {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly jobs: Jobs,
    private readonly ledger: Ledger,
  ) {}

  async list(caller: StaffPrincipal): Promise<BackupsView> {
    demand(caller, caller.officeId, MANAGE_BACKUPS);
    const runs = await lastRuns(this.db, 50);
    return {
      passphraseSetAt: (await recoveryLock(this.db))?.setAt.toISOString() ?? null,
      lastAt: runs.find(({ state }) => state === 'finished')?.startedAt.toISOString() ?? null,
      folder: this.env.backupDir,
      keep: this.env.backupKeep,
      runs: runs.map(runView),
    };
  }

  /** Asks for a backup; a worker makes it. @throws backup_running, recovery_passphrase_missing, whole_installation */
  async request(caller: StaffPrincipal): Promise<BackupRequestedView> {
    await this.demandEverywhere(caller);
    if (!(await recoveryLock(this.db))) throw backupProblems.recoveryPassphraseMissing();
    const [last] = await lastRuns(this.db, 1);
    if (last?.state === 'running') throw backupProblems.backupRunning();
    const { kind, id } = actorOf(caller);
    await this.jobs.add(JOB, { askedBy: `${kind} ${id}` }, { key: JOB, attempts: 1 });
    return { previous: last ? runView(last) : null };
  }

  /**
   * Makes a new passphrase and shows it once: it opens the backups from now on, older ones keep theirs.
   * @throws whole_installation
   */
  async newPassphrase(caller: StaffPrincipal): Promise<RecoveryPassphraseView> {
    await this.demandEverywhere(caller);
    const passphrase = newPassphrase();
    const lock = lockFor(passphrase);
    // Who found a computer unlocked could make the paper in the safe worthless: that must not stay unseen until the day of need.
    await this.db.transaction(async () => {
      const replaces = (await recoveryLock(this.db)) !== undefined;
      await keepRecoveryLock(this.db, lock);
      await this.ledger.append(caller.officeId, backupEvents.recoveryPassphraseMade, {
        subject: { type: 'installation', id: 'recovery_passphrase' },
        payload: { replaces },
        actor: caller,
      });
    });
    return { passphrase };
  }

  private async demandEverywhere(caller: Principal & { kind: 'staff' }): Promise<void> {
    demand(caller, caller.officeId, MANAGE_BACKUPS);
    // Who opens a backup has every office's data: one office's administrator must not get there alone.
    const offices = await livedInOffices(this.db);
    if (!offices.every((officeId) => can(caller, officeId, MANAGE_BACKUPS))) throw backupProblems.wholeInstallation();
  }
}

function runView({ state, startedAt, finishedAt, fileName, bytes, rows, failure }: BackupRun): BackupRunView {
  const finished = finishedAt?.toISOString() ?? null;
  return { state, startedAt: startedAt.toISOString(), finishedAt: finished, fileName, bytes, rows, failure };
}

@HandlesJob(JOB)
@Injectable()
export class BackupJob implements JobHandler<{ askedBy: string }> {
  private readonly logger = new Logger(BackupJob.name);

  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  async run({ askedBy }: { askedBy: string }): Promise<void> {
    const made = makeBackup(this.env, this.db, { now: this.clock.now(), askedBy }).catch((error: unknown) => {
      // What failed stands in the run; it is tried again by the night's next turn.
      this.logger.error({ error }, 'The backup could not be made');
    });
    await Promise.race([made, sleep(JOB_PATIENCE_MS, undefined, { ref: false })]);
  }
}

/** A backup every night; a computer that is off at night makes up for it in the morning. */
@Every({ name: 'platform.nightly-backup', minutes: 15 })
@Injectable()
export class NightlyBackup implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  async run(): Promise<void> {
    if (!(await recoveryLock(this.db)) || !(await isDue(this.db, NIGHT_HOUR))) return;
    await this.jobs.add(JOB, { askedBy: 'nightly' }, { key: JOB, attempts: 1 });
  }
}
