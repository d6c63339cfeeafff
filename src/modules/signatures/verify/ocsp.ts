import { createHash } from 'node:crypto';
import { schemeOf, signatureHolds } from '../cms/algorithms.ts';
import { DerError, type DerNode, oidOf, readAll, readOne, timeOf } from '../cms/der-reader.ts';
import { OID } from '../cms/oids.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';

/** What an OCSP answer says of one certificate; times in milliseconds since 1970. */
export interface OcspStatus {
  readonly revokedAt: number | undefined;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
}

/** An OCSP answer (RFC 6960), read but not yet believed. */
export interface ReadOcsp {
  /** Undefined unless the answer is about this certificate and signed by its issuer or a responder that it delegated to. */
  statusOf(subject: ReadCertificate, issuer: ReadCertificate): OcspStatus | undefined;
}

const MAX_ANSWERS = 100;
const MAX_CERTIFICATES = 8;
/** They name the issuer; nothing rests on their strength. */
const ID_HASHES: Record<string, string> = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256', [OID.sha384]: 'sha384' };

interface Answer extends OcspStatus {
  readonly hash: string;
  readonly nameHash: Buffer;
  readonly keyHash: Buffer;
  readonly serial: Buffer;
}

/** The bits of a public key without its algorithm: what OCSP takes hashes of. */
function keyBits(certificate: ReadCertificate): Buffer {
  const [, bits] = readOne(certificate.key.export({ format: 'der', type: 'spki' })).children;
  return bits?.content.subarray(1) ?? Buffer.alloc(0);
}

const digest = (hash: string, data: Buffer): Buffer => createHash(hash).update(data).digest();

function refuseCritical(extensions: DerNode | undefined): void {
  for (const { children } of extensions?.children[0]?.children ?? [])
    if (children[1]?.tag === 0x01) throw new DerError(`OCSP extension ${oidOf(children[0])} is not understood`);
}

/** One answer; none when the responder does not know the certificate. */
function readAnswer({ children }: DerNode): Answer[] {
  const [id, status, thisUpdate, ...rest] = children;
  const [algorithm, nameHash, keyHash, serial] = id?.children ?? [];
  const hash = ID_HASHES[oidOf(algorithm?.children[0])];
  if (nameHash?.tag !== 0x04 || keyHash?.tag !== 0x04 || serial?.tag !== 0x02) throw new DerError('bad OCSP answer');
  refuseCritical(rest.find(({ tag }) => tag === 0xa1));
  if (!hash || (status?.tag !== 0x80 && status?.tag !== 0xa1)) return [];
  const next = rest.find(({ tag }) => tag === 0xa0)?.children[0];
  return [
    {
      hash,
      nameHash: nameHash.content,
      keyHash: keyHash.content,
      serial: serial.raw,
      revokedAt: status.tag === 0xa1 ? timeOf(status.children[0]) : undefined,
      thisUpdate: timeOf(thisUpdate),
      nextUpdate: next && timeOf(next),
    },
  ];
}

/** Reads a successful answer. Throws DerError. */
function readOcsp(bytes: Uint8Array): ReadOcsp {
  const [root] = readAll(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [result, wrapped] = root?.children ?? [];
  if (result?.tag !== 0x0a || !result.content.equals(Buffer.from([0]))) throw new DerError('no successful OCSP answer');
  const [type, octets] = wrapped?.children[0]?.children ?? [];
  if (oidOf(type) !== OID.ocspBasic || octets?.tag !== 0x04) throw new DerError('no basic OCSP answer');
  const [body, algorithm, signature, enclosed] = readOne(octets.content).children;
  if (!body || !algorithm || signature?.tag !== 0x03 || signature.content[0] !== 0)
    throw new DerError('no OCSP signature');
  const fields = body.children[0]?.tag === 0xa0 ? body.children.slice(1) : body.children;
  const [responder, produced, list, extensions] = fields;
  refuseCritical(extensions);
  const producedAt = timeOf(produced);
  const answers = (list?.children ?? []).slice(0, MAX_ANSWERS).flatMap(readAnswer);
  const certificates = (enclosed?.children[0]?.children ?? []).slice(0, MAX_CERTIFICATES);

  const isResponder = (candidate: ReadCertificate): boolean => {
    const named = responder?.children[0];
    if (responder?.tag === 0xa1) return named !== undefined && candidate.subject.equals(named.raw);
    return responder?.tag === 0xa2 && named?.content.equals(digest('sha1', keyBits(candidate))) === true;
  };
  const signedBy = ({ key }: ReadCertificate): boolean => {
    const scheme = schemeOf(algorithm);
    return scheme !== undefined && signatureHolds(scheme, body.raw, key, signature.content.subarray(1));
  };
  /** RFC 6960, 4.2.2.2: the issuer itself, or whom the issuer itself certified for this. */
  const mayAnswer = (candidate: ReadCertificate, issuer: ReadCertificate): boolean =>
    candidate.sha256 === issuer.sha256 ||
    (candidate.extendedKeyUsage.includes(OID.ocspSigning) &&
      candidate.unknownCritical.length === 0 &&
      producedAt >= candidate.notBefore &&
      producedAt <= candidate.notAfter &&
      candidate.isSignedBy(issuer));
  const judged = new WeakMap<ReadCertificate, boolean>();
  const believe = (issuer: ReadCertificate): boolean => {
    const known = judged.get(issuer);
    if (known !== undefined) return known;
    let believed = false;
    try {
      const candidates = [issuer, ...certificates.map(({ raw }) => readCertificate(raw))];
      believed = candidates.some((one) => isResponder(one) && mayAnswer(one, issuer) && signedBy(one));
    } catch {
      // A certificate that cannot be read, or a key that does not fit the signature, proves nothing.
    }
    judged.set(issuer, believed);
    return believed;
  };
  return {
    statusOf(subject, issuer) {
      const answer = answers.find(
        ({ hash, nameHash, keyHash, serial }) =>
          serial.equals(subject.serial) &&
          nameHash.equals(digest(hash, subject.issuer)) &&
          keyHash.equals(digest(hash, keyBits(issuer))),
      );
      return answer && believe(issuer) ? answer : undefined;
    },
  };
}

/** Reads those that can be read; an unreadable answer proves nothing. */
export function readOcsps(bytes: readonly Uint8Array[]): ReadOcsp[] {
  return bytes.flatMap((der) => {
    try {
      return [readOcsp(der)];
    } catch {
      return [];
    }
  });
}
