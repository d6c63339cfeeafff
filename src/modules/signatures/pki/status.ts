import { createHash } from 'node:crypto';
import { der, octets, sequence } from '../cms/der.ts';
import { DerError, type DerNode } from '../cms/der-reader.ts';
import type { Credential } from './authority-store.ts';
import { extension } from './certificate.ts';
import { REVOCATION_REASON, type Revocation } from './crl.ts';
import { Cursor, single } from './cursor.ts';
import { bits, context, contextPrimitive, enumerated, generalizedTime } from './der.ts';
import { OID } from './object-identifiers.ts';
import { algorithmOf, publicKeyInfo, signatureAlgorithm, signWith } from './signing-key.ts';

/** What the registry knows of a serial number (hexadecimal): issued and good, revoked, or never issued. */
export type FindStatus = (serial: string) => Promise<'good' | 'unknown' | Revocation>;

/** How long an answer may be kept by the asker. */
const ANSWER_VALID = Temporal.Duration.from({ hours: 1 });
const MAX_QUESTIONS = 100;
/** RFC 8954: a nonce has 1 to 32 octets. */
const MAX_NONCE = 32;

const HASHES = new Map([
  [Buffer.from('06052b0e03021a', 'hex').toString('hex'), 'sha1'],
  [OID.sha256.toString('hex'), 'sha256'],
]);

const failure = (status: 'malformed' | 'internal'): Buffer => sequence(enumerated(status === 'malformed' ? 1 : 2));

interface Question {
  readonly id: DerNode;
  readonly ofIssuer: boolean;
  readonly serial: string;
}

/**
 * Answers an OCSP request (RFC 6960) as the delegated responder of the issuing authority; the nonce is given back.
 * Never throws for what the client sent: malformed requests get that answer.
 */
export async function respondOcsp(
  request: Uint8Array,
  now: Temporal.Instant,
  findStatus: FindStatus,
  issuer: Credential,
  responder: Credential,
): Promise<Buffer> {
  let asked: { questions: Question[]; nonce: Buffer | undefined };
  try {
    asked = readRequest(request, issuer);
  } catch (error) {
    if (error instanceof DerError) return failure('malformed');
    throw error;
  }
  const answers: Buffer[] = [];
  for (const question of asked.questions) {
    const status = question.ofIssuer ? await findStatus(question.serial) : 'unknown';
    answers.push(answer(question, status, now));
  }
  const body = sequence(
    context(2, octets(responder.keyId)),
    generalizedTime(now),
    sequence(...answers),
    ...(asked.nonce ? [context(1, sequence(extension(OID.ocspNonce, asked.nonce)))] : []),
  );
  const basic = sequence(
    body,
    signatureAlgorithm(algorithmOf(responder.key)),
    bits(signWith(responder.key, body)),
    context(0, sequence(responder.certificate)),
  );
  return sequence(enumerated(0), context(0, sequence(OID.ocspBasic, octets(basic))));
}

function answer(question: Question, status: Awaited<ReturnType<FindStatus>>, now: Temporal.Instant): Buffer {
  let encoded: Buffer;
  if (status === 'good') encoded = contextPrimitive(0, Buffer.alloc(0));
  else if (status === 'unknown') encoded = contextPrimitive(2, Buffer.alloc(0));
  else encoded = der(0xa1, revokedInfo(status));
  return sequence(question.id.raw, encoded, generalizedTime(now), context(0, generalizedTime(now.add(ANSWER_VALID))));
}

const revokedInfo = (revocation: Revocation): Buffer =>
  Buffer.concat([generalizedTime(revocation.at), context(0, enumerated(REVOCATION_REASON[revocation.reason]))]);

function readRequest(request: Uint8Array, issuer: Credential) {
  const outer = new Cursor(single(request, 0x30));
  const body = new Cursor(outer.take(0x30));
  body.maybe(0xa0);
  body.maybe(0xa1);
  const list = body.take(0x30).children;
  if (list.length === 0 || list.length > MAX_QUESTIONS) throw new DerError('number of questions');
  const extensions = body.maybe(0xa2);
  return { questions: list.map((entry) => readQuestion(entry, issuer)), nonce: extensions && findNonce(extensions) };
}

function readQuestion(entry: DerNode, issuer: Credential): Question {
  const id = new Cursor(entry).take(0x30);
  const fields = new Cursor(id);
  const hashId = new Cursor(fields.take(0x30)).take(0x06).raw.toString('hex');
  const [nameHash, keyHash, serial] = [fields.take(0x04), fields.take(0x04), fields.take(0x02)];
  const hash = HASHES.get(hashId);
  const publicKeyBits = new Cursor(single(publicKeyInfo(issuer.key), 0x30));
  publicKeyBits.take(0x30);
  const keyBytes = publicKeyBits.take(0x03).content.subarray(1);
  const is = (data: Buffer, digest: DerNode) =>
    hash !== undefined && createHash(hash).update(data).digest().equals(digest.content);
  return { id, ofIssuer: is(issuer.name, nameHash) && is(keyBytes, keyHash), serial: serial.content.toString('hex') };
}

function findNonce(extensions: DerNode): Buffer | undefined {
  for (const entry of single(extensions.content, 0x30).children) {
    const fields = new Cursor(entry);
    const id = fields.take(0x06);
    fields.maybe(0x01);
    const value = fields.take(0x04);
    if (!id.raw.equals(OID.ocspNonce)) continue;
    if (value.content.length > MAX_NONCE + 2) throw new DerError('nonce too long');
    return value.content;
  }
  return undefined;
}
