import { Instant, ListOf, Nested, OneOf, Text, Whole } from '../shapes/field.js';

export class BackupRunView {
  @OneOf(['running', 'finished', 'failed']) state: 'running' | 'finished' | 'failed';
  @Instant() startedAt: string;
  @Instant({ nullable: true }) finishedAt: string | null;
  @Text({ max: 200 }) fileName: string;
  @Whole({ nullable: true, max: Number.MAX_SAFE_INTEGER }) bytes: number | null;
  @Whole({ nullable: true, max: Number.MAX_SAFE_INTEGER }) rows: number | null;
  @Text({ max: 2000, nullable: true, description: 'Why it failed' }) failure: string | null;
}

export class BackupsView {
  @Instant({
    nullable: true,
    description: 'Since when there is a recovery passphrase; without one nothing is backed up',
  })
  passphraseSetAt: string | null;
  @Instant({ nullable: true, description: 'When the last whole backup was begun' }) lastAt: string | null;
  @Text({ max: 4000, description: 'The folder on the server' }) folder: string;
  @Whole({ description: 'How many of the newest are kept; of each month one more for a year' }) keep: number;
  @ListOf(() => BackupRunView, { description: 'The newest first' }) runs: BackupRunView[];
}

export class RecoveryPassphraseView {
  @Text({
    max: 60,
    example: '7K2M9-QXF3A-00BZ4-TR8WN',
    description: 'Stands in this answer and nowhere else: write it down',
  })
  passphrase: string;
}

export class BackupRequestedView {
  @Nested(() => BackupRunView, { nullable: true, description: 'The backup that was made before this one' })
  previous: BackupRunView | null;
}
