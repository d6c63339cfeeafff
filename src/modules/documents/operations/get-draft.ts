import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { kindOf } from '../drafting/lay-out.ts';
import { printedCode } from '../drafting/verification-code.ts';
import { recipientsOf } from '../issuing/recipients.ts';
import { findIssuer, findUnits, getAgency } from '../records/agencies.ts';
import { listAnnexes } from '../records/annexes.ts';
import { type Draft, getDraft, getVersion } from '../records/drafts.ts';
import { iso } from '../records/paging.ts';
import { findNames, findPositions, findTitles } from '../records/people.ts';
import { allowedDraftActs, WAITING_FOR } from '../rules/draft-states.ts';
import { missingIn } from '../rules/missing.ts';
import { notationOf } from '../rules/numbering.ts';
import { getDraftContract } from './get-draft.contract.ts';

type StepRow = {
  n: number;
  act: string;
  person_id: string;
  position_id: string;
  delegation_form: string | null;
  words: string | null;
  version: number;
  at: Date;
};
type VersionRow = { n: number; author_person: string; comment: string | null; at: Date };

const stepsOf = async (tx: Tx, draftId: string) => {
  const { rows } = await sql<StepRow>`
    select n, act, person_id, position_id, delegation_form, words, version, at from documents.draft_step
    where draft_id = ${draftId}::uuid order by n`.execute(tx);
  const names = await findNames(
    tx,
    rows.map((row) => row.person_id),
  );
  const titles = await findTitles(
    tx,
    rows.map((row) => row.position_id),
  );
  return rows.map((row) => ({
    n: row.n,
    act: row.act,
    by: {
      positionId: row.position_id,
      positionTitle: titles.get(row.position_id) ?? '',
      personName: names.get(row.person_id) ?? null,
    },
    delegationForm: row.delegation_form && `${row.delegation_form}.`,
    words: row.words,
    version: row.version,
    at: iso(row.at),
  }));
};

const versionsOf = async (tx: Tx, draftId: string) => {
  const { rows } = await sql<VersionRow>`
    select n, author_person, comment, at from documents.draft_version where draft_id = ${draftId}::uuid
    order by n desc limit 200`.execute(tx);
  const names = await findNames(
    tx,
    rows.map((row) => row.author_person),
  );
  return rows.map(({ n, author_person, comment, at }) => ({
    ...{ n, authorName: names.get(author_person) ?? null, comment, at: iso(at) },
  }));
};

const replyToOf = async (tx: Tx, documentId: string | null) => {
  if (documentId === null) return null;
  const { rows } = await sql<{ documentId: string; symbol: string; subject: string; issuerName: string }>`
    select id as "documentId", symbol, subject, issuer_name as "issuerName" from documents.document
    where id = ${documentId}::uuid`.execute(tx);
  return rows[0] ?? null;
};

const symbolOfDocument = async (tx: Tx, draft: Draft): Promise<string | null> =>
  (await replyToOf(tx, draft.documentId))?.symbol ?? null;

export const getDraftPage = defineOperation(getDraftContract, async (context, { draftId }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const draft = await getDraft(tx, actor, draftId);
  const { content } = await getVersion(tx, draftId, draft.version);
  const kind = kindOf(content);
  const issuer = await findIssuer(tx, draft.agencyId, content.issuerId, now);
  const unit = draft.unitId ? (await findUnits(tx, [draft.unitId])).get(draft.unitId) : undefined;
  const agency = await getAgency(tx, draft.agencyId);
  const signer = content.signerPositionId
    ? (await findPositions(tx, [content.signerPositionId], now)).get(content.signerPositionId)
    : undefined;
  const authors = await findNames(tx, [draft.authorPersonId]);
  const titles = await findTitles(tx, [draft.authorPositionId]);
  const recipients = await recipientsOf(tx, draft.agencyId, content, now);
  return {
    ...{ id: draft.id, state: draft.state, version: draft.version, content, kindName: kind.name.vi },
    agency: { id: agency.id, name: agency.name, shortName: agency.shortName },
    notation: notationOf(kind, issuer?.abbreviation ?? agency.abbreviation, unit?.abbreviation ?? null),
    author: {
      positionId: draft.authorPositionId,
      positionTitle: titles.get(draft.authorPositionId) ?? '',
      personName: authors.get(draft.authorPersonId) ?? null,
    },
    unitName: unit?.name ?? null,
    waitingFor: WAITING_FOR[draft.state]?.[context.request.locale] ?? null,
    signer: signer
      ? { positionId: signer.positionId, positionTitle: signer.title, personName: signer.personName }
      : null,
    createdAt: iso(draft.createdAt),
    updatedAt: iso(draft.updatedAt),
    steps: await stepsOf(tx, draftId),
    versions: await versionsOf(tx, draftId),
    annexes: await listAnnexes(tx, draftId),
    recipientCount: recipients.length,
    replyTo: await replyToOf(tx, draft.replyTo),
    hasSignedFile: draft.signedSha256 !== null,
    verificationCode: printedCode(draft.verificationCode),
    documentId: draft.documentId,
    symbol: await symbolOfDocument(tx, draft),
    missing: missingIn(content),
    allowedActs: allowedDraftActs(draft, actor),
  };
});
