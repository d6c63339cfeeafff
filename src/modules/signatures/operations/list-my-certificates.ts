import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { listOwnCertificates, type OwnCertificate } from '../certificates/list-own-certificates.ts';
import { listMyCertificatesContract } from './list-my-certificates.contract.ts';

type State = 'active' | 'inactive' | 'locked' | 'revoked' | 'expired';

const stateOf = (certificate: OwnCertificate, now: number): State => {
  if (certificate.revokedAt) return 'revoked';
  if (certificate.notAfter.getTime() <= now) return 'expired';
  if (!certificate.activatedAt) return 'inactive';
  return certificate.lockedUntil && certificate.lockedUntil.getTime() > now ? 'locked' : 'active';
};

export const listMyCertificates = (demoPin: string | null) =>
  defineOperation(listMyCertificatesContract, async (context) => {
    const own = await listOwnCertificates(context.tx, requireActor(context).personId);
    const certificates = own.map((certificate) => {
      const state = stateOf(certificate, context.now.epochMilliseconds);
      const { id, commonName, organizationName, title, algorithm, serial, keyStore } = certificate;
      return {
        ...{ id, commonName, organizationName, title, algorithm, serial, keyStore, state },
        notBefore: certificate.notBefore.toISOString(),
        notAfter: certificate.notAfter.toISOString(),
        lockedUntil: state === 'locked' ? (certificate.lockedUntil?.toISOString() ?? null) : null,
        revokedAt: certificate.revokedAt?.toISOString() ?? null,
      };
    });
    return { demoPin, certificates };
  });
