import { der, NULL, octets, sequence, setOf } from '../cms/der.ts';
import { DerError, type DerNode } from '../cms/der-reader.ts';
import type { Credential } from './authority-store.ts';
import { randomSerial } from './certificate.ts';
import { Cursor, single } from './cursor.ts';
import { bits, context, generalizedTime, integer, unsigned, utf8 } from './der.ts';
import { OID } from './object-identifiers.ts';
import { algorithmOf, sha256, signatureAlgorithm, signWith } from './signing-key.ts';

/** Message digests a stamp is given for, with their length in octets (SHA-256, -384, -512). */
const DIGESTS = new Map([
  ['0609608648016503040201', 32],
  ['0609608648016503040202', 48],
  ['0609608648016503040203', 64],
]);

/** PKIFailureInfo bits of RFC 3161 §2.4.2. */
const FAILURE = { badAlg: 0, badDataFormat: 5, unacceptedPolicy: 15, unacceptedExtension: 16 } as const;

interface Imprint {
  readonly imprint: Buffer;
  readonly nonce?: Buffer;
  readonly withCertificates: boolean;
}

/** Answers a TimeStampReq (RFC 3161). Never throws for what the client sent: it gets a rejection with the reason. */
export function respondTimestamp(
  request: Uint8Array,
  now: Temporal.Instant,
  tsa: Credential,
  chain: readonly Buffer[],
): Buffer {
  let asked: Imprint | keyof typeof FAILURE;
  try {
    asked = readRequest(request);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    asked = 'badDataFormat';
  }
  if (typeof asked === 'string') return rejection(asked);
  return sequence(sequence(integer(0)), makeToken(asked, now, tsa, chain));
}

function rejection(reason: keyof typeof FAILURE): Buffer {
  const bit = FAILURE[reason];
  const flags = Buffer.alloc(Math.floor(bit / 8) + 1);
  flags[flags.length - 1] = 0x80 >> (bit % 8);
  return sequence(sequence(integer(2), sequence(utf8(`refused: ${reason}`)), bits(flags, 7 - (bit % 8))));
}

function readRequest(request: Uint8Array): Imprint | keyof typeof FAILURE {
  const fields = new Cursor(single(request, 0x30));
  if (!fields.take(0x02).content.equals(Buffer.from([1]))) return 'badDataFormat';
  const imprint = fields.take(0x30);
  const policy = fields.maybe(0x06);
  const nonce = fields.maybe(0x02);
  const certReq = fields.maybe(0x01);
  if (fields.maybe(0xa0)) return 'unacceptedExtension';
  fields.end();
  if (policy && !policy.raw.equals(OID.demoTimestampPolicy)) return 'unacceptedPolicy';
  if (!isSupported(imprint)) return 'badAlg';
  const withCertificates = certReq?.content[0] === 0xff;
  return { imprint: imprint.raw, withCertificates, ...(nonce && { nonce: nonce.raw }) };
}

function isSupported(imprint: DerNode): boolean {
  const fields = new Cursor(imprint);
  const algorithm = new Cursor(fields.take(0x30)).take(0x06);
  return DIGESTS.get(algorithm.raw.toString('hex')) === fields.take(0x04).content.length;
}

/** DER of the token for a SHA-256 imprint, certificates included. */
export const stampSha256 = (digest: Uint8Array, now: Temporal.Instant, tsa: Credential, chain: readonly Buffer[]) =>
  makeToken({ imprint: sequence(sequence(OID.sha256, NULL), octets(digest)), withCertificates: true }, now, tsa, chain);

function makeToken(asked: Imprint, now: Temporal.Instant, tsa: Credential, chain: readonly Buffer[]): Buffer {
  const info = sequence(
    integer(1),
    OID.demoTimestampPolicy,
    asked.imprint,
    unsigned(randomSerial()),
    generalizedTime(now),
    sequence(integer(1)),
    ...(asked.nonce ? [asked.nonce] : []),
  );
  const attributes = [
    sequence(OID.contentType, setOf(OID.tstInfo)),
    sequence(OID.messageDigest, setOf(octets(sha256(info)))),
    sequence(OID.signingCertificateV2, setOf(sequence(sequence(sequence(octets(sha256(tsa.certificate))))))),
  ];
  const signed = setOf(...attributes);
  const digestAlgorithm = sequence(OID.sha256, NULL);
  const signer = sequence(
    integer(1),
    issuerAndSerial(tsa.certificate),
    digestAlgorithm,
    der(0xa0, single(signed, 0x31).content),
    signatureAlgorithm(algorithmOf(tsa.key)),
    octets(signWith(tsa.key, signed)),
  );
  const certificates = asked.withCertificates ? [context(0, tsa.certificate, ...chain)] : [];
  const data = sequence(
    integer(3),
    setOf(digestAlgorithm),
    sequence(OID.tstInfo, context(0, octets(info))),
    ...certificates,
    setOf(signer),
  );
  return sequence(OID.signedData, context(0, data));
}

function issuerAndSerial(certificate: Buffer): Buffer {
  const body = new Cursor(new Cursor(single(certificate, 0x30)).take(0x30));
  body.take(0xa0);
  const serial = body.take(0x02);
  body.take(0x30);
  return sequence(body.take(0x30).raw, serial.raw);
}
