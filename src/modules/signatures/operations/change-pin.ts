import { defineOperation } from '../../../platform/operations/index.ts';
import type { KeyWrapping } from '../keys/key-wrapping.ts';
import { changePinContract } from './change-pin.contract.ts';
import { requireOwnCertificate } from './own-certificate.ts';

export const changePin = (wrapping: KeyWrapping) =>
  defineOperation(changePinContract, async (context, { id, currentPin, newPin }) => {
    await requireOwnCertificate(context, id);
    await wrapping.changePin(context.tx, id, currentPin, newPin, context.now);
    await context.record({ kind: 'signing-pin-changed', objectKind: 'certificate', objectId: id });
    return { changed: true as const };
  });
