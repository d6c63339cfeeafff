import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { SignatureAlgorithm, Signer } from '../cms/signer.ts';
import { signaturesError } from '../errors.ts';
import { fileSigner } from './file-signer.ts';
import { type PlainKey, readFromContainer, type StoredKey, writeContainer } from './key-container.ts';
import type { KeyStore } from './key-store.ts';
import type { KeyRow, KeyWrapping } from './key-wrapping.ts';

interface CertificateRow {
  der: Buffer;
  algorithm: SignatureAlgorithm;
}

/** Private keys in encrypted container files; the keys that open them are wrapped in the database. */
export class FileKeyStore implements KeyStore {
  readonly #dir: string;
  readonly #wrapping: KeyWrapping;
  readonly #chain: readonly Uint8Array[];

  /** @param chain the intermediates sent along with a signature, nearest first. */
  constructor(dir: string, wrapping: KeyWrapping, chain: readonly Uint8Array[]) {
    this.#dir = dir;
    this.#wrapping = wrapping;
    this.#chain = chain;
  }

  /** Writes new keys, flushed; the database has to remember where they lie and, wrapped, what opens them. */
  write(keys: readonly PlainKey[]): Promise<StoredKey[]> {
    return writeContainer(this.#dir, keys);
  }

  async signerFor(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<Signer> {
    const row = await this.#wrapping.find(tx, certificateId);
    return this.#signer(tx, row, await this.#wrapping.openByPin(row, pin, now));
  }

  async sealSignerFor(tx: Tx, certificateId: string): Promise<Signer> {
    const row = await this.#wrapping.find(tx, certificateId);
    return this.#signer(tx, row, this.#wrapping.openByMaster(row));
  }

  async confirm(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<void> {
    const row = await this.#wrapping.find(tx, certificateId);
    (await this.#wrapping.openByPin(row, pin, now)).fill(0);
  }

  async #signer(tx: Tx, row: KeyRow, dataKey: Buffer): Promise<Signer> {
    const { rows } = await sql<CertificateRow>`
      select der, algorithm from signatures.certificate where id = ${row.certificate_id}::uuid`.execute(tx);
    const [certificate] = rows;
    if (!certificate || row.container === null) throw signaturesError('key-unreadable');
    const place = {
      id: row.certificate_id,
      container: row.container,
      position: Number(row.position_in_container),
      length: Number(row.length_in_container),
      dataKey,
    };
    try {
      const pkcs8 = await readFromContainer(this.#dir, place);
      return fileSigner(pkcs8, certificate.der, this.#chain, certificate.algorithm);
    } catch (cause) {
      throw signaturesError('key-unreadable', {}, cause);
    } finally {
      dataKey.fill(0);
    }
  }
}
