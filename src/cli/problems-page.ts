import type { ErrorEntry } from '../platform/errors/index.ts';

/** The page of all problems, in the order of their codes. */
export const problemsPage = (entries: ReadonlyArray<readonly [code: string, entry: ErrorEntry]>): string =>
  [
    '# Problems',
    '',
    'Every error that the product can answer, generated from the error catalogue by `npm run -s docs:problems`.',
    'The code stands in the answer (`application/problem+json`, RFC 9457) and in the logs.',
    '',
    ...entries.flatMap(([code, entry]) => [
      `## ${code}`,
      '',
      `HTTP ${entry.status}`,
      '',
      `- ${entry.vi}`,
      `- ${entry.en}`,
      '',
    ]),
  ].join('\n');
