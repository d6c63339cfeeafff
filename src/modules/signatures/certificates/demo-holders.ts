import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { AgencyHolder, Holder, PersonHolder } from './holder.ts';
import { type IssuingPorts, issueCertificates } from './issue-certificates.ts';

/** RSA keys are slow to make, so only so many of the demonstration have one; all others have P-256. */
const MAX_DEMO_RSA = 60;

/** The demonstration dates back to the first day of the merged province; its certificates end with the next five years. */
const DEMO_VALIDITY = {
  notBefore: Temporal.Instant.from('2025-07-01T00:00:00+07:00'),
  notAfter: Temporal.Instant.from('2031-01-01T00:00:00+07:00'),
};

export interface DemoHolders {
  readonly agencies: readonly Omit<AgencyHolder, 'kind'>[];
  readonly people: readonly Omit<PersonHolder, 'kind'>[];
}

/** Gives the allowed RSA keys to the demo signers (people with a PIN) first, then to agencies in their order. */
function allotRsa(demo: DemoHolders): Holder[] {
  let left = MAX_DEMO_RSA;
  const take = (): boolean => left-- > 0;
  const people = demo.people.map((person) => ({
    ...person,
    kind: 'person' as const,
    rsa: person.pin !== undefined && take(),
  }));
  const agencies = demo.agencies.map((agency) => ({ ...agency, kind: 'organization' as const, rsa: take() }));
  return [...agencies, ...people];
}

/**
 * Issues the demonstration's certificates. Who has one already is left out, so it may run again after an interrupted
 * start. People with a `pin` are activated at once.
 * @param onProgress gets the share that is done, 0 to 1.
 * @returns how many were issued.
 */
export async function seedDemoCertificates(
  ports: IssuingPorts,
  tx: Tx,
  demo: DemoHolders,
  now: Temporal.Instant,
  onProgress?: (share: number) => void,
): Promise<number> {
  const { rows } = await sql<{ holder: string }>`
    select coalesce(person_id, agency_id) as holder from signatures.certificate`.execute(tx);
  const known = new Set(rows.map((row) => row.holder));
  const holders = allotRsa(demo).filter((holder) =>
    holder.kind === 'person' ? !known.has(holder.personId) : !known.has(holder.agencyId),
  );
  await issueCertificates(ports, tx, holders, DEMO_VALIDITY, now, onProgress);
  return holders.length;
}
