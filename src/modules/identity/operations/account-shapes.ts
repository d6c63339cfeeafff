import { z } from 'zod';

/** Shapes of account administration; imports nothing of the server. */

export const ACCOUNT_STATES = ['waiting', 'active', 'password-expired', 'locked'] as const;
export const accountStateShape = z.enum(ACCOUNT_STATES);
export type AccountState = z.infer<typeof accountStateShape>;

/** Why an account is locked: long leave, retirement, move to another agency, security, other. */
export const LOCK_REASONS = ['retire', 'leave', 'move', 'security', 'other'] as const;
export const lockReasonShape = z.enum(LOCK_REASONS);
export type LockReason = z.infer<typeof lockReasonShape>;

/** What the printed slip tells; the code is answered this once and kept nowhere. */
export const activationSlipShape = z.object({
  personId: z.uuid(),
  personName: z.string(),
  username: z.string(),
  /** Null when the person holds no position at present. */
  title: z.string().nullable(),
  unitName: z.string().nullable(),
  agencyName: z.string().nullable(),
  code: z.string(),
  expiresAt: z.string(),
});
export type ActivationSlip = z.infer<typeof activationSlipShape>;

export const managedAccountShape = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  username: z.string(),
  title: z.string().nullable(),
  unitName: z.string().nullable(),
  agencyId: z.uuid().nullable(),
  agencyName: z.string().nullable(),
  state: accountStateShape,
  /** The living activation code of an account that waits. */
  code: z.object({ issuedAt: z.string(), expiresAt: z.string(), expired: z.boolean() }).nullable(),
  lock: z.object({ at: z.string(), reason: lockReasonShape, note: z.string() }).nullable(),
  /** Too many wrong attempts: nobody may try this name until then. */
  guessLockUntil: z.string().nullable(),
  /** Whether the caller may issue codes, reset and lock. */
  mayAct: z.boolean(),
});
export type ManagedAccount = z.infer<typeof managedAccountShape>;
