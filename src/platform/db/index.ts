export { analyzeAll } from './analyze.ts';
export type { DB } from './db.generated.ts';
export { type OpenDatabase, openDatabase } from './open.ts';
export { ensureKey } from './secrets.ts';
export { type Database, inTransaction, type Tx } from './tx.ts';
