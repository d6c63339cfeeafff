import { sql } from 'kysely';
import { explain } from '../../../platform/access/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { findArrival, findRegistration } from '../arrivals/arrival.ts';
import {
  assignmentViews,
  findAssignments,
  findRelations,
  findReplyDrafts,
  findStanding,
} from '../arrivals/document-page.ts';
import { timelineOf } from '../arrivals/timeline.ts';
import { createVerdicts } from '../arrivals/verdicts.ts';
import { printedCode } from '../drafting/verification-code.ts';
import { documentRead } from '../policy.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getAgency } from '../records/agencies.ts';
import { getDocument, listFiles } from '../records/documents.ts';
import { iso, isoOrNull } from '../records/paging.ts';
import { findNames, findTitles } from '../records/people.ts';
import { findProgress, NO_PROGRESS } from '../records/progress.ts';
import { findRecalls } from '../records/recalls.ts';
import { allowedDocumentActs } from '../rules/document-acts.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { getDocumentContract } from './get-document.contract.ts';
import type { Box } from './shapes.ts';

/** Everything about a document that the actor's agency may know, in one answer. */
export const getDocumentPage = (ports: DocumentsPorts) => {
  const verdictsOf = createVerdicts(ports);
  return defineOperation(getDocumentContract, async (context, { documentId }) => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const document = await getDocument(tx, actor, documentId);
    const issuer = await getAgency(tx, document.issuerAgency);
    const arrival = await findArrival(tx, actor, documentId);
    const registration = await findRegistration(tx, actor.agencyId, documentId);
    const rows = await findAssignments(tx, actor.agencyId, documentId);
    const assignments = await assignmentViews(tx, rows, now);
    const own = await sql<{ box: Box; openedAt: Date | null }>`
      select box, opened_at as "openedAt" from documents.inbox_entry
      where document_id = ${documentId}::uuid and position_id = ${actor.positionId}::uuid`.execute(tx);
    const registrar = registration ? await findNames(tx, [registration.personId]) : new Map<string, string>();
    const titles = registration ? await findTitles(tx, [registration.positionId]) : new Map<string, string>();
    const isOut = document.issuerAgency === actor.agencyId;
    const progress = isOut ? (await findProgress(tx, [documentId])).get(documentId) : undefined;
    const mine = rows.findLast(({ toPosition, role }) => toPosition === actor.positionId && role !== 'inform');
    const informed = rows.find(({ toPosition }) => toPosition === actor.positionId);
    const relations = await findRelations(tx, documentId);
    const why = await explain(tx, documentRead, actor, documentId);
    const recalls = await findRecalls(tx, actor, documentId);
    const { id, symbol, no, notation, kindCode, subject, urgency, secrecy, replyBy, pageCount } = document;
    return {
      ...{ id, symbol, no, notation, kindCode, subject, urgency, secrecy, replyBy, pageCount },
      kindName: findDocumentKind(kindCode)?.name.vi ?? kindCode,
      issuer: { id: issuer.id, name: issuer.name, shortName: issuer.shortName },
      ...{ issuerName: document.issuerName, issuedOn: document.issuedOn, issuedAt: iso(document.issuedAt) },
      ...{ signerName: document.signerName, signerTitle: document.signerTitle },
      verificationCode: printedCode(document.verificationCode),
      direction: isOut ? ('out' as const) : ('in' as const),
      files: await listFiles(tx, documentId),
      ...(await verdictsOf(tx, document, now)),
      recipients: progress ?? NO_PROGRESS,
      registration: registration && {
        ...{ id: registration.id, no: registration.no, bookName: registration.bookName },
        registeredAt: iso(registration.registeredAt),
        registeredBy: {
          positionId: registration.positionId,
          positionTitle: titles.get(registration.positionId) ?? '',
          personName: registrar.get(registration.personId) ?? null,
        },
        ...{ dueAt: isoOrNull(registration.dueAt), closedHow: registration.closedHow },
        closedAt: isoOrNull(registration.closedAt),
      },
      arrival: arrival && {
        arrivedAt: iso(arrival.arrivedAt),
        openedAt: isoOrNull((own.rows[0] ?? arrival).openedAt),
        ...{ refusedReason: arrival.refusedReason, box: (own.rows[0] ?? arrival).box },
      },
      assignments,
      ...{ relations, standing: await findStanding(tx, documentId) },
      recalls: recalls.map(({ id: recallId, business, reason, askedAt, asked, agreed, refused, mine: answer }) => ({
        ...{ id: recallId, business, reason, askedAt: iso(askedAt), asked, agreed, refused, mine: answer },
      })),
      timeline: timelineOf({
        ...{ document, arrival, registration, assignments, recalls },
        registeredBy: registrar.get(registration?.personId ?? '') ?? null,
      }),
      replyDrafts: await findReplyDrafts(tx, actor, document),
      readBecause: why.branches.flatMap(({ holds, name, vi, en }) => (holds ? [{ name, vi, en }] : [])),
      allowedActs: allowedDocumentActs({
        box: arrival?.box ?? null,
        rests: arrival?.rests ?? false,
        assigned: rows.length > 0,
        issued: isOut,
        refused: arrival?.refusedReason != null,
        registered: registration !== null,
        closed: registration?.closedHow != null,
        mine: mine ?? informed ?? null,
        myBox: own.rows[0]?.box ?? null,
        roles: actor.roles,
      }),
    };
  });
};
