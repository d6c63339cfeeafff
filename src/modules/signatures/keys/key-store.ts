import type { Tx } from '../../../platform/db/index.ts';
import type { Signer } from '../cms/signer.ts';

/** Opens private keys for one act. What it answers is used at once and not kept. */
export interface KeyStore {
  /**
   * The key of a person, opened by the holder's PIN.
   * @throws signatures.not-activated, wrong-pin (with the tries left), pin-locked, key-unreadable, token-unavailable
   */
  signerFor(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<Signer>;
  /**
   * The key of an agency. Whoever calls has made sure that a records clerk of the agency confirmed with his own PIN.
   * @throws signatures.key-unreadable, token-unavailable
   */
  sealSignerFor(tx: Tx, certificateId: string): Promise<Signer>;
  /** Checks a person's PIN without opening a key; the same errors as `signerFor`. */
  confirm(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<void>;
}
