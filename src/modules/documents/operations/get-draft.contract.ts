import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import {
  agencyRef,
  annexShape,
  draftActs,
  draftContentShape,
  draftStates,
  instantShape,
  personAtPosition,
} from './shapes.ts';

export const getDraftContract = defineContract({
  name: 'documents.get-draft',
  method: 'GET',
  path: '/api/documents/drafts/:draftId',
  summary: {
    vi: 'Một dự thảo với ý kiến, các bản, tệp kèm theo và việc được làm',
    en: 'A draft with opinions, versions, annexes and what may be done',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ draftId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    state: z.enum(draftStates),
    version: z.number().int(),
    content: draftContentShape,
    kindName: z.string(),
    agency: agencyRef,
    /** What will follow the slash of the number, such as `QĐ-SNV`. */
    notation: z.string(),
    author: personAtPosition,
    unitName: z.string().nullable(),
    /** Whose turn it is, in words; none once issued or refused. */
    waitingFor: z.string().nullable(),
    signer: personAtPosition.nullable(),
    createdAt: instantShape,
    updatedAt: instantShape,
    /** Approval steps, oldest first. */
    steps: z.array(
      z.object({
        n: z.number().int(),
        act: z.string(),
        by: personAtPosition,
        /** `KT.`, `TL.` or `TUQ.` when acted by delegation. */
        delegationForm: z.string().nullable(),
        words: z.string().nullable(),
        version: z.number().int(),
        at: instantShape,
      }),
    ),
    versions: z.array(
      z.object({
        n: z.number().int(),
        authorName: z.string().nullable(),
        comment: z.string().nullable(),
        at: instantShape,
      }),
    ),
    annexes: z.array(annexShape),
    /** Recipients after groups are resolved, today. */
    recipientCount: z.number().int(),
    replyTo: z
      .object({ documentId: z.uuid(), symbol: z.string(), subject: z.string(), issuerName: z.string() })
      .nullable(),
    /** The signed or issued file stands in place of the preview. */
    hasSignedFile: z.boolean(),
    verificationCode: z.string().nullable(),
    /** Set once issued. */
    documentId: z.uuid().nullable(),
    symbol: z.string().nullable(),
    /** What is still missing before it can be submitted, in words. */
    missing: z.array(z.object({ field: z.string(), vi: z.string(), en: z.string() })),
    allowedActs: z.array(z.enum(draftActs)),
  }),
});
