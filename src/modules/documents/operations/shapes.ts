import { z } from 'zod';

/** Shapes that several contracts of documents share. Safe in the browser. */

export const draftStates = [
  'drafting',
  'with-head',
  'returned',
  'with-office',
  'with-leader',
  'signed',
  'issued',
  'refused',
] as const;
export type DraftState = (typeof draftStates)[number];

/** What may be done to a draft; `allowedActs` of an answer names those open to the position acted for, now. */
export const draftActs = [
  'save',
  'annex',
  'submit',
  'return',
  'pass',
  'check-format',
  'forward-to-leader',
  'refuse',
  'sign',
  'issue',
  'take-back',
] as const;
export type DraftAct = (typeof draftActs)[number];

export const documentActs = [
  'open',
  'register',
  'return',
  'assign',
  'accept',
  'finish',
  'reply',
  'keep',
  'undo-registration',
  'answer-recall',
  'ask-recall',
  'share',
] as const;
export type DocumentAct = (typeof documentActs)[number];

/** chưa mở · chưa xử lý · đã xử lý · đã cất · để biết */
export const boxes = ['not-opened', 'not-handled', 'handled', 'kept', 'for-information'] as const;
export type Box = (typeof boxes)[number];

/** The rungs of evidence, weakest first; `refused` stands beside the ladder. */
export const rungs = ['delivered', 'opened', 'registered', 'assigned', 'answered', 'refused'] as const;
export type Rung = (typeof rungs)[number];
/** What a sender is told beside the ladder; none of it makes a delivery stronger or weaker. */
export const evidenceNotes = ['unregistered', 'recall-asked', 'recall-agreed', 'recall-refused'] as const;
export type EvidenceNote = (typeof evidenceNotes)[number];
export type EvidenceKind = Rung | EvidenceNote;

export const secrecies = ['none', 'confidential', 'secret', 'top-secret'] as const;
export type Secrecy = (typeof secrecies)[number];

/** What a sender may ask of a document that it sent: the words of QCVN 102:2016. */
export const recallBusinesses = ['recall', 'update', 'replace'] as const;
export type RecallBusiness = (typeof recallBusinesses)[number];

export const assignmentRoles = ['lead', 'joint', 'inform'] as const;
export type AssignmentRole = (typeof assignmentRoles)[number];

export const relationKinds = ['replies', 'replaces', 'recalls', 'updates', 'based-on'] as const;

/** 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ. */
export const urgencyShape = z.literal([0, 1, 2, 3, 4]);
export const secrecyShape = z.enum(secrecies);

export const instantShape = z.iso.datetime({ offset: true });
export const dateShape = z.iso.date();
export const hashShape = z.string().regex(/^[0-9a-f]{64}$/);
/** Lists are walked by the cursor of the page before. */
export const pageInput = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
};
/** Sent by the screen once per intention: the same key again answers what the first call answered. */
export const idempotencyKey = z.uuid().optional();
export const words = z.string().trim().min(1).max(2_000);
/** A query parameter that is true or false. */
export const flag = z.stringbool().or(z.boolean());

const line = z.string().trim().min(1).max(500);
const paragraph = z.string().trim().min(1).max(20_000);

/** A piece of the text; the same blocks as the layout takes. */
const bodyBlockShape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('paragraph'),
    text: paragraph,
    style: z.enum(['normal', 'italic', 'bold']).optional(),
  }),
  z.object({ type: z.literal('heading'), text: line, level: z.literal([1, 2]).optional() }),
  z.object({
    type: z.literal('numbered'),
    label: z.string().trim().min(1).max(30),
    title: line.optional(),
    text: paragraph.optional(),
  }),
  z.object({ type: z.literal('field'), label: z.string().trim().min(1).max(120), text: paragraph }),
  z.object({
    type: z.literal('table'),
    header: z.array(z.string().max(300)).min(1).max(12),
    rows: z.array(z.array(z.string().max(2_000)).max(12)).max(500),
    columnWeights: z.array(z.number().positive()).max(12).optional(),
    caption: line.optional(),
  }),
]);

/** Everything the author says about a document. Drafts may be incomplete; what is missing is named when it is submitted. */
export const draftContentShape = z.object({
  kindCode: z.string().max(40),
  /** Only to override the kind's own layout model, such as `1.3`. */
  layoutModel: z.string().max(5).optional(),
  /** In whose name it is issued (organization.issuer); the agency's own when left out. */
  issuerId: z.uuid().nullable().default(null),
  subject: z.string().trim().max(500).default(''),
  /** Lines after "Kính gửi". */
  addressees: z.array(line).max(40).default([]),
  legalBases: z.array(paragraph).max(40).default([]),
  issuingAuthority: line.optional(),
  body: z.array(bodyBlockShape).max(2_000).default([]),
  attachedText: z.object({ title: line, subject: line, body: z.array(bodyBlockShape).max(2_000) }).optional(),
  /** Minutes: the secretary, who signs at the left. */
  secondSigner: z.object({ title: line, name: line }).optional(),
  /** The position whose holder signs; who truly signs may do so by delegation. */
  signerPositionId: z.uuid().nullable().default(null),
  /** Agencies that receive it in the platform. */
  recipientAgencyIds: z.array(z.uuid()).max(1_000).default([]),
  /** Keys of organization groups, resolved to agencies when it is issued. */
  recipientGroups: z.array(z.string().max(64)).max(20).default([]),
  /** Lines of "Nơi nhận"; made from the recipients when empty. */
  recipientLines: z.array(line).max(60).default([]),
  /** What it does to earlier documents; recipients of what it replaces, recalls or updates receive it too. */
  relations: z
    .array(z.object({ kind: z.enum(['replaces', 'recalls', 'updates', 'based-on']), documentId: z.uuid() }))
    .max(20)
    .default([]),
  urgency: urgencyShape.default(0),
  secrecy: secrecyShape.default('none'),
  copies: z.number().int().min(1).max(10_000).nullable().default(null),
  /** When an answer is wanted, printed in the text by the author; drives the recipients' deadline. */
  replyBy: dateShape.nullable().default(null),
});
export type DraftContent = z.output<typeof draftContentShape>;

export const personAtPosition = z.object({
  positionId: z.uuid(),
  positionTitle: z.string(),
  personName: z.string().nullable(),
});

export const agencyRef = z.object({ id: z.uuid(), name: z.string(), shortName: z.string() });

export const annexShape = z.object({
  id: z.uuid(),
  ordinal: z.number().int(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: hashShape,
  /** A PDF annex gets the organisation's signature; others are bound by their hash in the document's signed list. */
  binding: z.enum(['signed', 'listed']),
});

export const findingShape = z.object({
  /** Stable name of the rule, such as `margin-left`. */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  vi: z.string(),
  en: z.string(),
  /** Page from 1, when the finding has a place. */
  page: z.number().int().nullable(),
  /** The rule's source in Annex I. */
  source: z.string().nullable(),
});

/** Verdict on one signature, as the verifier words it. */
export const signatureVerdictShape = z.object({
  fieldName: z.string(),
  role: z.enum(['person', 'organization', 'timestamp', 'unknown']),
  signer: z.string(),
  organization: z.string().nullable(),
  signedAt: instantShape.nullable(),
  verdict: z.enum(['valid', 'invalid', 'undetermined']),
  changedSince: z.boolean(),
  vi: z.string(),
  en: z.string(),
});

export const evidenceShape = z.object({
  rung: z.enum([...rungs, ...evidenceNotes]),
  at: instantShape,
  /** Ready to read, such as `Đã đăng ký số 456 ngày 24/11/2026`. */
  vi: z.string(),
  en: z.string(),
  /** The answering document, for rung `answered`. */
  documentId: z.uuid().nullable(),
});

export const draftRowShape = z.object({
  id: z.uuid(),
  state: z.enum(draftStates),
  kindCode: z.string(),
  kindName: z.string(),
  subject: z.string(),
  urgency: urgencyShape,
  authorName: z.string().nullable(),
  unitName: z.string().nullable(),
  signer: personAtPosition.nullable(),
  updatedAt: instantShape,
  /** Set once issued. */
  documentId: z.uuid().nullable(),
  /** `15/QĐ-SNV` once issued. */
  symbol: z.string().nullable(),
});

export const documentRowShape = z.object({
  id: z.uuid(),
  symbol: z.string(),
  kindCode: z.string(),
  kindName: z.string(),
  subject: z.string(),
  issuer: agencyRef,
  issuedOn: dateShape,
  signerName: z.string(),
  urgency: urgencyShape,
});
