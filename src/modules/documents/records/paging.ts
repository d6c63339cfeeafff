import type { z } from 'zod';
import { platformError } from '../../../platform/errors/platform-errors.ts';

/** The place after which the next page begins, opaque to those who carry it. */
export const writeCursor = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws platform.bad-input when it was not written by `writeCursor` for this list */
export const readCursor = <T>(cursor: string | undefined, shape: z.ZodType<T>): T | null => {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw platformError('bad-input', { detail: 'cursor' }, cause);
  }
};

/** Cuts a list that was asked for one row more than the page, and says where the next page begins. */
export const pageOf = <R>(
  rows: readonly R[],
  limit: number,
  place: (last: R) => readonly unknown[],
): { page: R[]; nextCursor: string | null } => {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last === undefined ? null : writeCursor(place(last)) };
};

export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;
