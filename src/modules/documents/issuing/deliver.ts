import type { OperationContext } from '../../../platform/operations/index.ts';
import { publish } from '../../../platform/stream/index.ts';
import { putWork } from '../../../platform/worklist/index.ts';
import { closeArrival } from '../arrivals/close-arrival.ts';
import { priorityOf } from '../drafting/act-on-draft.ts';
import { CIRCULATION } from '../policy.ts';
import type { DocumentsPorts } from '../ports.ts';
import { grantReading } from '../records/access-rights.ts';
import type { AgencyFacts } from '../records/agencies.ts';
import { addEvidence, insertDispatch } from '../records/deliveries.ts';
import { tellReaders } from '../records/readers.ts';
import { insertRelations } from '../records/relations.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { insertSearchEntry } from '../search/entry.ts';
import { firstReaders } from './first-readers.ts';
import type { Issue, IssuedDocument } from './record-issue.ts';

export type Delivered = {
  readonly documentId: string;
  readonly sha256: string;
  /** Work and live messages, which are written outside of the delivery step. */
  readonly tell: () => Promise<void>;
};

/** Rights, deliveries, evidence, boxes, search, and the answer's link: all in the transaction that numbered the document. */
export const deliver = async (
  ports: Pick<DocumentsPorts, 'dueAt'>,
  { tx, now }: OperationContext,
  issue: Issue,
  document: IssuedDocument,
  recipients: readonly AgencyFacts[],
): Promise<Delivered> => {
  const { actor, draft, approved, content, symbol, on } = issue;
  const documentId = document.id;
  const toAgencies = recipients.map(({ id }) => id);
  await grantReading(tx, await firstReaders(tx, issue, documentId, toAgencies), { by: actor.personId, now });
  const dueAt = content.replyBy
    ? await ports.dueAt(tx, draft.agencyId, now, { days: Math.max(0, on.until(content.replyBy).days) })
    : null;
  await insertDispatch(tx, {
    ...{ documentId, seq: document.seq, urgency: content.urgency, dueAt, fromAgency: draft.agencyId, toAgencies, now },
  });
  await insertSearchEntry(tx, {
    ...{ documentId, seq: document.seq, subject: content.subject, no: issue.taken.no, notation: approved.notation },
    ...{ symbol, kindCode: content.kindCode, kindName: findDocumentKind(content.kindCode)?.name.vi ?? '' },
    ...{ issuerAgency: draft.agencyId, issuerName: approved.issuerName, signerName: approved.signerName },
    ...{ issuedOn: on.toString(), readers: [draft.agencyId, ...toAgencies] },
  });
  await insertRelations(tx, actor, documentId, content.relations, now);
  const answered = draft.replyTo ? await linkAnswer(tx, issue, documentId, draft.replyTo, now) : null;
  const tell = async () => {
    if (draft.replyTo && answered)
      await closeArrival(tx, actor, draft.replyTo, { how: 'handled', note: `Trả lời bằng văn bản số ${symbol}`, now });
    await putWork(
      tx,
      toAgencies.map((agencyId) => ({
        ...{ kind: 'documents.register-incoming', objectKind: 'documents.document', objectId: documentId, agencyId },
        ...{ role: 'records-clerk', title: content.subject, priority: priorityOf(content.urgency), dueAt: null },
        detail: { symbol, issuerName: approved.issuerName, kindCode: content.kindCode, urgency: content.urgency },
      })),
      now,
    );
    const audience = { agencies: toAgencies, roles: CIRCULATION };
    await publish(tx, { kind: 'documents.arrived', audience, data: { documentId } });
    await tellReaders(tx, 'documents.changed', documentId, draft.agencyId);
    if (answered && draft.replyTo) await tellReaders(tx, 'documents.evidence', draft.replyTo, answered);
  };
  return { documentId, sha256: document.sha256, tell };
};

/** The relation, and the strongest evidence that the sender of the original can hold. @returns that sender */
const linkAnswer = async (
  tx: OperationContext['tx'],
  { actor, symbol }: Issue,
  documentId: string,
  originalId: string,
  now: Temporal.Instant,
): Promise<string | null> => {
  await insertRelations(tx, actor, documentId, [{ kind: 'replies', documentId: originalId }], now);
  return addEvidence(tx, actor, { documentId: originalId, rung: 'answered', answer: { documentId, symbol } }, now);
};
