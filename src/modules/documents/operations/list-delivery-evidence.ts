import { sql } from 'kysely';
import { z } from 'zod';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { type EvidenceRow, evidenceLine } from '../arrivals/evidence-lines.ts';
import { documentsError } from '../errors.ts';
import { getDocument } from '../records/documents.ts';
import { pageOf, readCursor } from '../records/paging.ts';
import { rungNumber, rungOf } from '../rules/evidence.ts';
import { listDeliveryEvidenceContract } from './list-delivery-evidence.contract.ts';
import { evidenceNotes, type Rung } from './shapes.ts';

type Row = {
  id: string;
  agencyId: string;
  name: string;
  shortName: string;
  strongest: number;
  place: string;
  evidence: Array<Omit<EvidenceRow, 'at'> & { at: string }>;
};
const place = z.tuple([z.string(), z.uuid()]);
type Line = ReturnType<typeof evidenceLine> & { readonly arrivalNo: number | null };

const isNote = (kind: Line['rung']): boolean => rungNumber(kind) === 0;

const NOTES: readonly string[] = evidenceNotes;

/** Rungs from the weakest, then what stands beside the ladder in the order of time. */
const inOrder = (a: Line, b: Line): number =>
  Number(isNote(a.rung)) - Number(isNote(b.rung)) ||
  rungNumber(a.rung) - rungNumber(b.rung) ||
  a.at.localeCompare(b.at) ||
  NOTES.indexOf(a.rung) - NOTES.indexOf(b.rung);

/** The strongest rung's newest line; an entry that was struck out says so in its place. */
const strongestLine = (evidence: readonly Line[], struck: ReadonlySet<number | null>, rung: Rung): Line | undefined => {
  const valid = evidence.filter(({ rung: kind, arrivalNo }) => kind !== 'registered' || !struck.has(arrivalNo));
  return (
    valid.findLast((line) => line.rung === rung) ??
    valid.findLast((line) => line.rung === 'unregistered') ??
    valid.findLast((line) => !isNote(line.rung))
  );
};

/**
 * Recipient by recipient, in the order of the directory, the strongest evidence held; for the sender only. An answer is
 * named to all who follow the document, and its id given to whoever may open it.
 */
export const listDeliveryEvidence = defineOperation(listDeliveryEvidenceContract, async (context, input) => {
  const { tx } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, input.documentId);
  if (document.issuerAgency !== actor.agencyId) throw documentsError('no-document');
  const after = readCursor(input.cursor, place);
  const order = sql`(case when a.kind in ('ward', 'commune') then 'b' else 'a' end) || a.kind || lpad(a.ordinal::text, 6, '0')`;
  const { rows } = await sql<Row>`
    select v.id, v.to_agency as "agencyId", a.name, a.short_name as "shortName", v.strongest, ${order} as place, (
      select jsonb_agg(jsonb_build_object('rung', e.rung, 'at', e.at, 'arrivalNo', e.arrival_no, 'answerId', (select o.id from documents.document o where o.id = e.answer_id),
        'answerSymbol', e.answer_symbol, 'words', e.words) order by e.at, e.id)
      from documents.evidence e where e.delivery_id = v.id) as evidence
    from documents.delivery v join organization.agency_ref a on a.id = v.to_agency
    where v.document_id = ${document.id}::uuid and v.from_agency = ${actor.agencyId}::uuid
      ${input.rung ? sql`and v.strongest = ${rungNumber(input.rung)}` : sql``}
      ${after ? sql`and (${order}, v.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by ${order}, v.id limit ${input.limit + 1}`.execute(tx);
  const { page, nextCursor } = pageOf(rows, input.limit, (row) => [row.place, row.id]);
  return {
    nextCursor,
    recipients: page.map((row) => {
      const evidence = row.evidence
        .map((one) => ({ ...evidenceLine({ ...one, at: new Date(one.at) }), arrivalNo: one.arrivalNo }))
        .sort(inOrder);
      const struck = new Set(evidence.flatMap((line) => (line.rung === 'unregistered' ? [line.arrivalNo] : [])));
      const strongest = strongestLine(evidence, struck, rungOf(row.strongest));
      if (!strongest) throw documentsError('no-document');
      return {
        deliveryId: row.id,
        agency: { id: row.agencyId, name: row.name, shortName: row.shortName },
        ...{ strongest, evidence },
      };
    }),
  };
});
