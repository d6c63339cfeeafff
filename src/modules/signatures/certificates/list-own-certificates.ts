import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

/** A person's certificate as the profile shows it. */
export interface OwnCertificate {
  id: string;
  commonName: string;
  organizationName: string;
  title: string | null;
  algorithm: string;
  serial: string;
  keyStore: 'file' | 'pkcs11';
  notBefore: Date;
  notAfter: Date;
  revokedAt: Date | null;
  activatedAt: Date | null;
  lockedUntil: Date | null;
}

/** All certificates of a person, newest first, with the state of their keys. */
export async function listOwnCertificates(tx: Tx, personId: string): Promise<OwnCertificate[]> {
  const { rows } = await sql<OwnCertificate>`
    select c.id, c.common_name as "commonName", c.organization_name as "organizationName", c.title, c.algorithm,
      c.serial, c.key_store as "keyStore", c.not_before as "notBefore", c.not_after as "notAfter",
      r.revoked_at as "revokedAt", k.activated_at as "activatedAt", a.locked_until as "lockedUntil"
    from signatures.certificate c
    left join signatures.revocation r on r.certificate_id = c.id
    left join signatures.signing_key k on k.certificate_id = c.id
    left join signatures.pin_attempt a on a.certificate_id = c.id
    where c.person_id = ${personId}::uuid
    order by c.not_after desc, c.id desc`.execute(tx);
  return rows;
}
