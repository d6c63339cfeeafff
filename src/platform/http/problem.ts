import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/index.ts';
import { platformError } from '../errors/platform-errors.ts';

/** Connection lost or refused, or the server is stopping or starting (SQLSTATE class 08 and 57P). */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '08003']);
const AWAY_SENTENCE =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;
/** PostgreSQL's query_canceled: the operation's statement_timeout has passed. */
const QUERY_CANCELED = '57014';

const ofRequest = (status: number, cause: unknown): AppError => {
  if (status === 404) return platformError('not-found', {}, cause);
  if (status === 413) return platformError('body-too-large', {}, cause);
  if (status === 415) return platformError('unknown-media-type', {}, cause);
  if (status === 429) return platformError('too-many-requests', { seconds: 60 }, cause);
  return platformError('bad-request', {}, cause);
};

/**
 * Turns anything thrown into an error of the catalogue; what is unexpected becomes `platform.internal`.
 * Words of libraries never reach the answer, only the log.
 */
export const toAppError = (error: unknown, requestId: string): AppError => {
  if (error instanceof AppError) return error;
  const { code, statusCode, message } = (error ?? {}) as Partial<FastifyError>;
  if (code === QUERY_CANCELED) return platformError('timed-out', {}, error);
  if ((code && AWAY.has(code)) || AWAY_SENTENCE.test(message ?? '')) return platformError('database-away', {}, error);
  if (error instanceof SyntaxError && statusCode === 400) return platformError('unreadable-body', {}, error);
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return platformError('unreadable-body', {}, error);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return ofRequest(statusCode, error);
  return platformError('internal', { requestId }, error);
};

/** The body of RFC 9457 problem details, in both languages. */
export const problemBody = (problem: AppError, requestId: string) => ({
  type: `/problems/${problem.code}`,
  code: problem.code,
  status: problem.status,
  title: problem.vi,
  vi: problem.vi,
  en: problem.en,
  requestId,
});

/** Answers with problem details; what is the server's fault is logged with its cause. */
export const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const problem = toAppError(error, request.id);
  if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'request failed');
  const { seconds } = problem.params;
  if (problem.status === 429 && seconds !== undefined) reply.header('retry-after', seconds);
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(problemBody(problem, request.id));
};
