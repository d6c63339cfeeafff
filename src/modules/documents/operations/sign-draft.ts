import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import { registerBlob } from '../../../platform/files/index.ts';
import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { checkContent } from '../drafting/content.ts';
import { FIELD, placed, sizeOf, withFields } from '../drafting/fields.ts';
import { layOut, printedDraft } from '../drafting/lay-out.ts';
import { documentsError } from '../errors.ts';
import { MOVE_STEP } from '../policy.ts';
import type { DocumentsPorts } from '../ports.ts';
import { type Approved, getVersion } from '../records/drafts.ts';
import { signDraftContract } from './sign-draft.contract.ts';

const PDF = 'application/pdf';

/**
 * The leader signs what is laid out from exactly this version: verification code and QR are in it, number and date are
 * empty fields. From here the bytes are frozen; issuing only appends.
 */
export const signDraft = (ports: DocumentsPorts) =>
  defineOperation(signDraftContract, async (context, { draftId, version: seen, pin }) => {
    const { tx, now } = context;
    const hand = await takeDraft(context, draftId, 'sign', seen);
    const { actor, draft } = hand;
    const version = await getVersion(tx, draftId, seen);
    await checkContent(tx, actor, version.content, now);
    const printed = await printedDraft(ports, tx, draft, version, { at: now, actor });
    const laidOut = await layOut(ports, printed);
    const approvedBytes = withFields(laidOut);
    const { personSignature, numberField, dateField, organizationSeal } = laidOut.zones;
    const [signed] = await ports.signatures.signAsPerson(tx, {
      ...{ personId: actor.personId, positionId: actor.positionId, agencyId: actor.agencyId, pin, at: now },
      documents: [
        {
          pdf: approvedBytes,
          field: { name: FIELD.person, ...placed(personSignature) },
          appearance: await ports.layout.drawPersonSignature({
            ...{ name: actor.personName, title: printed.signerTitle.split('\n').at(-1) ?? '', demo: ports.demo },
            ...sizeOf(personSignature),
          }),
          reason: `Ký ban hành: ${version.content.subject}`.slice(0, 250),
        },
      ],
    });
    if (!signed) throw documentsError('chain-broken');
    const approvedFile = await ports.files.put(approvedBytes);
    const signedFile = await ports.files.put(signed.bytes);
    const approvedKey = await registerBlob(tx, approvedFile, { mediaType: PDF, at: now });
    const signedKey = await registerBlob(tx, signedFile, { mediaType: PDF, at: now });
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
      version: seen,
    };
    await inProgramStep(tx, MOVE_STEP, () =>
      sql`
        update documents.draft set state = 'signed', approved = ${JSON.stringify(approved)}::jsonb,
          approved_sha256 = ${approvedKey}, signed_sha256 = ${signedKey}, signed_at = ${now.toString()}
        where id = ${draft.id}::uuid`.execute(tx),
    );
    const step = { act: 'sign', version: seen, sha256Seen: approvedFile.sha256 } as const;
    return moveDraft(context, hand, step, { signed: signedFile.sha256, signatureId: signed.signatureId });
  });
