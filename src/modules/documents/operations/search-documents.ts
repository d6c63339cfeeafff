import { z } from 'zod';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { parseQuery, type Query, tsQueryText } from '../../../platform/text/index.ts';
import { documentRows } from '../records/document-rows.ts';
import { readCursor, writeCursor } from '../records/paging.ts';
import { type Candidate, findCandidates, MAX_CANDIDATES, type Probe } from '../search/find-candidates.ts';
import { MATCH_TEXT, rankDocument, subjectParts } from '../search/rank.ts';
import { searchDocumentsContract } from './search-documents.contract.ts';

/** Within the window of weighed candidates pages are cut by place; the next window begins before the oldest of this one. */
const place = z.tuple([z.string().nullable(), z.number().int().min(0)]);
const MAX_RELAXINGS = 4;

/** Dropping one word at a time, the longest kept: only when nothing holds all of them. */
const relaxings = (query: Query): Query[] =>
  query.terms.length < 2
    ? []
    : [...query.terms]
        .sort((a, b) => a.lexeme.length - b.lexeme.length)
        .slice(0, MAX_RELAXINGS)
        .map((dropped) => ({ ...query, terms: query.terms.filter((term) => term !== dropped) }));

export const searchDocuments = defineOperation(searchDocumentsContract, async (context, input) => {
  const { tx } = context;
  const actor = requireActor(context);
  const [before, offset] = readCursor(input.cursor, place) ?? [null, 0];
  const query = parseQuery(input.q);
  const probe: Probe = {
    words: tsQueryText(query, { typing: query.terms.length > 0 }),
    keys: [...(input.kindCode ? [`k:${input.kindCode}`] : []), ...(input.issuerId ? [`g:${input.issuerId}`] : [])],
    ...{ from: input.from, to: input.to, direction: input.direction },
    before: before === null ? null : BigInt(before),
  };
  let candidates = await findCandidates(tx, actor, probe);
  let relaxed = false;
  if (candidates.length === 0 && before === null)
    for (const wider of relaxings(query)) {
      candidates = await findCandidates(tx, actor, { ...probe, words: tsQueryText(wider, { typing: true }) });
      relaxed = candidates.length > 0;
      if (relaxed) break;
    }
  const ranked = candidates
    .map((candidate) => ({ candidate, ...rankDocument(query, candidate, relaxed) }))
    .sort((a, b) => b.score - a.score || newer(a.candidate, b.candidate));
  const page = ranked.slice(offset, offset + input.limit);
  const views = await documentRows(
    tx,
    page.map(({ candidate }) => candidate),
  );
  return {
    candidates: candidates.length,
    didYouMean: null,
    nextCursor: nextCursor(candidates, before, offset + page.length),
    documents: views.map(({ view }, index) => {
      const match = page[index]?.match ?? 'folded';
      return { ...view, match, matchText: MATCH_TEXT[match], subjectParts: subjectParts(query, view.subject) };
    }),
  };
});

const newer = (a: Candidate, b: Candidate): number => (BigInt(a.seq) < BigInt(b.seq) ? 1 : -1);

const nextCursor = (candidates: readonly Candidate[], before: string | null, shown: number): string | null => {
  if (shown < candidates.length) return writeCursor([before, shown]);
  if (candidates.length < MAX_CANDIDATES) return null;
  const oldest = candidates.reduce((least, { seq }) => (BigInt(seq) < least ? BigInt(seq) : least), 2n ** 62n);
  return writeCursor([String(oldest), 0]);
};
