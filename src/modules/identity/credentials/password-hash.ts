import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, 2 passes, 1 lane. `memory` in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** The same password typed on any keyboard gives the same bytes (RFC 8265 asks for NFC). */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'), 'utf8');

const run = (password: string, salt: Buffer, cost: Cost, tagLength: number) =>
  derive('argon2id', { message: bytesOf(password), nonce: salt, tagLength, ...cost });

/** Argon2id in the PHC string form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. About 30 ms on one thread of the pool. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const tag = await run(password, salt, COST, TAG_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`;
};

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A hash of nothing anybody knows: what a name without a password is checked against, at the same cost. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(TAG_BYTES))}`;

/**
 * Whether the password is the hashed one. `null` (no such account, or not activated) takes as long and answers false.
 * @param stored PHC string
 */
export const passwordMatches = async (password: string, stored: string | null): Promise<boolean> => {
  const parts = PHC.exec(stored ?? NOBODY);
  if (!parts) throw new TypeError('Not an argon2id PHC string');
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const tag = await run(password, Buffer.from(salt, 'base64'), cost, expected.length);
  return timingSafeEqual(tag, expected) && stored !== null;
};
