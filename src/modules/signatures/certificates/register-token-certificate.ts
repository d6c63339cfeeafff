import { createHash, randomBytes, randomUUIDv7, X509Certificate } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyWrapping } from '../keys/key-wrapping.ts';
import { algorithmOf } from '../pki/signing-key.ts';
import { type Holder, subjectOf } from './holder.ts';
import { insertCertificates } from './insert-certificates.ts';

/** A certificate whose key lies on a PKCS#11 token. */
export interface TokenCertificate {
  readonly holder: Holder;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER of the issuer's certificate. */
  readonly issuer: Uint8Array;
  /** CKA_ID of the key. */
  readonly keyId: Uint8Array;
}

/** Registers such a certificate. A person's has to be activated by a PIN, like one in the file store. */
export async function registerTokenCertificate(
  wrapping: KeyWrapping,
  tx: Tx,
  { holder, certificate, issuer, keyId }: TokenCertificate,
  now: Temporal.Instant,
): Promise<string> {
  const id = randomUUIDv7();
  const read = new X509Certificate(certificate);
  const person = holder.kind === 'person' ? holder : undefined;
  const pin = person?.pin === undefined ? undefined : await wrapping.preparePin(person.pin);
  const proof = randomBytes(32);
  const subject = subjectOf(holder);
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const row = {
    ...{ id, sha256: sha256(certificate), serial: read.serialNumber.toLowerCase(), issuer_sha256: sha256(issuer) },
    ...{ kind: holder.kind, common_name: subject.commonName, organization_name: subject.organization },
    ...{ title: person?.positionTitle ?? null, uid: subject.uid, agency_id: holder.agencyId },
    ...{ person_id: person?.personId ?? null, position_id: person?.positionId ?? null },
    ...{ algorithm: algorithmOf(read.publicKey), not_before: read.validFromDate.toISOString() },
    ...{ not_after: read.validToDate.toISOString(), key_store: 'pkcs11' as const, der: Buffer.from(certificate) },
    issued_at: now.toString(),
  };
  const key = {
    ...{ certificate_id: id, person_id: person?.personId ?? null, agency_id: person ? null : holder.agencyId },
    ...{ token_object: Buffer.from(keyId), wrapped_by: pin ? ('pin' as const) : ('master' as const) },
    wrapped_key: pin ? wrapping.wrapByPin(id, proof, pin) : wrapping.wrapByMaster(id, proof),
    ...{ pin_salt: pin?.salt ?? null, activated_at: pin ? now.toString() : null },
  };
  await insertCertificates(tx, [row], [key]);
  return id;
}
