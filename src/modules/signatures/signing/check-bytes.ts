import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { listRevocations } from '../certificates/revocations.ts';
import { signaturesError } from '../errors.ts';
import type { Authority } from '../pki/authority.ts';
import type { VerificationReport, VerifyOptions } from '../verify/report.ts';
import { type Verifier, VerifierBusy } from '../verify/verifier.ts';

/** What callers may add; anchors, intermediates and revocation lists come from here. */
export type CheckOptions = Omit<VerifyOptions, 'trustAnchors' | 'crls' | 'intermediates' | 'checkAt'>;

/** The revocation lists are made anew when something was revoked, or after this time. */
const KEEP_LISTS = Temporal.Duration.from({ minutes: 10 });

/** Answers the current revocation lists, made once for many checks so that the verifier can reuse what it validated. */
export function createRevocationLists(authority: Authority): (tx: Tx, now: Temporal.Instant) => Promise<Uint8Array[]> {
  let kept: { count: number; until: Temporal.Instant; from: Temporal.Instant; lists: Uint8Array[] } | undefined;
  return async (tx, now) => {
    const revocations = await listRevocations(tx);
    const isFresh =
      kept?.count === revocations.length &&
      Temporal.Instant.compare(now, kept.until) < 0 &&
      Temporal.Instant.compare(now, kept.from) >= 0;
    if (!kept || !isFresh) {
      const lists = [authority.crl(revocations, now), authority.rootCrl(now)];
      kept = { count: revocations.length, from: now, until: now.add(KEEP_LISTS), lists };
    }
    return kept.lists;
  };
}

export interface CheckPorts {
  readonly authority: Authority;
  readonly verifier: Verifier;
  /** DER of further roots that the deployment trusts. */
  readonly trustAnchors: readonly Uint8Array[];
  readonly revocationLists: (tx: Tx, now: Temporal.Instant) => Promise<Uint8Array[]>;
}

/** Judges bytes; needs no database any more. */
export type Check = (bytes: Uint8Array, options?: CheckOptions) => Promise<VerificationReport>;

/**
 * Reads what checks at this moment need, so that the checks themselves, which may wait and take seconds with hostile bytes, hold no
 * transaction. A check says of any bytes who signed them and whether they stayed as signed. It never throws on what is in the
 * bytes; bytes that take too much time or memory are `unreadable` with the finding `limit`.
 * @throws signatures.verifier-busy from the check
 */
export async function beginCheck(
  { authority, verifier, trustAnchors, revocationLists }: CheckPorts,
  tx: Tx,
  now: Temporal.Instant,
): Promise<Check> {
  const known = {
    trustAnchors: [authority.certificates.root, ...trustAnchors],
    intermediates: [authority.certificates.issuing],
    crls: await revocationLists(tx, now),
    checkAt: new Date(now.epochMilliseconds),
  };
  return (bytes, options = {}) =>
    verifier.verify(bytes, { ...options, ...known }).catch((error: unknown) => {
      if (error instanceof VerifierBusy) throw signaturesError('verifier-busy', {}, error);
      throw error;
    });
}

/** Keeps a report as evidence of what was known at that moment. @returns the identifier of the check. */
export async function recordCheck(tx: Tx, report: VerificationReport, now: Temporal.Instant): Promise<string> {
  const id = randomUUIDv7();
  await sql`
    insert into signatures.signature_check (id, file_sha256, checked_at, verdict, report)
    values (${id}, ${Buffer.from(report.sha256, 'hex')}, ${now.toString()}, ${report.verdict},
      ${JSON.stringify(report)}::jsonb)`.execute(tx);
  return id;
}
