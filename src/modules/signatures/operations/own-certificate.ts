import { platformError } from '../../../platform/errors/platform-errors.ts';
import { type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { listOwnCertificates } from '../certificates/list-own-certificates.ts';

/** @throws platform.not-found unless the certificate is one of the actor's own. */
export async function requireOwnCertificate(context: OperationContext, id: string): Promise<void> {
  const own = await listOwnCertificates(context.tx, requireActor(context).personId);
  if (!own.some((certificate) => certificate.id === id)) throw platformError('not-found');
}
