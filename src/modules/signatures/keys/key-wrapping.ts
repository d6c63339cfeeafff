import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { signaturesError } from '../errors.ts';
import { checkPinStrength, keyFromPin, newSalt } from './pin.ts';
import type { PinAttempts } from './pin-attempts.ts';
import { deriveKey, SealBroken, seal, unseal } from './sealing.ts';

export interface KeyRow {
  certificate_id: string;
  container: string | null;
  position_in_container: string | null;
  length_in_container: number | null;
  token_object: Buffer | null;
  wrapped_key: Buffer;
  wrapped_by: 'master' | 'pin';
  pin_salt: Buffer | null;
}

/** A PIN's key with the salt it was derived under. */
export interface PreparedPin {
  readonly salt: Buffer;
  readonly key: Buffer;
}

const binding = (certificateId: string): string => `key of signing key ${certificateId}`;

/** Wraps and opens the keys that open private keys. PIN changes touch the database only, in the caller's transaction. */
export class KeyWrapping {
  readonly #masterKey: Buffer;
  readonly #pepper: Buffer;
  readonly #attempts: PinAttempts;

  constructor(masterSecret: Uint8Array, attempts: PinAttempts) {
    this.#masterKey = deriveKey(masterSecret, 'key wrapping');
    this.#pepper = deriveKey(masterSecret, 'pin pepper');
    this.#attempts = attempts;
  }

  wrapByMaster(certificateId: string, dataKey: Uint8Array): Buffer {
    return seal(this.#masterKey, dataKey, binding(certificateId));
  }

  /** The row of a key; row-level security shows it to its holder only. @throws signatures.key-unreadable */
  async find(tx: Tx, certificateId: string): Promise<KeyRow> {
    const { rows } = await sql<KeyRow>`
      select certificate_id, container, position_in_container, length_in_container, token_object, wrapped_key,
        wrapped_by, pin_salt
      from signatures.signing_key where certificate_id = ${certificateId}::uuid`.execute(tx);
    const [row] = rows;
    if (!row) throw signaturesError('key-unreadable');
    return row;
  }

  /** @throws signatures.key-unreadable when the row was changed or the master secret is another. */
  openByMaster(row: KeyRow): Buffer {
    if (row.wrapped_by !== 'master') throw signaturesError('key-unreadable');
    return this.#open(this.#masterKey, row) ?? fail('key-unreadable');
  }

  /** @throws signatures.not-activated, wrong-pin, pin-locked */
  async openByPin(row: KeyRow, pin: string, now: Temporal.Instant): Promise<Buffer> {
    if (row.wrapped_by !== 'pin' || row.pin_salt === null) throw signaturesError('not-activated');
    const left = await this.#attempts.begin(row.certificate_id, now);
    const dataKey = this.#open(await keyFromPin(pin, row.pin_salt, this.#pepper), row);
    if (!dataKey) throw signaturesError('wrong-pin', { left });
    await this.#attempts.succeed(row.certificate_id);
    return dataKey;
  }

  /** First PIN of a key. @throws signatures.already-activated, weak-pin */
  async setPin(tx: Tx, certificateId: string, pin: string, now: Temporal.Instant): Promise<void> {
    checkPinStrength(pin);
    const row = await this.find(tx, certificateId);
    if (row.wrapped_by === 'pin') throw signaturesError('already-activated');
    await this.#rewrap(tx, row, this.openByMaster(row), pin, now);
  }

  /** @throws signatures.weak-pin, and what `openByPin` throws for the present PIN */
  async changePin(tx: Tx, certificateId: string, present: string, next: string, now: Temporal.Instant): Promise<void> {
    checkPinStrength(next);
    const row = await this.find(tx, certificateId);
    await this.#rewrap(tx, row, await this.openByPin(row, present, now), next, now);
  }

  /** Derives a PIN's key under a new salt: the slow part of setting a PIN. @throws signatures.weak-pin */
  async preparePin(pin: string): Promise<PreparedPin> {
    checkPinStrength(pin);
    const salt = newSalt();
    return { salt, key: await keyFromPin(pin, salt, this.#pepper) };
  }

  wrapByPin(certificateId: string, dataKey: Uint8Array, pin: PreparedPin): Buffer {
    return seal(pin.key, dataKey, binding(certificateId));
  }

  async #rewrap(tx: Tx, row: KeyRow, dataKey: Buffer, pin: string, now: Temporal.Instant): Promise<void> {
    const prepared = await this.preparePin(pin);
    const wrapped = this.wrapByPin(row.certificate_id, dataKey, prepared);
    dataKey.fill(0);
    const changed = await sql`
      update signatures.signing_key set wrapped_key = ${wrapped}, wrapped_by = 'pin', pin_salt = ${prepared.salt},
        activated_at = coalesce(activated_at, ${now.toString()}::timestamptz)
      where certificate_id = ${row.certificate_id}::uuid and wrapped_key = ${row.wrapped_key}`.execute(tx);
    if (changed.numAffectedRows !== 1n) throw signaturesError('pin-changed-meanwhile');
  }

  #open(key: Uint8Array, row: KeyRow): Buffer | undefined {
    try {
      return unseal(key, row.wrapped_key, binding(row.certificate_id));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }
}

function fail(code: 'key-unreadable'): never {
  throw signaturesError(code);
}
