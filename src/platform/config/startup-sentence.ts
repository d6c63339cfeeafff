import { AppError } from '../errors/index.ts';
import { configError } from './errors.ts';
import type { Config } from './settings.ts';

/** Turns what `listen` threw into an error with a sentence; anything else is answered as it is. */
export function listenError(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const reason = (error as NodeJS.ErrnoException).code;
  if (reason === 'EADDRINUSE') return configError('port-taken', { port }, error);
  if (reason === 'EACCES' || reason === 'EADDRNOTAVAIL' || reason === 'ENOTFOUND') {
    return configError('port-refused', { host, port, reason }, error);
  }
  return error;
}

/** What to print when the program cannot start: the two sentences of an expected error, else everything known. */
export function startupSentence(error: unknown): string {
  if (error instanceof AppError) return `${error.vi}\n${error.en}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Kinh Bắc không khởi động được vì lỗi ngoài dự kiến.\nKinh Bắc could not start because of an unexpected error.\n${detail}`;
}
