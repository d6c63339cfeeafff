import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export interface CurrentCertificate {
  id: string;
  common_name: string;
  organization_name: string;
  agency_id: string;
  key_store: 'file' | 'pkcs11';
}

const current = (now: Temporal.Instant) => sql`
  c.not_before <= ${now.toString()}::timestamptz and c.not_after > ${now.toString()}::timestamptz
  and not exists (select 1 from signatures.revocation r where r.certificate_id = c.id)
  order by c.not_after desc, c.id desc limit 1`;
const columns = sql`c.id, c.common_name, c.organization_name, c.agency_id, c.key_store`;

/** The certificate that a person signs with at that moment: good, and valid the longest. */
export async function findPersonCertificate(
  tx: Tx,
  personId: string,
  now: Temporal.Instant,
): Promise<CurrentCertificate | undefined> {
  const { rows } = await sql<CurrentCertificate>`
    select ${columns} from signatures.certificate c
    where c.person_id = ${personId}::uuid and ${current(now)}`.execute(tx);
  return rows[0];
}

/** The certificate that an agency seals with at that moment. */
export async function findAgencyCertificate(
  tx: Tx,
  agencyId: string,
  now: Temporal.Instant,
): Promise<CurrentCertificate | undefined> {
  const { rows } = await sql<CurrentCertificate>`
    select ${columns} from signatures.certificate c
    where c.agency_id = ${agencyId}::uuid and c.kind = 'organization' and ${current(now)}`.execute(tx);
  return rows[0];
}
