import { sql } from 'kysely';
import type { AppError } from '../../../platform/errors/index.ts';
import type { OperationContext } from '../../../platform/operations/index.ts';

/**
 * Refuses, but keeps what was written: a wrong password must count although it fails. So the transaction is committed
 * before the problem is thrown; the roll-back that follows finds nothing left to undo. Nothing may be written after this.
 */
export const refuse = async ({ tx }: OperationContext, problem: AppError): Promise<never> => {
  await sql`commit`.execute(tx);
  throw problem;
};
