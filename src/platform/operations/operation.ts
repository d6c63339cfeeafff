import type { z } from 'zod';
import type { Actor } from '../access/index.ts';
import type { Contract } from '../contracts/contract.ts';
import type { Tx } from '../db/tx.ts';

export type Locale = 'vi' | 'en';

/** Facts of the call that are not input: who called from where, and what goes back besides the body. */
export type RequestFacts = {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  readonly locale: Locale;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Cookies to set with the answer; null clears. Always HttpOnly, SameSite=Lax, Path=/. */
  setCookie(name: string, value: string | null, options?: { maxAgeSeconds?: number }): void;
};

export type RecordedEvent = {
  readonly kind: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** The agency in whose log the event stands; the actor's when left out. */
  readonly agencyId?: string | null;
  readonly data?: Record<string, unknown>;
};

export type OperationContext = {
  /** The one transaction of this operation; committed when the handler returns, undone when it throws. */
  readonly tx: Tx;
  readonly actor: Actor | null;
  readonly now: Temporal.Instant;
  readonly request: RequestFacts;
  /** Appends to the event log in the same transaction, with the actor and time filled in. */
  record(event: RecordedEvent): Promise<void>;
  /** Runs after the commit succeeded; for caches and wake-ups only, never for anything that must be trusted. */
  afterCommit(run: () => void): void;
};

/** A context whose actor is known: what operations with permission other than 'public' get by `requireActor`. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly contract: Contract<I, O>;
  readonly handle: (context: OperationContext, input: z.output<I>) => Promise<z.input<O>>;
  /** Read-only operations may skip the transaction's write locks; commands never. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
};

/** Pairs a contract with its handler. The cast widens for lists of operations; the types were checked here. */
export const defineOperation = <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  handle: Operation<I, O>['handle'],
  options: { readonly isolation?: Operation['isolation'] } = {},
): Operation => ({ contract, handle, ...options }) as unknown as Operation;
