import type { z } from 'zod';

/**
 * Who may call at all. What may be seen of the objects is the policy's business (src/platform/access).
 * `roles`: at least one of the roles of the position acted for.
 */
export type Permission = 'public' | 'signed-in' | { readonly roles: readonly string[] };

/**
 * What the audit log keeps. `act`: the operation must record at least one event, else it is undone.
 * `read-personal`: each call is recorded by the runner. `read`: not recorded one by one.
 */
export type AuditKind = 'act' | 'read' | 'read-personal';

/** Bytes instead of JSON. */
export type FileOutput = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly inline?: boolean;
};

/**
 * One use case as seen from outside. From it come the HTTP route, the OpenAPI entry and the typed client,
 * so it imports nothing of the server and is safe in the browser.
 * `input` is one flat object: `:names` of the path come from the path, the rest from the query (GET) or the JSON body.
 */
export type Contract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly name: `${string}.${string}`;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: { readonly vi: string; readonly en: string };
  readonly permission: Permission;
  readonly audit: AuditKind;
  /** Calls allowed in a period, per session (per address when nobody is signed in). */
  readonly rateLimit: { readonly max: number; readonly perSeconds: number };
  readonly timeoutMs: number;
  readonly input: I;
  readonly output: O;
  /** `file`: the handler answers a FileOutput and `output` is z.custom<FileOutput>(). */
  readonly responds?: 'json' | 'file';
};

/** Declares a contract; only for inference. */
export const defineContract = <I extends z.ZodType, O extends z.ZodType>(contract: Contract<I, O>): Contract<I, O> =>
  contract;

/** The names of the `:places` in a contract's path. */
export const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string);
