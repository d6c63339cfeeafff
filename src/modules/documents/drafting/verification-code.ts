import { randomBytes } from 'node:crypto';

/** Without 0, 1, I and O, which people confuse when they type a code from paper. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;

/** A code of 60 random bits: nobody finds a document by guessing. */
export const newVerificationCode = (): string => [...randomBytes(LENGTH)].map((byte) => LETTERS[byte & 31]).join('');

/** As printed: `7K3M-Q9XD-2PFA`. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** As kept, from whatever was typed. */
export const tidyCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
