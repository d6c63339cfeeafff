import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';

export type ItemResult = {
  readonly done: boolean;
  readonly code: string | null;
  readonly vi: string | null;
  readonly en: string | null;
};

export const DONE: ItemResult = { done: true, code: null, vi: null, en: null };

/** The problem of one item in words. @throws what is no problem of that item but of the program */
export const notDone = (error: unknown): ItemResult => {
  if (!(error instanceof AppError) || error.status >= 500) throw error;
  return { done: false, code: error.code, vi: error.vi, en: error.en };
};

export type Tried<T> = { readonly value: T } | { readonly problem: ItemResult };

/** Does one of many so that its failure undoes only itself (a savepoint). */
export const tryOne = async <T>(tx: Tx, act: () => Promise<T>): Promise<Tried<T>> => {
  await sql`savepoint one_of_many`.execute(tx);
  try {
    const value = await act();
    await sql`release savepoint one_of_many`.execute(tx);
    return { value };
  } catch (error) {
    await sql`rollback to savepoint one_of_many`.execute(tx);
    return { problem: notDone(error) };
  }
};
