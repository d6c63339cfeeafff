import type { z } from 'zod';
import type { Contract } from '../contracts/contract.ts';
import { platformError } from '../errors/platform-errors.ts';
import { enIssue, viIssue } from './input-sentences.ts';

/** More findings than these are not read by anybody, and an attacker could ask for thousands. */
const MOST_FINDINGS = 8;

const detailOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, MOST_FINDINGS)
    .map((issue) => `${issue.path.join('.') || 'dữ liệu'} ${issue.message}`)
    .join('; ');

/** The input as its contract says. @throws platform.bad-input naming each wrong field in both languages */
export const parseInput = (contract: Contract, input: unknown): unknown => {
  const parsed = contract.input.safeParse(input, { error: viIssue });
  if (parsed.success) return parsed.data;
  const english = contract.input.safeParse(input, { error: enIssue });
  const detailEn = english.success ? '' : detailOf(english.error);
  throw platformError('bad-input', { detail: detailOf(parsed.error), detailEn }, parsed.error);
};
