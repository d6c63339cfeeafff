import { OID } from '../cms/oids.ts';
import type { ReadCertificate } from './certificate.ts';
import { findRevocation, type RevocationData } from './revocation.ts';

export type ChainVerdict = 'trusted' | 'untrusted' | 'expired' | 'not-yet-valid' | 'revoked' | 'wrong-usage';
export type ChainReason =
  | 'chain-trusted'
  | 'chain-no-anchor'
  | 'chain-critical-extension'
  | 'chain-expired'
  | 'chain-not-yet-valid'
  | 'chain-revoked'
  | 'chain-wrong-usage';

export interface ChainResult {
  readonly verdict: ChainVerdict;
  readonly reason: ChainReason;
  /** Signer first, anchor last; empty when no path was found. */
  readonly path: readonly ReadCertificate[];
  /** Was there a valid revocation list or OCSP answer for every certificate below the anchor? */
  readonly revocationKnown: boolean;
}

const MAX_PATH = 8;
const MAX_CHECKS = 64;

/** Uses that exclude signing documents when a certificate names nothing else: TLS server, code, timestamps, OCSP. */
const FOREIGN_USES = new Set<string>(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.3', OID.timeStamping, OID.ocspSigning]);

function mayIssue(certificate: ReadCertificate, below: number): boolean {
  if (!certificate.isCa || (certificate.pathLength !== undefined && below > certificate.pathLength)) return false;
  return certificate.keyUsage === undefined || certificate.keyUsage.includes('keyCertSign');
}

/** A path of right signatures, CA flags, path lengths and key usages from the leaf to one of the anchors. */
function findPath(leaf: ReadCertificate, pool: readonly ReadCertificate[], anchors: readonly ReadCertificate[]) {
  let checks = 0;
  const anchored = new Set(anchors.map(({ sha256 }) => sha256));
  const extend = (path: readonly ReadCertificate[]): readonly ReadCertificate[] | undefined => {
    const last = path.at(-1)!;
    if (anchored.has(last.sha256)) return path;
    if (path.length >= MAX_PATH) return undefined;
    for (const candidate of [...anchors, ...pool]) {
      if (!candidate.subject.equals(last.issuer) || path.includes(candidate)) continue;
      if (++checks > MAX_CHECKS) return undefined;
      if (!mayIssue(candidate, path.length - 1) || !last.isSignedBy(candidate)) continue;
      const found = extend([...path, candidate]);
      if (found) return found;
    }
    return undefined;
  };
  return extend([leaf]);
}

const MAX_REMEMBERED = 256;
const remembered = new Map<string, readonly ReadCertificate[] | null>();

function rememberedPath(leaf: ReadCertificate, pool: readonly ReadCertificate[], anchors: readonly ReadCertificate[]) {
  const key = [leaf, ...pool, undefined, ...anchors].map((certificate) => certificate?.sha256 ?? '|').join();
  let path = remembered.get(key);
  if (path === undefined) {
    path = findPath(leaf, pool, anchors) ?? null;
    if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(key, path);
  }
  return path;
}

function usageFits(leaf: ReadCertificate, purpose: 'sign' | 'timestamp'): boolean {
  const uses = leaf.extendedKeyUsage;
  if (purpose === 'timestamp') return uses.length === 1 && uses[0] === OID.timeStamping;
  const usage = leaf.keyUsage;
  const keyFits = usage === undefined || usage.includes('digitalSignature') || usage.includes('nonRepudiation');
  return keyFits && !leaf.isCa && (uses.length === 0 || uses.some((use) => !FOREIGN_USES.has(use)));
}

/** Judges a signer's certificate at a moment (milliseconds since 1970). Revocation counts from its moment on. */
export function judgeChain(input: {
  leaf: ReadCertificate;
  pool: readonly ReadCertificate[];
  anchors: readonly ReadCertificate[];
  revocations: RevocationData;
  at: number;
  purpose: 'sign' | 'timestamp';
}): ChainResult {
  const { leaf, revocations, at, purpose } = input;
  const path = rememberedPath(leaf, input.pool, input.anchors) ?? [];
  let revocationKnown = path.length > 0;
  let revoked = false;
  path.slice(0, -1).forEach((certificate, index) => {
    const { known, at: moment } = findRevocation(certificate, path[index + 1]!, revocations, at);
    revocationKnown &&= known;
    revoked ||= moment !== undefined && moment <= at;
  });
  const say = (verdict: ChainVerdict, reason: ChainReason): ChainResult => ({ verdict, reason, path, revocationKnown });
  if (!usageFits(leaf, purpose)) return say('wrong-usage', 'chain-wrong-usage');
  if (path.length === 0) return say('untrusted', 'chain-no-anchor');
  if (path.some(({ unknownCritical }) => unknownCritical.length > 0))
    return say('untrusted', 'chain-critical-extension');
  if (revoked) return say('revoked', 'chain-revoked');
  if (path.some(({ notAfter }) => at > notAfter)) return say('expired', 'chain-expired');
  if (path.some(({ notBefore }) => at < notBefore)) return say('not-yet-valid', 'chain-not-yet-valid');
  return say('trusted', 'chain-trusted');
}
