import { z } from 'zod';

/** Shapes that several contracts of this module share; imports nothing of the server. */

export const localeShape = z.enum(['vi', 'en']);

/** A position one may act for: held, or by delegation with the form that every act shows (KT., TL., TUQ.). */
export const actingPositionShape = z.object({
  positionId: z.uuid(),
  title: z.string(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  roles: z.array(z.string()),
  /** Instants; null: open. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  delegation: z
    .object({
      id: z.uuid(),
      form: z.string(),
      fromPositionId: z.uuid(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
    })
    .nullable(),
});
export type ActingPositionView = z.infer<typeof actingPositionShape>;

/** Where the sign-in stands. A refusal is a problem, not an answer. */
export const signInOutcomeShape = z.object({
  next: z.enum(['done', 'second-factor', 'change-password']),
  /** What may be used as the second factor, when one is asked for. */
  methods: z.array(z.enum(['totp', 'passkey'])),
});
export type SignInOutcome = z.infer<typeof signInOutcomeShape>;

export const passwordShape = z.string().min(1).max(200);
export const totpCodeShape = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

/** WebAuthn options and responses as the browser library speaks them; verified by the server library, not by shape. */
export const webAuthnShape = z.looseObject({});

export const doneShape = z.object({ done: z.literal(true) });
export const DONE: z.infer<typeof doneShape> = { done: true };
