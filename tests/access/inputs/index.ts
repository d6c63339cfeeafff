import type { Caller, Callers } from '../callers.ts';
import type { Relation } from '../matrix.ts';
import type { TestProvince } from '../province.ts';
import type { DocumentScenes } from '../scenes/documents.ts';
import { documentsInputs } from './documents.ts';
import { identityInputs } from './identity.ts';
import { organizationInputs } from './organization.ts';
import { signaturesInputs } from './signatures.ts';

/** What a row's call is made with. */
export type Situation = {
  readonly world: TestProvince;
  readonly callers: Callers;
  readonly caller: Caller;
  readonly scenes: DocumentScenes;
  readonly relation: Relation;
  readonly state: string;
  /** The reviewed cell. */
  readonly expected: string;
};

export type Attempt = {
  readonly input: Record<string, unknown>;
  /** The object that `sees` and `blind` look for in the answer. */
  readonly objectId?: string;
};

/** How to call an operation so that only access decides. Operations that need no input need no entry. */
export type InputOf = {
  readonly make: (situation: Situation) => Attempt | Promise<Attempt>;
  /** The call changes the session or the object, so each cell gets its own. */
  readonly spends?: boolean;
};

export const INPUTS: Readonly<Record<string, InputOf>> = {
  ...identityInputs,
  ...organizationInputs,
  ...signaturesInputs,
  ...documentsInputs,
};
