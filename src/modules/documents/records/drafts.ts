import { sql } from 'kysely';
import { type Actor, inProgramStep, policyCondition } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import type { Zone } from '../layout/layout-input.ts';
import { type DraftAct, type DraftContent, type DraftState, draftContentShape } from '../operations/shapes.ts';
import { draftRead, MOVE_STEP } from '../policy.ts';

/** What the leader signed: needed to number, date and seal the very same file. */
export type Approved = {
  readonly zones: { readonly numberField: Zone; readonly dateField: Zone; readonly organizationSeal: Zone };
  readonly notation: string;
  readonly issuerName: string;
  readonly place: string;
  readonly signerPersonId: string;
  readonly signerPositionId: string;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly pageCount: number;
  readonly version: number;
};

export type Draft = {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly authorPersonId: string;
  readonly authorPositionId: string;
  readonly state: DraftState;
  readonly version: number;
  readonly kindCode: string;
  readonly subject: string;
  readonly urgency: 0 | 1 | 2 | 3 | 4;
  readonly signerPositionId: string | null;
  readonly replyTo: string | null;
  readonly verificationCode: string;
  readonly approved: Approved | null;
  readonly approvedSha256: string | null;
  readonly signedSha256: string | null;
  readonly documentId: string | null;
  readonly lastStepBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export const DRAFT_COLUMNS = sql`
  d.id, d.agency_id as "agencyId", d.unit_id as "unitId", d.author_person as "authorPersonId",
  d.author_position as "authorPositionId", d.state, d.version, d.kind_code as "kindCode", d.subject, d.urgency,
  d.signer_position as "signerPositionId", d.reply_to as "replyTo", d.verification_code as "verificationCode",
  d.approved, encode(d.approved_sha256, 'hex') as "approvedSha256", encode(d.signed_sha256, 'hex') as "signedSha256",
  d.document_id as "documentId", (
    select s.position_id from documents.draft_step s where s.draft_id = d.id and s.version = d.version
    order by s.n desc limit 1) as "lastStepBy", d.created_at as "createdAt", d.updated_at as "updatedAt"`;

/** A draft that the actor may see. `lock` keeps others from changing it until the transaction ends. @throws no-draft */
export const getDraft = async (tx: Tx, actor: Actor, id: string, { lock = false } = {}): Promise<Draft> => {
  const { rows } = await sql<Draft>`
    select ${DRAFT_COLUMNS} from documents.draft d
    where d.id = ${id}::uuid and ${policyCondition(draftRead, actor, 'd')} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  if (!rows[0]) throw documentsError('no-draft');
  return rows[0];
};

export type DraftVersion = { readonly n: number; readonly content: DraftContent; readonly at: Temporal.Instant };

/** The content of one version. @throws no-draft when there is no such version */
export const getVersion = async (tx: Tx, draftId: string, n: number): Promise<DraftVersion> => {
  const { rows } = await sql<{ content: unknown; at: Date }>`
    select content, at from documents.draft_version where draft_id = ${draftId}::uuid and n = ${n}`.execute(tx);
  const row = rows[0];
  if (!row) throw documentsError('no-draft');
  return { n, content: draftContentShape.parse(row.content), at: row.at.toTemporalInstant() };
};

export const insertVersion = async (
  tx: Tx,
  version: {
    readonly draftId: string;
    readonly n: number;
    readonly content: DraftContent;
    readonly automatic: boolean;
    readonly comment: string | null;
    readonly actor: Actor;
    readonly now: Temporal.Instant;
  },
): Promise<void> => {
  await sql`
    insert into documents.draft_version (draft_id, n, content, automatic, author_person, author_position, comment, at)
    values (${version.draftId}, ${version.n}, ${JSON.stringify(version.content)}::jsonb, ${version.automatic},
      ${version.actor.personId}, ${version.actor.positionId}, ${version.comment}, ${version.now.toString()})`.execute(
    tx,
  );
};

export type NewStep = {
  readonly act: Exclude<DraftAct, 'save' | 'annex'>;
  readonly version: number;
  readonly words?: string | null;
  readonly sha256Seen?: string | null;
};

/** Writes down who did what with which bytes before him. */
export const insertStep = async (
  tx: Tx,
  draft: Draft,
  actor: Actor,
  step: NewStep,
  now: Temporal.Instant,
): Promise<void> => {
  await sql`
    insert into documents.draft_step
      (draft_id, n, act, version, sha256_seen, person_id, position_id, delegation_id, delegation_form, words, at)
    select ${draft.id}::uuid, coalesce(max(n), 0) + 1, ${step.act}, ${step.version},
      ${step.sha256Seen ? Buffer.from(step.sha256Seen, 'hex') : null}, ${actor.personId}::uuid, ${actor.positionId}::uuid,
      ${actor.delegation?.id ?? null}::uuid, ${actor.delegation?.form ?? null}, ${step.words ?? null}, ${now.toString()}
    from documents.draft_step where draft_id = ${draft.id}::uuid`.execute(tx);
};

/** Puts the draft into another state; whoever gives it away may lose sight of it by that. A return undoes the signature. */
export const setState = async (tx: Tx, draft: Draft, state: DraftState, now: Temporal.Instant): Promise<void> => {
  const undo = draft.state === 'signed' && state === 'returned';
  await inProgramStep(tx, MOVE_STEP, () =>
    sql`
      update documents.draft set state = ${state}, updated_at = ${now.toString()}
        ${undo ? sql`, approved = null, approved_sha256 = null, signed_sha256 = null, signed_at = null` : sql``}
      where id = ${draft.id}::uuid`.execute(tx),
  );
};
