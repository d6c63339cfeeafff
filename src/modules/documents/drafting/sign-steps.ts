import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import { registerBlob } from '../../../platform/files/index.ts';
import type { OperationContext } from '../../../platform/operations/index.ts';
import type { DocumentToSign, SignedDocument } from '../../signatures/index.ts';
import type { LaidOutDocument } from '../layout/layout-input.ts';
import { MOVE_STEP } from '../policy.ts';
import type { DocumentsPorts } from '../ports.ts';
import { type Approved, type DraftVersion, getVersion } from '../records/drafts.ts';
import { type DraftInHand, moveDraft, takeDraft } from './act-on-draft.ts';
import { checkContent } from './content.ts';
import { FIELD, placed, sizeOf, withFields } from './fields.ts';
import { layOut, type PrintedDraft, printedDraft } from './lay-out.ts';

const PDF = 'application/pdf';

/** A draft that its signer has in hand, with all that will stand on its pages; nothing is drawn yet. */
export type ReadyToSign = {
  readonly hand: DraftInHand;
  readonly version: DraftVersion;
  readonly printed: PrintedDraft;
};

/** Reads and locks what is to be signed. @throws as `takeDraft` and `checkContent` */
export const readyToSign = async (
  ports: DocumentsPorts,
  context: OperationContext,
  wish: { readonly draftId: string; readonly version: number },
): Promise<ReadyToSign> => {
  const { tx, now } = context;
  const hand = await takeDraft(context, wish.draftId, 'sign', wish.version);
  const version = await getVersion(tx, wish.draftId, wish.version);
  await checkContent(tx, hand.actor, version.content, now);
  return { hand, version, printed: await printedDraft(ports, tx, hand.draft, version, { at: now, actor: hand.actor }) };
};

export type DrawnToSign = ReadyToSign & { readonly laidOut: LaidOutDocument; readonly toSign: DocumentToSign };

/** Draws pages and signature: code and QR are in them, number and date are empty fields. Asks nothing of the database. */
export const drawToSign = async (ports: DocumentsPorts, ready: ReadyToSign): Promise<DrawnToSign> => {
  const { hand, version, printed } = ready;
  const laidOut = await layOut(ports, printed);
  const box = laidOut.zones.personSignature;
  const appearance = await ports.layout.drawPersonSignature({
    ...{ name: hand.actor.personName, title: printed.signerTitle.split('\n').at(-1) ?? '', demo: ports.demo },
    ...sizeOf(box),
  });
  const toSign = {
    pdf: withFields(laidOut),
    field: { name: FIELD.person, ...placed(box) },
    appearance,
    reason: `Ký ban hành: ${version.content.subject}`.slice(0, 250),
  };
  return { ...ready, laidOut, toSign };
};

/** From here the bytes are frozen; issuing only appends. Keeps both files, moves the draft, writes its trail. */
export const recordSigned = async (
  { files }: DocumentsPorts,
  context: OperationContext,
  { hand, version, printed, laidOut, toSign }: DrawnToSign,
  signed: SignedDocument,
) => {
  const { tx, now } = context;
  const { actor, draft } = hand;
  const approvedFile = await files.put(toSign.pdf);
  const signedFile = await files.put(signed.bytes);
  const approvedKey = await registerBlob(tx, approvedFile, { mediaType: PDF, at: now });
  const signedKey = await registerBlob(tx, signedFile, { mediaType: PDF, at: now });
  const { numberField, dateField, organizationSeal } = laidOut.zones;
  const approved: Approved = {
    zones: { numberField, dateField, organizationSeal },
    notation: printed.notation,
    issuerName: printed.issuer.name,
    place: printed.issuer.place,
    signerPersonId: actor.personId,
    signerPositionId: actor.positionId,
    signerName: actor.personName,
    signerTitle: printed.signerTitle,
    pageCount: laidOut.pageCount,
    version: version.n,
  };
  await inProgramStep(tx, MOVE_STEP, () =>
    sql`
      update documents.draft set state = 'signed', approved = ${JSON.stringify(approved)}::jsonb,
        approved_sha256 = ${approvedKey}, signed_sha256 = ${signedKey}, signed_at = ${now.toString()}
      where id = ${draft.id}::uuid`.execute(tx),
  );
  const step = { act: 'sign', version: version.n, sha256Seen: approvedFile.sha256 } as const;
  return moveDraft(context, hand, step, { signed: signedFile.sha256, signatureId: signed.signatureId });
};
