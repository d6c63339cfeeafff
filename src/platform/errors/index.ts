/**
 * The error catalogue. Every error has a code, an HTTP status and one sentence in each language that says
 * what happened, what is safe, and what to do now. `docs/problems/` is generated from the registered entries.
 */
export type ErrorEntry = { readonly status: number; readonly vi: string; readonly en: string };
export type ErrorParams = Readonly<Record<string, string | number>>;

const registry = new Map<string, ErrorEntry>();

/** `{detailEn}` falls back to `{detail}`, for particulars that are the same in both languages. */
const fill = (sentence: string, params: ErrorParams) =>
  sentence.replace(/\{(\w+?)(En)?\}/g, (whole, key: string, english = '') =>
    String(params[`${key}${english}`] ?? params[key] ?? whole),
  );

/** An expected failure: shown to people as its sentence, to programs as its code (RFC 9457 problem details). */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly vi: string;
  readonly en: string;
  readonly params: ErrorParams;

  constructor(code: string, entry: ErrorEntry, params: ErrorParams = {}, cause?: unknown) {
    super(`${code}: ${fill(entry.en, params)}`, { cause });
    this.name = 'AppError';
    this.code = code;
    this.status = entry.status;
    this.vi = fill(entry.vi, params);
    this.en = fill(entry.en, params);
    this.params = params;
  }
}

/**
 * Declares a module's errors and answers the maker of them.
 * Sentences may hold `{name}` places, filled from `params`.
 *
 * @example const documentsError = defineErrors('documents', { 'no-draft': { status: 404, vi: '…', en: '…' } });
 *          throw documentsError('no-draft', { id });
 */
export const defineErrors = <const C extends Record<string, ErrorEntry>>(module: string, entries: C) => {
  for (const [key, entry] of Object.entries(entries)) registry.set(`${module}.${key}`, entry);
  return (key: keyof C & string, params?: ErrorParams, cause?: unknown): AppError =>
    new AppError(`${module}.${key}`, entries[key] as ErrorEntry, params, cause);
};

/** All registered entries in the order of their codes; the source of `docs/problems/`. */
export const listErrors = (): ReadonlyArray<readonly [code: string, entry: ErrorEntry]> =>
  [...registry].sort(([a], [b]) => (a < b ? -1 : 1));
