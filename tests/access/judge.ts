import type { Reply } from './callers.ts';
import type { Attempt } from './inputs/index.ts';

const codeOf = (reply: Reply): string =>
  typeof reply.body === 'object' && reply.body !== null && 'code' in reply.body ? String(reply.body.code) : '';

/** The problems that say "not there, or not for you" of the object itself. */
const HIDING = new Set([
  'platform.not-found',
  'documents.no-draft',
  'documents.no-document',
  'documents.no-file',
  'documents.no-code',
  'documents.no-assignment',
  'signatures.upload-not-found',
]);

/** What came back, in the words of the matrix; `sees` and `blind` only where the row asks for them. */
export const judge = (operation: string, reply: Reply, expected: string, attempt: Attempt): string => {
  const code = codeOf(reply);
  if (reply.status >= 200 && reply.status < 300) {
    if (expected !== 'sees' && expected !== 'blind') return 'ok';
    return attempt.objectId && reply.text.includes(attempt.objectId) ? 'sees' : 'blind';
  }
  if (code === 'platform.not-signed-in') return 'sign-in';
  if (code === 'platform.forbidden') return 'forbid';
  if (HIDING.has(code)) return 'hide';
  const module = `${operation.split('.')[0]}.`;
  return code ? `!${code.startsWith(module) ? code.slice(module.length) : code}` : `HTTP ${reply.status}`;
};
