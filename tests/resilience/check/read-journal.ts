import { readFile } from 'node:fs/promises';

export type JournalEntry = {
  readonly n: number;
  readonly act: string;
  readonly agencyId: string;
  readonly input: Readonly<Record<string, unknown>>;
  state: 'open' | 'acknowledged' | 'refused';
  how?: 'answered' | 'found-done';
  answer?: Readonly<Record<string, unknown>> | null;
};

/** Intentions in order, each with what became of it. A line torn by a kill of the client itself would be the last one. */
export const readJournal = async (path: string): Promise<JournalEntry[]> => {
  const entries = new Map<number, JournalEntry>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line === '') continue;
    const { state, n, ...rest } = JSON.parse(line);
    const known = entries.get(n);
    if (state === 'intended') entries.set(n, { n, ...rest, state: 'open' });
    else if (known && state === 'acknowledged') Object.assign(known, { ...rest, state: 'acknowledged' });
    else if (known && state === 'refused') known.state = 'refused';
  }
  return [...entries.values()];
};
