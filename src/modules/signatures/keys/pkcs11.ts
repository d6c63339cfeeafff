import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { SignatureAlgorithm, Signer } from '../cms/signer.ts';
import { signaturesError } from '../errors.ts';
import type { KeyStore } from './key-store.ts';
import type { KeyRow, KeyWrapping } from './key-wrapping.ts';
import type { Token } from './pkcs11-token.ts';

/**
 * Private keys on a PKCS#11 token. People's PINs are checked as for keys in files: what the PIN opens is then no key but
 * proof that it is right, and the same limit of tries holds.
 */
export class Pkcs11KeyStore implements KeyStore {
  readonly #token: Token;
  readonly #wrapping: KeyWrapping;
  readonly #chain: readonly Uint8Array[];

  constructor(token: Token, wrapping: KeyWrapping, chain: readonly Uint8Array[]) {
    this.#token = token;
    this.#wrapping = wrapping;
    this.#chain = chain;
  }

  async signerFor(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<Signer> {
    const row = await this.#wrapping.find(tx, certificateId);
    await this.#wrapping.openByPin(row, pin, now);
    return this.#signer(tx, row);
  }

  async sealSignerFor(tx: Tx, certificateId: string): Promise<Signer> {
    const row = await this.#wrapping.find(tx, certificateId);
    this.#wrapping.openByMaster(row);
    return this.#signer(tx, row);
  }

  async confirm(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<void> {
    await this.#wrapping.openByPin(await this.#wrapping.find(tx, certificateId), pin, now);
  }

  async #signer(tx: Tx, row: KeyRow): Promise<Signer> {
    const { rows } = await sql<{ der: Buffer; algorithm: SignatureAlgorithm }>`
      select der, algorithm from signatures.certificate where id = ${row.certificate_id}::uuid`.execute(tx);
    const [certificate] = rows;
    const keyId = row.token_object;
    if (!certificate || !keyId) throw signaturesError('token-unavailable');
    const signMessages = async (messages: readonly Uint8Array[]) => {
      try {
        return await Promise.all(messages.map((message) => this.#token.sign(keyId, certificate.algorithm, message)));
      } catch (cause) {
        throw signaturesError('token-unavailable', {}, cause);
      }
    };
    return { certificate: certificate.der, chain: this.#chain, algorithm: certificate.algorithm, signMessages };
  }
}
