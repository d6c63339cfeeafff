import { sql } from 'kysely';
import { type Actor, policyCondition } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentRead } from '../policy.ts';
import type { DocumentRowFacts } from '../records/document-rows.ts';
import { DOCUMENT_COLUMNS } from '../records/documents.ts';
import { SLICES } from './entry.ts';

/** As many candidates are weighed as a person would ever look through. */
export const MAX_CANDIDATES = 300;

/** The archive of this product cannot hold older or later papers. */
const FIRST_DAY = '1945-09-02';
const LAST_DAY = '2200-12-31';
const MOST_MONTHS = 24;

export type Candidate = DocumentRowFacts & { readonly seq: string; readonly facts: string };

const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

export type Probe = {
  /** Text for `::tsquery`, made of the words asked; empty when only facts were asked. */
  readonly words: string;
  /** Further keys that must all be there: kind, issuer. */
  readonly keys: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly direction?: 'in' | 'out' | undefined;
  /** Only documents issued before this one: where the page before ended. */
  readonly before: bigint | null;
};

/** Where newest-first search begins. */
const newestSeq = async (tx: Tx): Promise<bigint> => {
  const { rows } = await sql<{ seq: string }>`select documents.newest_seq() as seq`.execute(tx);
  return BigInt(rows[0]?.seq ?? 0);
};

/** Keys that narrow to a stretch of days before the exact dates are looked at: months when few, else years. */
const dateKeys = (from: string | undefined, to: string | undefined): string[] => {
  if (from === undefined && to === undefined) return [];
  const first = Temporal.PlainDate.from(from ?? FIRST_DAY).toPlainYearMonth();
  const last = Temporal.PlainDate.from(to ?? LAST_DAY).toPlainYearMonth();
  const months = first.until(last, { largestUnit: 'months' }).months;
  if (months < 0) return [];
  const names =
    months <= MOST_MONTHS
      ? Array.from({ length: months + 1 }, (_, n) => `m:${first.add({ months: n })}`)
      : Array.from({ length: last.year - first.year + 1 }, (_, n) => `y:${first.year + n}`);
  return [`(${names.map(quoted).join(' | ')})`];
};

/**
 * Candidates newest first. The right to read is a key of the index beside the words, added by `documents.find_entries`; a frequent word is asked for within
 * the newest slices of time first, wider ones only while there are too few (see the module's README).
 */
export const findCandidates = async (tx: Tx, actor: Actor, probe: Probe): Promise<Candidate[]> => {
  const issuer = quoted(`g:${actor.agencyId}`);
  const keys = [
    ...probe.keys.map(quoted),
    ...dateKeys(probe.from, probe.to),
    ...(probe.direction === undefined ? [] : [probe.direction === 'out' ? issuer : `!${issuer}`]),
  ];
  const top = probe.before === null ? await newestSeq(tx) : probe.before - 1n;
  const found = new Map<string, Candidate>();
  for (const slice of [...slicesFrom(top), null]) {
    const wanted = [probe.words, ...keys, ...(slice ? [slice] : [])].filter((part) => part !== '').join(' & ');
    for (const row of await ask(tx, actor, wanted, probe)) found.set(row.id, row);
    if (found.size >= MAX_CANDIDATES || (slice === null && found.size > 0)) break;
  }
  return [...found.values()].slice(0, MAX_CANDIDATES);
};

/** The two newest slices of each width that do not yet hold everything: `('A:5' | 'A:4')`. */
const slicesFrom = (top: bigint): string[] =>
  SLICES.filter(([, bits]) => top >> bits > 1n).map(
    ([name, bits]) => `(${quoted(`${name}:${top >> bits}`)} | ${quoted(`${name}:${(top >> bits) - 1n}`)})`,
  );

const ask = async (tx: Tx, actor: Actor, query: string, probe: Probe): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`
    select ${DOCUMENT_COLUMNS}, s.facts
    from documents.find_entries(${query}::tsquery, ${probe.before === null ? null : String(probe.before)}::bigint, ${MAX_CANDIDATES}) s
      join documents.document d on d.id = s.document_id
    where ${policyCondition(documentRead, actor, 'd')}
      ${probe.from ? sql`and d.issued_on >= ${probe.from}::date` : sql``}
      ${probe.to ? sql`and d.issued_on <= ${probe.to}::date` : sql``}
    order by s.seq desc`.execute(tx);
  return rows;
};
