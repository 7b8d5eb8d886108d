import { defineEvents } from '../ledger/events.js';
import { Flag } from '../shapes/field.js';

export class RecoveryPassphraseMade {
  @Flag({ description: 'Whether it took the place of another, which opens no later backup' }) replaces: boolean;
}

export const backupEvents = defineEvents('platform', {
  recoveryPassphraseMade: {
    type: 'recovery_passphrase.made',
    describes: 'A recovery passphrase was made: it alone opens the backups from then on.',
    payload: RecoveryPassphraseMade,
    internal: true,
  },
});
