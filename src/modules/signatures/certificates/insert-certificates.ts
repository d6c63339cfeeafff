import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { SignatureAlgorithm } from '../cms/signer.ts';

/** A row of signatures.certificate; times are ISO 8601. */
export interface CertificateRow {
  id: string;
  sha256: Buffer;
  serial: string;
  issuer_sha256: Buffer;
  kind: 'person' | 'organization';
  common_name: string;
  organization_name: string;
  title: string | null;
  uid: string;
  agency_id: string;
  person_id: string | null;
  position_id: string | null;
  algorithm: SignatureAlgorithm;
  not_before: string;
  not_after: string;
  key_store: 'file' | 'pkcs11';
  der: Buffer;
  issued_at: string;
}

/** A row of signatures.signing_key. */
export interface KeyPlaceRow {
  certificate_id: string;
  person_id: string | null;
  agency_id: string | null;
  container?: string | null;
  position_in_container?: number | null;
  length_in_container?: number | null;
  token_object?: Buffer | null;
  wrapped_key: Buffer;
  wrapped_by: 'master' | 'pin';
  pin_salt: Buffer | null;
  activated_at: string | null;
}

/** Rows a statement, well under PostgreSQL's 65,535 parameters. */
const SLICE = 500;

async function insertRows(tx: Tx, table: string, columns: readonly string[], rows: readonly object[]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let at = 0; at < rows.length; at += SLICE) {
    const tuples: RawBuilder<unknown>[] = rows.slice(at, at + SLICE).map((row) => {
      const values = new Map<string, unknown>(Object.entries(row));
      return sql`(${sql.join(columns.map((column) => values.get(column) ?? null))})`;
    });
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(tuples)}`.execute(tx);
  }
}

const CERTIFICATE_COLUMNS = [
  ...['id', 'sha256', 'serial', 'issuer_sha256', 'kind', 'common_name', 'organization_name', 'title', 'uid'],
  ...['agency_id', 'person_id', 'position_id', 'algorithm', 'not_before', 'not_after', 'key_store', 'der', 'issued_at'],
];
const KEY_COLUMNS = [
  ...['certificate_id', 'person_id', 'agency_id', 'container', 'position_in_container', 'length_in_container'],
  ...['token_object', 'wrapped_key', 'wrapped_by', 'pin_salt', 'activated_at'],
];

/** Writes certificates and where their keys lie. */
export async function insertCertificates(
  tx: Tx,
  certificates: readonly CertificateRow[],
  keys: readonly KeyPlaceRow[],
): Promise<void> {
  await insertRows(tx, 'signatures.certificate', CERTIFICATE_COLUMNS, certificates);
  await insertRows(tx, 'signatures.signing_key', KEY_COLUMNS, keys);
}
