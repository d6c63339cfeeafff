import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { findArrival } from '../arrivals/arrival.ts';
import { beginDraft } from '../drafting/begin-draft.ts';
import { documentsError } from '../errors.ts';
import { actOnce } from '../records/act-once.ts';
import { getDocument } from '../records/documents.ts';
import { positionsWithRole } from '../records/people.ts';
import { shortDate } from '../rules/numbering.ts';
import { replyContract } from './reply.contract.ts';
import { draftContentShape } from './shapes.ts';

/** A draft that answers: the sender is addressed, the subject names the document; the text is the author's. */
export const reply = defineOperation(replyContract, (context, { documentId, kindCode, idempotencyKey }) =>
  actOnce(context, replyContract.name, idempotencyKey, replyContract.output, async () => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const original = await getDocument(tx, actor, documentId);
    if ((await findArrival(tx, actor, documentId))?.rests) throw documentsError('at-rest');
    const [signer] = await positionsWithRole(tx, actor.agencyId, ['leader'], now);
    const dated = shortDate(Temporal.PlainDate.from(original.issuedOn));
    const content = draftContentShape.parse({
      kindCode,
      subject: `trả lời văn bản số ${original.symbol} ngày ${dated} của ${original.issuerName}`.slice(0, 500),
      addressees: [original.issuerName],
      recipientAgencyIds: [original.issuerAgency],
      signerPositionId: signer?.positionId ?? null,
      urgency: original.urgency,
    });
    return { draftId: await beginDraft(context, content, original.id) };
  }),
);
