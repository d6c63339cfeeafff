import { sequence } from '../cms/der.ts';
import { extension, type Issuer } from './certificate.ts';
import { bits, context, contextPrimitive, enumerated, integer, time, unsigned } from './der.ts';
import { OID } from './object-identifiers.ts';
import { algorithmOf, signatureAlgorithm, signWith } from './signing-key.ts';

/** CRLReason of RFC 5280 §5.3.1; a reason is always written. */
export const REVOCATION_REASON = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;
export type RevocationReason = keyof typeof REVOCATION_REASON;

export interface Revocation {
  /** Serial number in hexadecimal. */
  readonly serial: string;
  readonly at: Temporal.Instant;
  readonly reason: RevocationReason;
}

/**
 * CRL v2 in DER. The CRL number is the second of `thisUpdate`, so it grows without stored state.
 * @param validFor how long relying parties may keep it.
 */
export function buildCrl(
  issuer: Issuer,
  revocations: readonly Revocation[],
  thisUpdate: Temporal.Instant,
  validFor: Temporal.Duration,
): Buffer {
  const algorithm = signatureAlgorithm(algorithmOf(issuer.key));
  const entries = revocations.map((entry) =>
    sequence(
      unsigned(Buffer.from(entry.serial, 'hex')),
      time(entry.at),
      sequence(extension(OID.reasonCode, enumerated(REVOCATION_REASON[entry.reason]))),
    ),
  );
  const body = sequence(
    integer(1),
    algorithm,
    issuer.name,
    time(thisUpdate),
    time(thisUpdate.add(validFor)),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    context(
      0,
      sequence(
        extension(OID.authorityKeyIdentifier, sequence(contextPrimitive(0, issuer.keyId))),
        extension(OID.crlNumber, integer(Math.floor(thisUpdate.epochMilliseconds / 1000))),
      ),
    ),
  );
  return sequence(body, algorithm, bits(signWith(issuer.key, body)));
}
