/**
 * Activation codes: twelve signs of an alphabet without look-alikes (no 0, 1, I, O), in groups of four. Sixty random
 * bits: nobody guesses one before the lock-out stops the guessing, and a stolen hash is of no use.
 */
export const ACTIVATION = { alphabet: '23456789ABCDEFGHJKLMNPQRSTUVWXYZ', length: 12, group: 4, validDays: 7 } as const;

/**
 * The code that these random bytes stand for.
 * @param bytes one for each sign; the alphabet has 32 signs, so every sign is equally likely
 */
export const activationCodeOf = (bytes: Uint8Array): string => {
  const signs = Array.from(bytes.subarray(0, ACTIVATION.length), (byte) => ACTIVATION.alphabet[byte % 32]).join('');
  return (signs.match(new RegExp(`.{${ACTIVATION.group}}`, 'g')) ?? []).join('-');
};

/** As typed by people: lower case, spaces and dashes anywhere mean the same code. */
export const plainActivationCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

export const activationExpiry = (issuedAt: Temporal.Instant): Temporal.Instant =>
  issuedAt.add({ hours: 24 * ACTIVATION.validDays });
