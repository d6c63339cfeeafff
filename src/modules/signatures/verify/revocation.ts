import { schemeOf, signatureHolds } from '../cms/algorithms.ts';
import { DerError, type DerNode, oidOf, readAll, timeOf } from '../cms/der-reader.ts';
import type { ReadCertificate } from './certificate.ts';
import type { ReadOcsp } from './ocsp.ts';

/** A certificate revocation list (RFC 5280, 5), read but not yet believed. */
export interface ReadCrl {
  readonly issuer: Buffer;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  /** Serial number (hex of its DER) → moment of revocation. */
  readonly revoked: ReadonlyMap<string, number>;
  isSignedBy(issuer: ReadCertificate): boolean;
}

const isTime = (node: DerNode | undefined): boolean => node?.tag === 0x17 || node?.tag === 0x18;

/** Reads a complete CRL. Throws DerError, also for a partial one (delta, or limited by a critical extension). */
function readCrl(bytes: Uint8Array): ReadCrl {
  const [root] = readAll(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [tbs, algorithm, signature] = root?.children ?? [];
  if (!tbs || !algorithm || signature?.tag !== 0x03) throw new DerError('no CRL');
  const items = [...tbs.children];
  if (items[0]?.tag === 0x02) items.shift();
  if (!items.shift()?.raw.equals(algorithm.raw) || signature.content[0] !== 0) throw new DerError('no CRL');
  const issuer = items.shift();
  const thisUpdate = timeOf(items.shift());
  const nextUpdate = isTime(items[0]) ? timeOf(items.shift()) : undefined;
  const list = items[0]?.tag === 0x30 ? items.shift() : undefined;
  const extensions = items.find((node) => node.tag === 0xa0)?.children[0]?.children ?? [];
  for (const extension of extensions) {
    const critical = extension.children[1]?.tag === 0x01;
    if (critical) throw new DerError(`CRL extension ${oidOf(extension.children[0])} is not understood`);
  }
  if (!issuer) throw new DerError('no CRL issuer');
  const judged = new WeakMap<ReadCertificate, boolean>();
  const revoked = new Map<string, number>();
  for (const entry of list?.children ?? []) {
    const [serial, date] = entry.children;
    if (serial?.tag !== 0x02) throw new DerError('bad CRL entry');
    revoked.set(serial.raw.toString('hex'), timeOf(date));
  }
  return {
    issuer: issuer.raw,
    thisUpdate,
    nextUpdate,
    revoked,
    isSignedBy(candidate) {
      const known = judged.get(candidate);
      if (known !== undefined) return known;
      const mayIssue = candidate.keyUsage === undefined || candidate.keyUsage.includes('cRLSign');
      let holds = false;
      if (mayIssue && candidate.subject.equals(issuer.raw)) {
        try {
          const scheme = schemeOf(algorithm);
          holds = scheme !== undefined && signatureHolds(scheme, tbs.raw, candidate.key, signature.content.subarray(1));
        } catch {
          // A key that does not fit the signature proves nothing.
        }
      }
      judged.set(candidate, holds);
      return holds;
    },
  };
}

/** Reads those that can be read; an unreadable CRL proves nothing. */
export function readCrls(bytes: readonly Uint8Array[]): ReadCrl[] {
  return bytes.flatMap((der) => {
    try {
      return [readCrl(der)];
    } catch {
      return [];
    }
  });
}

/** What is known of revocations: lists and answers, each believed only for issuers that signed it. */
export interface RevocationData {
  readonly crls: readonly ReadCrl[];
  readonly ocsps: readonly ReadOcsp[];
}

/** Revocation moment of `subject` by its `issuer`; `known` tells whether a list or answer that had not run out at `when` was there. */
export function findRevocation(
  subject: ReadCertificate,
  issuer: ReadCertificate,
  { crls, ocsps }: RevocationData,
  when: number,
): { known: boolean; at: number | undefined } {
  let known = false;
  let at: number | undefined;
  const say = (moment: number | undefined): void => {
    if (moment !== undefined && (at === undefined || moment < at)) at = moment;
  };
  for (const crl of crls) {
    if (!crl.issuer.equals(subject.issuer) || !crl.isSignedBy(issuer)) continue;
    known ||= crl.nextUpdate === undefined || when <= crl.nextUpdate;
    say(crl.revoked.get(subject.serial.toString('hex')));
  }
  for (const ocsp of ocsps) {
    const status = ocsp.statusOf(subject, issuer);
    if (!status) continue;
    // Without a next update newer answers exist at once (RFC 6960, 4.2.2.1), so it speaks of the time before it only.
    known ||= when <= (status.nextUpdate ?? status.thisUpdate);
    say(status.revokedAt);
  }
  return { known, at };
}
