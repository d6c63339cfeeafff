import { type RawBuilder, sql } from 'kysely';
import { type Actor, policyCondition } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentRead } from '../policy.ts';
import type { DocumentRowFacts } from '../records/document-rows.ts';
import { DOCUMENT_COLUMNS } from '../records/documents.ts';
import { readerLexeme, SLICES } from './entry.ts';

/** As many candidates are weighed as a person would ever look through. */
export const MAX_CANDIDATES = 300;

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

/** The newest number given; where newest-first search begins. */
const newestSeq = async (tx: Tx, actor: Actor): Promise<bigint> => {
  const { rows } = await sql<{ seq: string | null }>`
    select max(d.seq) as seq from documents.document d where ${policyCondition(documentRead, actor, 'd')}`.execute(tx);
  return BigInt(rows[0]?.seq ?? 0);
};

/**
 * Candidates newest first. The right to read is a key of the index beside the words; a frequent word is asked for within
 * the newest slices of time first, wider ones only while there are too few (see the module's README).
 */
export const findCandidates = async (tx: Tx, actor: Actor, probe: Probe): Promise<Candidate[]> => {
  const keys = [readerLexeme(actor.agencyId), ...probe.keys].map(quoted);
  const top = probe.before === null ? await newestSeq(tx, actor) : probe.before - 1n;
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
  const direction: RawBuilder<unknown> =
    probe.direction === undefined
      ? sql``
      : probe.direction === 'out'
        ? sql`and d.issuer_agency = ${actor.agencyId}::uuid`
        : sql`and d.issuer_agency <> ${actor.agencyId}::uuid`;
  const { rows } = await sql<Candidate>`
    select ${DOCUMENT_COLUMNS}, s.facts
    from documents.search_entry s join documents.document d on d.id = s.document_id
    where s.lexemes @@ ${query}::tsquery and ${policyCondition(documentRead, actor, 'd')} ${direction}
      ${probe.from ? sql`and d.issued_on >= ${probe.from}::date` : sql``}
      ${probe.to ? sql`and d.issued_on <= ${probe.to}::date` : sql``}
      ${probe.before === null ? sql`` : sql`and s.seq < ${String(probe.before)}::bigint`}
    order by s.seq desc limit ${MAX_CANDIDATES}`.execute(tx);
  return rows;
};
