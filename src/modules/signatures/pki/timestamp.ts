import type { Credential } from './authority-store.ts';
import { randomSerial } from './certificate.ts';
import { bits, context, generalizedTime, integer, nil, octets, seq, setOf, tlv, unsigned, utf8 } from './der.ts';
import { Cursor, DerError, type Element, single } from './der-reader.ts';
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
  return seq(seq(integer(0)), makeToken(asked, now, tsa, chain));
}

function rejection(reason: keyof typeof FAILURE): Buffer {
  const bit = FAILURE[reason];
  const flags = Buffer.alloc(Math.floor(bit / 8) + 1);
  flags[flags.length - 1] = 0x80 >> (bit % 8);
  return seq(seq(integer(2), seq(utf8(`refused: ${reason}`)), bits(flags, 7 - (bit % 8))));
}

function readRequest(request: Uint8Array): Imprint | keyof typeof FAILURE {
  const fields = new Cursor(single(request, 0x30).content);
  if (!fields.take(0x02).content.equals(Buffer.from([1]))) return 'badDataFormat';
  const imprint = fields.take(0x30);
  const policy = fields.maybe(0x06);
  const nonce = fields.maybe(0x02);
  const certReq = fields.maybe(0x01);
  if (fields.maybe(0xa0)) return 'unacceptedExtension';
  fields.end();
  if (policy && !policy.bytes.equals(OID.demoTimestampPolicy)) return 'unacceptedPolicy';
  if (!isSupported(imprint)) return 'badAlg';
  const withCertificates = certReq?.content[0] === 0xff;
  return { imprint: imprint.bytes, withCertificates, ...(nonce && { nonce: nonce.bytes }) };
}

function isSupported(imprint: Element): boolean {
  const fields = new Cursor(imprint.content);
  const algorithm = new Cursor(fields.take(0x30).content).take(0x06);
  return DIGESTS.get(algorithm.bytes.toString('hex')) === fields.take(0x04).content.length;
}

/** DER of the token for a SHA-256 imprint, certificates included. */
export const stampSha256 = (digest: Uint8Array, now: Temporal.Instant, tsa: Credential, chain: readonly Buffer[]) =>
  makeToken({ imprint: seq(seq(OID.sha256, nil()), octets(digest)), withCertificates: true }, now, tsa, chain);

function makeToken(asked: Imprint, now: Temporal.Instant, tsa: Credential, chain: readonly Buffer[]): Buffer {
  const info = seq(
    integer(1),
    OID.demoTimestampPolicy,
    asked.imprint,
    unsigned(randomSerial()),
    generalizedTime(now),
    seq(integer(1)),
    ...(asked.nonce ? [asked.nonce] : []),
  );
  const attributes = [
    seq(OID.contentType, setOf(OID.tstInfo)),
    seq(OID.messageDigest, setOf(octets(sha256(info)))),
    seq(OID.signingCertificateV2, setOf(seq(seq(seq(octets(sha256(tsa.certificate))))))),
  ];
  const signed = setOf(...attributes);
  const digestAlgorithm = seq(OID.sha256, nil());
  const signer = seq(
    integer(1),
    issuerAndSerial(tsa.certificate),
    digestAlgorithm,
    tlv(0xa0, single(signed, 0x31).content),
    signatureAlgorithm(algorithmOf(tsa.key)),
    octets(signWith(tsa.key, signed)),
  );
  const certificates = asked.withCertificates ? [context(0, tsa.certificate, ...chain)] : [];
  const data = seq(
    integer(3),
    setOf(digestAlgorithm),
    seq(OID.tstInfo, context(0, octets(info))),
    ...certificates,
    setOf(signer),
  );
  return seq(OID.signedData, context(0, data));
}

function issuerAndSerial(certificate: Buffer): Buffer {
  const body = new Cursor(new Cursor(single(certificate, 0x30).content).take(0x30).content);
  body.take(0xa0);
  const serial = body.take(0x02);
  body.take(0x30);
  return seq(body.take(0x30).bytes, serial.bytes);
}
