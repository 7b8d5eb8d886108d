export { BackupProblem } from './backup-problem.js';
export { readHeader } from './archive.js';
export { keepRecoveryLock, recoveryLock } from './backup.queries.js';
export { Backups } from './backups.service.js';
export { makeBackup } from './make-backup.js';
export { lockFor, newPassphrase } from './recovery-key.js';
export { checkBackup, refuseOtherKeys, restore as restoreBackup } from './restore.js';
export { restoreInstall } from './restore-install.js';
