import { Controller, Get, Post } from '@nestjs/common';
import { staff } from '../access/access.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { backupProblems } from './backup.problems.js';
import { BackupRequestedView, BackupsView, RecoveryPassphraseView } from './backup.dto.js';
import { Backups, MANAGE_BACKUPS } from './backups.service.js';

const access = [staff(MANAGE_BACKUPS)];
const run = {
  state: 'finished',
  startedAt: '2026-11-22T18:00:00.000Z',
  finishedAt: '2026-11-22T18:00:04.000Z',
  fileName: 'buka-pintu-2026-11-22T180000Z.backup',
  bytes: 1_367_833,
  rows: 26_659,
  failure: null,
};

@Controller('v1/backups')
export class BackupsController {
  constructor(private readonly backups: Backups) {}

  @Get()
  @Endpoint({
    summary: 'See the backups of this installation',
    access,
    returns: BackupsView,
    since: '0.2',
    examples: {
      response: {
        passphraseSetAt: '2026-11-20T02:00:00.000Z',
        lastAt: run.startedAt,
        folder: '/srv/buka-pintu/.data/backups',
        keep: 14,
        runs: [run],
      },
    },
  })
  list(@Caller() caller: StaffPrincipal): Promise<BackupsView> {
    return this.backups.list(caller);
  }

  @Post()
  @Endpoint({
    summary: 'Make a backup now',
    description: 'A worker makes it while the house works on; it appears among the runs.',
    access,
    returns: BackupRequestedView,
    status: 202,
    problems: [
      backupProblems.backupRunning,
      backupProblems.recoveryPassphraseMissing,
      backupProblems.wholeInstallation,
    ],
    idempotent: true,
    weight: 20,
    since: '0.2',
    operationId: 'requestBackup',
    examples: { response: { previous: run } },
  })
  request(@Caller() caller: StaffPrincipal): Promise<BackupRequestedView> {
    return this.backups.request(caller);
  }

  @Post('recovery-passphrases')
  @Endpoint({
    summary: 'Make a new recovery passphrase',
    description: 'It stands in this answer and nowhere else. Backups made before it still need the one of their time.',
    access,
    returns: RecoveryPassphraseView,
    status: 201,
    problems: [backupProblems.wholeInstallation],
    weight: 20,
    since: '0.2',
    operationId: 'makeRecoveryPassphrase',
    examples: { response: { passphrase: '7K2M9-QXF3A-00BZ4-TR8WN' } },
  })
  newPassphrase(@Caller() caller: StaffPrincipal): Promise<RecoveryPassphraseView> {
    return this.backups.newPassphrase(caller);
  }
}
