export type { DB } from './db.generated.ts';
export { type LaunchOptions, type LocalServer, launchServer } from './launcher.ts';
export type { Listener } from './listener.ts';
export { type MigrationSource, migrate } from './migrate.ts';
export { type OpenDatabase, type OpenOptions, openDatabase } from './open.ts';
export { APP_ROLE } from './roles.ts';
export { ensureKey } from './secrets.ts';
export { type Database, inTransaction, type TransactionOptions, type Tx } from './tx.ts';
