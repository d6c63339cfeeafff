import { AppError } from '../errors/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { upkeepError } from './errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);
const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO']);
/** Of the network and of a PostgreSQL that stops or starts (class 57P). */
const AWAY = /^(ECONN(REFUSED|RESET)|EPIPE|ENOTFOUND|ETIMEDOUT|57P0\d)$/;
const BROKEN_CONNECTION = 'Connection terminated';

/** What a command prints when it cannot go on: the two sentences of an expected error, else everything known. */
export function failureSentence(error: unknown): string {
  const expected = error instanceof AppError ? error : recognise(error);
  if (expected) return `${expected.vi}\n${expected.en}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Lệnh dừng vì lỗi ngoài dự kiến; chạy lại lệnh này là an toàn.\nThe command stopped at an unexpected error; it is safe to run it again.\n${detail}`;
}

/** Bad days that the system reports by a code. */
function recognise(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path = 'thư mục đích (the target folder)' } = error as NodeJS.ErrnoException;
  if (FULL.has(code)) return upkeepError('disk-full', { path }, error);
  if (REFUSED.has(code)) return upkeepError('not-allowed', { path, reason: code }, error);
  if (AWAY.test(code) || error.message.startsWith(BROKEN_CONNECTION)) return platformError('database-away', {}, error);
  return undefined;
}
