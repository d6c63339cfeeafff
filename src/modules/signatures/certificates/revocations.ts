import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../platform/db/index.ts';
import type { Revocation, RevocationReason } from '../pki/crl.ts';

interface Row {
  serial: string;
  revoked_at: Date | null;
  reason: RevocationReason | null;
}

const toRevocation = (row: Row): Revocation | undefined =>
  row.revoked_at && row.reason
    ? { serial: row.serial, at: Temporal.Instant.fromEpochMilliseconds(row.revoked_at.getTime()), reason: row.reason }
    : undefined;

const select = (on: Database | Tx, condition: RawBuilder<unknown>) =>
  sql<Row>`select c.serial, r.revoked_at, r.reason from signatures.certificate c
    left join signatures.revocation r on r.certificate_id = c.id where ${condition}`.execute(on);

/** Everything revoked, for the CRL. */
export async function listRevocations(on: Database | Tx): Promise<Revocation[]> {
  const { rows } = await select(on, sql`r.certificate_id is not null order by r.revoked_at, c.serial`);
  return rows.flatMap((row) => toRevocation(row) ?? []);
}

/** What an OCSP answer says of a serial number. */
export async function findStatus(on: Database | Tx, serial: string): Promise<'good' | 'unknown' | Revocation> {
  const { rows } = await select(on, sql`c.serial = ${serial}`);
  const [row] = rows;
  return row ? (toRevocation(row) ?? 'good') : 'unknown';
}

/** Revokes from `now` on; a certificate already revoked keeps its first revocation. */
export async function revokeCertificate(
  tx: Tx,
  certificateId: string,
  reason: RevocationReason,
  revokedBy: string,
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into signatures.revocation (certificate_id, revoked_at, reason, revoked_by)
    values (${certificateId}::uuid, ${now.toString()}::timestamptz, ${reason}, ${revokedBy}::uuid)
    on conflict (certificate_id) do nothing`.execute(tx);
}
