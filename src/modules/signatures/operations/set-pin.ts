import { defineOperation } from '../../../platform/operations/index.ts';
import type { KeyWrapping } from '../keys/key-wrapping.ts';
import { requireOwnCertificate } from './own-certificate.ts';
import { setPinContract } from './set-pin.contract.ts';

export const setPin = (wrapping: KeyWrapping) =>
  defineOperation(setPinContract, async (context, { id, pin }) => {
    await requireOwnCertificate(context, id);
    await wrapping.setPin(context.tx, id, pin, context.now);
    await context.record({ kind: 'signing-certificate-activated', objectKind: 'certificate', objectId: id });
    return { activated: true as const };
  });
