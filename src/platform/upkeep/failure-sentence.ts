import { AppError } from '../errors/index.ts';

/** What a command prints when it cannot go on: the two sentences of an expected error, else everything known. */
export function failureSentence(error: unknown): string {
  if (error instanceof AppError) return `${error.vi}\n${error.en}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Lệnh dừng vì lỗi ngoài dự kiến; chạy lại lệnh này là an toàn.\nThe command stopped at an unexpected error; it is safe to run it again.\n${detail}`;
}
