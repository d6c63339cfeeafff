import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation, type OperationContext } from '../../../platform/operations/index.ts';
import { type DraftInHand, moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { printedCode } from '../drafting/verification-code.ts';
import { documentsError } from '../errors.ts';
import { type Delivered, deliver } from '../issuing/deliver.ts';
import { recipientsOf } from '../issuing/recipients.ts';
import { type Issue, recordIssue } from '../issuing/record-issue.ts';
import { prepareSeal, sealIssued } from '../issuing/seal.ts';
import { DELIVER_STEP, MOVE_STEP } from '../policy.ts';
import type { DocumentsPorts } from '../ports.ts';
import { actOnce } from '../records/act-once.ts';
import { listAnnexes } from '../records/annexes.ts';
import { ensureBook, insertRegistration, takeNumber } from '../records/books.ts';
import { getVersion } from '../records/drafts.ts';
import { takeReserved } from '../records/reserved-numbers.ts';
import { symbolOf } from '../rules/numbering.ts';
import { issueDocumentContract } from './issue-document.contract.ts';

type Wish = { readonly pin: string; readonly reservedNo?: number | undefined };

/**
 * Number, date, seal, entry, delivery to every recipient: one act, one transaction. What can be made before the number is
 * known is made before the register's row is locked.
 */
const issue = async (
  ports: DocumentsPorts,
  context: OperationContext,
  hand: DraftInHand,
  { pin, reservedNo }: Wish,
) => {
  const { tx, now } = context;
  const { actor, draft } = hand;
  const { approved, signedSha256 } = draft;
  if (!approved || !signedSha256) throw documentsError('not-your-turn', { state: 'chưa ký' });
  const { content } = await getVersion(tx, draft.id, approved.version);
  const annexes = await listAnnexes(tx, draft.id);
  const recipients = await recipientsOf(tx, draft.agencyId, content, now);
  const on = vnDate(now);
  const kit = await prepareSeal(ports, { signedSha256, approved, annexes, on });
  const wish = { agencyId: draft.agencyId, direction: 'out', year: on.year, issuerId: content.issuerId } as const;
  const book = await ensureBook(tx, wish, content.kindCode, now);
  const taken =
    reservedNo === undefined
      ? await takeNumber(tx, book, now)
      : await takeReserved(tx, book, reservedNo, { sameDayAs: now });
  const symbol = symbolOf(taken.no, approved.notation);
  const sealed = await sealIssued(ports, tx, kit, { actor, pin, approved, symbol, no: taken.no, at: now });
  const facts: Issue = {
    ...{ actor, draft, approved, content, annexes, sealed, taken, symbol, on },
    signedSize: kit.signed.length,
  };
  const delivered: Delivered = await inProgramStep(tx, DELIVER_STEP, async () => {
    const document = await recordIssue(ports, tx, facts);
    const entry = { documentId: document.id, agencyId: draft.agencyId, direction: 'out', book, taken } as const;
    await insertRegistration(tx, {
      ...entry,
      ...{ personId: actor.personId, positionId: actor.positionId, dueAt: null },
    });
    return deliver(ports, context, facts, document, recipients);
  });
  await inProgramStep(tx, MOVE_STEP, () =>
    sql`update documents.draft set state = 'issued', document_id = ${delivered.documentId}::uuid
      where id = ${draft.id}::uuid`.execute(tx),
  );
  await moveDraft(
    context,
    hand,
    { act: 'issue', version: approved.version, sha256Seen: delivered.sha256 },
    { documentId: delivered.documentId, symbol, bookId: book.id, no: taken.no, recipients: recipients.length },
  );
  await delivered.tell();
  return {
    documentId: delivered.documentId,
    no: taken.no,
    symbol,
    issuedOn: on.toString(),
    recipientCount: recipients.length,
    verificationCode: printedCode(draft.verificationCode),
  };
};

export const issueDocument = (ports: DocumentsPorts) =>
  defineOperation(issueDocumentContract, (context, { draftId, idempotencyKey, ...wish }) =>
    actOnce(context, issueDocumentContract.name, idempotencyKey, issueDocumentContract.output, async () =>
      issue(ports, context, await takeDraft(context, draftId, 'issue'), wish),
    ),
  );
