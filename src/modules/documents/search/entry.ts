import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { lexemes, symbolLexemes } from '../../../platform/text/index.ts';

/** Raised when the rules that make lexemes change; entries made by older rules are made again. */
const MADE_BY = 2;

/** Widths of the slices of time in bits: newest-first search asks for small slices before large ones. */
export const SLICES = [
  ['A', 12n],
  ['B', 15n],
  ['C', 18n],
  ['D', 21n],
] as const;

/** The right to read as a key of the index: one lexeme per agency. */
const readerLexeme = (agencyId: string): string => `@${agencyId.replaceAll('-', '')}`;

export type SearchFacts = {
  readonly documentId: string;
  readonly seq: bigint;
  readonly subject: string;
  readonly no: number;
  readonly notation: string;
  readonly symbol: string;
  readonly kindCode: string;
  readonly kindName: string;
  readonly issuerAgency: string;
  readonly issuerName: string;
  readonly signerName: string;
  readonly issuedOn: string;
  readonly readers: readonly string[];
};

/** Everything that a document is found by; a pure function of its facts. */
const entryLexemes = (facts: SearchFacts): string[] => [
  ...new Set([
    ...lexemes(facts.subject),
    ...lexemes(facts.issuerName),
    ...lexemes(facts.kindName),
    ...lexemes(facts.signerName),
    ...symbolLexemes(facts.no, facts.notation),
    `k:${facts.kindCode}`,
    `g:${facts.issuerAgency}`,
    `m:${facts.issuedOn.slice(0, 7)}`,
    `y:${facts.issuedOn.slice(0, 4)}`,
    ...SLICES.map(([name, bits]) => `${name}:${facts.seq >> bits}`),
    ...facts.readers.map(readerLexeme),
  ]),
];

/** Writes the entry, in the transaction that issues the document. */
export const insertSearchEntry = async (tx: Tx, facts: SearchFacts): Promise<void> => {
  const told = [facts.symbol, facts.kindName, facts.issuerName, facts.signerName].join(' · ');
  await sql`
    insert into documents.search_entry (document_id, seq, subject, facts, lexemes, made_by)
    values (${facts.documentId}, ${String(facts.seq)}, ${facts.subject}, ${told},
      array_to_tsvector(${entryLexemes(facts)}::text[]), ${MADE_BY})`.execute(tx);
};
