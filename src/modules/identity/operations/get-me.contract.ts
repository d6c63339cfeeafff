import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { actingPositionShape, localeShape } from './shapes.ts';

export const getMeContract = defineContract({
  name: 'identity.get-me',
  method: 'GET',
  path: '/api/me',
  summary: { vi: 'Tôi là ai, đang làm việc ở vị trí nào', en: 'Who I am and which position I act for' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 600, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    account: z.object({
      id: z.uuid(),
      username: z.string(),
      isAdmin: z.boolean(),
      /** Instant when the password must be changed (QĐ 79/2025); null when there is none. */
      passwordExpiresAt: z.string().nullable(),
    }),
    person: z.object({ id: z.uuid(), name: z.string() }),
    position: actingPositionShape,
    /** Everything one may switch to, held positions first. */
    positions: z.array(actingPositionShape),
    /** Sent back as `x-csrf-token` with every command. */
    csrfToken: z.string(),
    locale: localeShape,
    demo: z.boolean(),
    secondFactor: z.object({ totp: z.boolean(), passkeys: z.int() }),
  }),
});
