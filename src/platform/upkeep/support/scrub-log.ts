/**
 * Logs without people: what may stay is listed, everything else goes. A blacklist would have to know every way in which a
 * name, a number or a subject can come into a line.
 */
const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** Messages of the program and of fastify that say nothing about anybody. A new one is left out until it is added here. */
const MESSAGES: ReadonlySet<string> = new Set([
  ...['incoming request', 'request completed', 'request errored', 'request aborted', 'premature close'],
  ...['job failed', 'job runner', 'checkpoint failed', 'database connection lost', 'request failed'],
  ...['upload', 'expired uploads'],
]);
const FRAME = /^\s*at (?:async )?(?:[\w$.<>[\] ]+ \()?(?:file:\/\/)?\S*?((?:src|node_modules)\/[\w@./-]+:\d+:\d+)\)?$/;
const METHOD = /^[A-Z]{3,7}$/;
const JOB = /^[a-z-]{1,40}(\.[a-z-]{1,40})*$/;
const CLASS_NAME = /^[A-Z][A-Za-z]{2,40}$/;
/** Of Node (`ECONNREFUSED`), of PostgreSQL (`23505`), of our own catalogue (`files.missing`). */
const ERROR_CODE = /^([A-Z][A-Z_]{2,40}|[0-9A-Z]{5}|[a-z-]{1,40}\.[a-z-]{1,40})$/;

type Json = Readonly<Record<string, unknown>>;

export interface ScrubbedLine {
  time?: string;
  level?: string;
  message?: string;
  method?: string;
  route?: string;
  status?: number;
  job?: string;
  code?: string;
  error?: { type?: string; code?: string; frames: string[] };
}

/** One line of the program's log (pino), or undefined when it is none. */
export function scrubLine(line: string): ScrubbedLine | undefined {
  const entry = parse(line);
  if (!entry || typeof entry['level'] !== 'number') return undefined;
  const { time, msg, job, code } = entry;
  const scrubbed: ScrubbedLine = { level: LEVELS[entry['level']] ?? 'other' };
  if (typeof time === 'number' && Number.isSafeInteger(time))
    scrubbed.time = Temporal.Instant.fromEpochMilliseconds(time).toString();
  if (typeof msg === 'string' && MESSAGES.has(msg)) scrubbed.message = msg;
  if (matches(job, JOB)) scrubbed.job = job;
  if (matches(code, ERROR_CODE)) scrubbed.code = code;
  const request = objectIn(entry, 'req');
  const method = request?.['method'];
  if (matches(method, METHOD)) scrubbed.method = method;
  if (typeof request?.['url'] === 'string') scrubbed.route = routeOf(request['url']);
  const status = objectIn(entry, 'res')?.['statusCode'];
  if (typeof status === 'number') scrubbed.status = status;
  const error = objectIn(entry, 'err');
  if (error) scrubbed.error = scrubError(error);
  return scrubbed;
}

/** The address without its query: under `/api/` the words of the route, elsewhere only its first. Everything else is hidden. */
export function routeOf(url: string): string {
  const [, ...parts] = (url.split(/[?#]/)[0] ?? '').split('/');
  const kept = parts[0] === 'api' ? parts.length : 1;
  return `/${parts.map((part, i) => (i < kept && /^[a-z][a-z-]{0,30}$/.test(part) ? part : ':id')).join('/')}`;
}

function scrubError(error: Json): NonNullable<ScrubbedLine['error']> {
  const { type, code, stack } = error;
  const frames = typeof stack === 'string' ? stack.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []) : [];
  return { ...(matches(type, CLASS_NAME) ? { type } : {}), ...(matches(code, ERROR_CODE) ? { code } : {}), frames };
}

const POSTGRES_LINE = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ UTC) \[\d+\] (LOG|WARNING|ERROR|FATAL|PANIC): {2}(.*)$/;
/** Statements and details carry values; they are left out with everything that follows on lines of their own. */
const MASKED = /"([^"]*)"|'[^']*'|\([^)]*\)|\d{4,}|[^\p{ASCII}]+/gu;

/**
 * One line of PostgreSQL's log, or undefined when it is a statement, a detail or a continuation.
 * @param names tables, columns and constraints: they may stay when quoted
 */
export function scrubPostgresLine(line: string, names: ReadonlySet<string>): string | undefined {
  const [, time, level, text = ''] = POSTGRES_LINE.exec(line) ?? [];
  if (time === undefined || level === undefined) return undefined;
  const words = text.replaceAll(MASKED, (found: string, quoted?: string) =>
    quoted !== undefined && names.has(quoted) ? found : '…',
  );
  // After a colon PostgreSQL puts what it was given.
  const message = level === 'ERROR' ? words.replace(/: .*$/, ': …') : words;
  return `${time} ${level} ${message}`;
}

function parse(line: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

const objectIn = (entry: Json, name: string): Json | undefined => {
  const value = entry[name];
  return typeof value === 'object' && value !== null ? (value as Json) : undefined;
};

const matches = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);
