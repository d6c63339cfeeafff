export { type BackupOptions, type BackupResult, makeBackup } from './backup/make-backup.ts';
export { readPassphrase } from './backup/sealing.ts';
export { failureSentence } from './failure-sentence.ts';
export { type RestoreOptions, type RestoreResult, restoreBackup } from './restore/restore-backup.ts';
export { refuseUnfinishedRestore } from './restore/unfinished.ts';
