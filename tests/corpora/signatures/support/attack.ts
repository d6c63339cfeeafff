import type { FindingCode } from '../../../../src/modules/signatures/verify/findings.ts';
import type { Verdict, VerifyOptions } from '../../../../src/modules/signatures/verify/report.ts';
import type { Victims } from './forger.ts';
import type { World } from './world.ts';

export interface Attack {
  readonly name: string;
  readonly make: (victims: Victims, world: World) => Buffer | Promise<Buffer>;
  readonly verdict: Verdict;
  readonly code: FindingCode;
  readonly options?: (victims: Victims) => Partial<VerifyOptions>;
}

export const changed = (
  name: string,
  code: FindingCode,
  make: Attack['make'],
  options?: Attack['options'],
): Attack => ({
  name,
  code,
  make,
  verdict: 'changed-after-signing',
  options,
});
export const invalid = (name: string, code: FindingCode, make: Attack['make']): Attack => ({
  name,
  code,
  make,
  verdict: 'invalid',
});
export const unreadable = (name: string, code: FindingCode, make: Attack['make']): Attack => ({
  name,
  code,
  make,
  verdict: 'unreadable',
});
