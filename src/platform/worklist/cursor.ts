import type { z } from 'zod';
import { platformError } from '../errors/platform-errors.ts';

/** The place after which the next page begins, opaque to those who carry it. */
export const writeCursor = (place: readonly string[]): string =>
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
