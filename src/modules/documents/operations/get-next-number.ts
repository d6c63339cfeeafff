import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentsError } from '../errors.ts';
import { recipientsOf } from '../issuing/recipients.ts';
import { openBooks } from '../records/books.ts';
import { getDraft, getVersion } from '../records/drafts.ts';
import { reservedOn } from '../records/reserved-numbers.ts';
import { bookFor, GENERAL_BOOK, symbolOf } from '../rules/numbering.ts';
import { getNextNumberContract } from './get-next-number.contract.ts';

/** What the number would be now; only issuing takes it. */
export const getNextNumber = defineOperation(getNextNumberContract, async (context, { draftId }) => {
  const { tx, now } = context;
  const draft = await getDraft(tx, requireActor(context), draftId);
  if (!draft.approved) throw documentsError('not-your-turn', { state: 'chưa ký' });
  const { content } = await getVersion(tx, draftId, draft.approved.version);
  const on = vnDate(now);
  const wish = { agencyId: draft.agencyId, direction: 'out', year: on.year, issuerId: content.issuerId } as const;
  const book = bookFor(await openBooks(tx, wish), content.kindCode);
  const no = (book?.lastNo ?? 0) + 1;
  const { notation } = draft.approved;
  const kept = book ? await reservedOn(tx, book.id, on) : [];
  const recipients = await recipientsOf(tx, draft.agencyId, content, now);
  return {
    bookId: book?.id ?? null,
    bookName: book?.name ?? GENERAL_BOOK.out,
    no,
    symbol: symbolOf(no, notation),
    issuedOn: on.toString(),
    recipientCount: recipients.length,
    reserved: kept.map((one) => ({ ...one, symbol: symbolOf(one.no, notation) })),
  };
});
