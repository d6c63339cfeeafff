import { defineOperation } from '../../../platform/operations/index.ts';
import { drawToSign, readyToSign, recordSigned } from '../drafting/sign-steps.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { signDraftContract } from './sign-draft.contract.ts';

/** The leader signs what is laid out from exactly the version that he saw. */
export const signDraft = (ports: DocumentsPorts) =>
  defineOperation(signDraftContract, async (context, { pin, ...wish }) => {
    const drawn = await drawToSign(ports, await readyToSign(ports, context, wish));
    const { personId, positionId, agencyId } = drawn.hand.actor;
    const [signed] = await ports.signatures.signAsPerson(context.tx, {
      ...{ personId, positionId, agencyId, pin, at: context.now, documents: [drawn.toSign] },
    });
    if (!signed) throw documentsError('chain-broken');
    return recordSigned(ports, context, drawn, signed);
  });
