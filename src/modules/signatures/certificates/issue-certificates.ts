import { createHash, randomUUIDv7, X509Certificate } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import type { FileKeyStore } from '../keys/file-key-store.ts';
import type { KeyWrapping, PreparedPin } from '../keys/key-wrapping.ts';
import type { Authority } from '../pki/authority.ts';
import { type Holder, subjectOf } from './holder.ts';
import { type CertificateRow, insertCertificates, type KeyPlaceRow } from './insert-certificates.ts';
import { makeKeyPairs } from './key-pairs.ts';

export interface IssuingPorts {
  readonly authority: Authority;
  readonly keys: FileKeyStore;
  readonly wrapping: KeyWrapping;
}

/** Validity of a certificate issued here; the demonstration's history lies after the first day. */
export interface Validity {
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
}

/**
 * Makes keys and certificates for all holders and registers them. One container file holds the keys of the call; it is
 * on the disk before the rows are written, so rows never name a key that is not there.
 * @param onProgress gets the share that is done, 0 to 1.
 * @returns the identifiers of the certificates, in the order of the holders.
 */
export async function issueCertificates(
  ports: IssuingPorts,
  tx: Tx,
  holders: readonly Holder[],
  validity: Validity,
  now: Temporal.Instant,
  onProgress: (share: number) => void = () => {},
): Promise<string[]> {
  const total = holders.length;
  if (total === 0) return [];
  const pairs = await makeKeyPairs(
    holders.map((holder) => holder.rsa ?? false),
    (done) => onProgress((0.5 * done) / total),
  );
  const requests = holders.map((holder, index) => ({
    subject: subjectOf(holder),
    kind: holder.kind,
    publicKey: pairs[index]!.publicKey,
    ...validity,
  }));
  const issued = await ports.authority.issueMany(requests, (done) => onProgress(0.5 + (0.3 * done) / total));
  const ids = holders.map(() => randomUUIDv7());
  const stored = await ports.keys.write(ids.map((id, index) => ({ id, pkcs8: pairs[index]!.pkcs8 })));
  for (const pair of pairs) pair.pkcs8.fill(0);

  const pins = new Map<string, PreparedPin>();
  for (const holder of holders) {
    if (holder.kind !== 'person' || holder.pin === undefined || pins.has(holder.pin)) continue;
    pins.set(holder.pin, await ports.wrapping.preparePin(holder.pin));
  }
  const issuer = createHash('sha256').update(ports.authority.certificates.issuing).digest();
  const certificates: CertificateRow[] = [];
  const places: KeyPlaceRow[] = [];
  for (const [index, holder] of holders.entries()) {
    const key = stored[index]!;
    const pin = holder.kind === 'person' && holder.pin !== undefined ? pins.get(holder.pin) : undefined;
    certificates.push(certificateRow(ids[index]!, holder, issued[index]!, issuer, validity, now));
    places.push({
      certificate_id: key.id,
      person_id: holder.kind === 'person' ? holder.personId : null,
      agency_id: holder.kind === 'person' ? null : holder.agencyId,
      container: key.container,
      position_in_container: key.position,
      length_in_container: key.length,
      wrapped_key: pin
        ? ports.wrapping.wrapByPin(key.id, key.dataKey, pin)
        : ports.wrapping.wrapByMaster(key.id, key.dataKey),
      wrapped_by: pin ? 'pin' : 'master',
      pin_salt: pin?.salt ?? null,
      activated_at: pin ? now.toString() : null,
    });
    key.dataKey.fill(0);
  }
  await insertCertificates(tx, certificates, places);
  onProgress(1);
  return ids;
}

function certificateRow(
  id: string,
  holder: Holder,
  der: Buffer,
  issuer: Buffer,
  validity: Validity,
  now: Temporal.Instant,
): CertificateRow {
  const subject = subjectOf(holder);
  const person = holder.kind === 'person' ? holder : undefined;
  return {
    id,
    sha256: createHash('sha256').update(der).digest(),
    serial: new X509Certificate(der).serialNumber.toLowerCase(),
    issuer_sha256: issuer,
    kind: holder.kind,
    common_name: subject.commonName,
    organization_name: subject.organization,
    title: person?.positionTitle ?? null,
    uid: subject.uid,
    agency_id: holder.agencyId,
    person_id: person?.personId ?? null,
    position_id: person?.positionId ?? null,
    algorithm: holder.rsa ? 'rsa-sha256' : 'ecdsa-p256-sha256',
    not_before: validity.notBefore.toString(),
    not_after: validity.notAfter.toString(),
    key_store: 'file',
    der,
    issued_at: now.toString(),
  };
}
