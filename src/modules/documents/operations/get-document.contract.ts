import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import {
  agencyRef,
  assignmentRoles,
  boxes,
  dateShape,
  documentActs,
  hashShape,
  instantShape,
  personAtPosition,
  recallBusinesses,
  relationKinds,
  secrecyShape,
  signatureVerdictShape,
  urgencyShape,
} from './shapes.ts';

export const getDocumentContract = defineContract({
  name: 'documents.get-document',
  method: 'GET',
  path: '/api/documents/documents/:documentId',
  summary: {
    vi: 'Một văn bản: nội dung, chữ ký, đăng ký, phân công, tình hình nơi nhận',
    en: 'A document: facts, signatures, registration, assignments, evidence',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 15_000,
  input: z.object({ documentId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    symbol: z.string(),
    no: z.number().int(),
    notation: z.string(),
    kindCode: z.string(),
    kindName: z.string(),
    subject: z.string(),
    issuer: agencyRef,
    /** In whose name, when not the agency's own. */
    issuerName: z.string(),
    issuedOn: dateShape,
    issuedAt: instantShape,
    signerName: z.string(),
    /** TM., KT., TL., TUQ. lines and title as printed. */
    signerTitle: z.string(),
    urgency: urgencyShape,
    secrecy: secrecyShape,
    replyBy: dateShape.nullable(),
    pageCount: z.number().int(),
    verificationCode: z.string(),
    /** `out`: the actor's agency issued it; `in`: it came here. */
    direction: z.enum(['out', 'in']),
    files: z.array(
      z.object({
        ordinal: z.number().int(),
        role: z.enum(['main', 'annex']),
        name: z.string(),
        mediaType: z.string(),
        size: z.number().int(),
        sha256: hashShape,
      }),
    ),
    /** Verdicts on the main file, from its bytes, now. */
    signatures: z.array(signatureVerdictShape),
    /** The whole file in one word. */
    signatureSummary: z.object({
      verdict: z.enum(['valid', 'invalid', 'undetermined']),
      vi: z.string(),
      en: z.string(),
    }),
    recipients: z.object({
      total: z.number().int(),
      opened: z.number().int(),
      registered: z.number().int(),
      answered: z.number().int(),
      refused: z.number().int(),
    }),
    /** Of the actor's own agency; none while not registered there. */
    registration: z
      .object({
        id: z.uuid(),
        no: z.number().int(),
        bookName: z.string(),
        registeredAt: instantShape,
        registeredBy: personAtPosition,
        dueAt: instantShape.nullable(),
        closedHow: z.enum(['handled', 'kept']).nullable(),
        closedAt: instantShape.nullable(),
      })
      .nullable(),
    /** As the position acted for has it: its own box when it has a part in the document, else the agency's. */
    arrival: z
      .object({
        arrivedAt: instantShape,
        openedAt: instantShape.nullable(),
        refusedReason: z.string().nullable(),
        box: z.enum(boxes),
      })
      .nullable(),
    assignments: z.array(
      z.object({
        id: z.uuid(),
        role: z.enum(assignmentRoles),
        to: personAtPosition,
        unitName: z.string().nullable(),
        by: personAtPosition,
        instruction: z.string().nullable(),
        dueAt: instantShape.nullable(),
        state: z.enum(['waiting', 'accepted', 'done']),
        result: z.string().nullable(),
        assignedAt: instantShape,
        doneAt: instantShape.nullable(),
      }),
    ),
    /** `updated`: parts of it were changed by a later document. */
    standing: z.enum(['in-force', 'updated', 'replaced', 'recalled']),
    relations: z.array(
      z.object({
        kind: z.enum(relationKinds),
        /** `to`: this document does it to the other one; `from`: the other one does it to this. */
        way: z.enum(['to', 'from']),
        documentId: z.uuid(),
        symbol: z.string(),
        subject: z.string(),
        issuerName: z.string(),
        issuedOn: dateShape,
      }),
    ),
    /** Requests of the issuer to recall, update or replace it, oldest first. */
    recalls: z.array(
      z.object({
        id: z.uuid(),
        business: z.enum(recallBusinesses),
        reason: z.string(),
        askedAt: instantShape,
        /** Recipients asked, and what they answered, as far as the own agency may know. */
        asked: z.number().int(),
        agreed: z.number().int(),
        refused: z.number().int(),
        /** The own agency's answer, as a recipient. */
        mine: z.enum(['agreed', 'refused']).nullable(),
      }),
    ),
    timeline: z.array(
      z.object({ at: instantShape, kind: z.string(), vi: z.string(), en: z.string(), by: z.string().nullable() }),
    ),
    /** Drafts of the actor's agency that answer this document. */
    replyDrafts: z.array(z.object({ draftId: z.uuid(), state: z.string(), subject: z.string() })),
    /** Why the position acted for may read it: the branches of the policy that hold. */
    readBecause: z.array(z.object({ name: z.string(), vi: z.string(), en: z.string() })),
    allowedActs: z.array(z.enum(documentActs)),
  }),
});
