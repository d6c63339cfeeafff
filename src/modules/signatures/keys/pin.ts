import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { signaturesError } from '../errors.ts';

const derive = promisify(argon2);

/**
 * Cost of one PIN attempt (argon2id, RFC 9106): 32 MiB and about 0.1 s of one core. PINs already set open only with the
 * cost they were set with, so a change here has to come with a column that says which cost a key has.
 */
const PIN_COST = { memory: 32 * 1024, passes: 3, parallelism: 1, tagLength: 32 } as const;
const SALT_LENGTH = 16;

const PIN_LENGTH = { min: 6, max: 32 } as const;

export const newSalt = (): Buffer => randomBytes(SALT_LENGTH);

/**
 * The 32-byte key that a PIN stands for. The pepper comes from the master secret, so that PINs cannot be tried
 * against a stolen database alone.
 */
export const keyFromPin = (pin: string, salt: Uint8Array, pepper: Uint8Array): Promise<Buffer> =>
  derive('argon2id', { message: Buffer.from(pin.normalize('NFKC')), nonce: salt, secret: pepper, ...PIN_COST });

/** @throws signatures.weak-pin for a wrong length, one repeated character, or a run up or down. */
export function checkPinStrength(pin: string): void {
  const codes = [...pin].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  const isRun = steps.size === 1 && Math.abs(step) <= 1;
  if (codes.length < PIN_LENGTH.min || codes.length > PIN_LENGTH.max || isRun)
    throw signaturesError('weak-pin', PIN_LENGTH);
}
