import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/index.ts';
import { platformError } from '../errors/platform-errors.ts';

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '08003']);

/** Turns anything thrown into an error of the catalogue; what is unexpected becomes `platform.internal`. */
export const toAppError = (error: unknown, requestId: string): AppError => {
  if (error instanceof AppError) return error;
  const { code, statusCode, message } = (error ?? {}) as Partial<FastifyError>;
  if (code === '57014') return platformError('timed-out', {}, error);
  if ((code && AWAY.has(code)) || /Connection terminated|timeout exceeded when trying to connect/.test(message ?? ''))
    return platformError('database-away', {}, error);
  if (statusCode === 429) return platformError('too-many-requests', { seconds: 60 }, error);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return platformError('bad-input', { detail: message ?? '' }, error);
  return platformError('internal', { requestId }, error);
};

/** RFC 9457 problem details in both languages. */
export const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const problem = toAppError(error, request.id);
  if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'request failed');
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send({
      type: `/problems/${problem.code}`,
      code: problem.code,
      status: problem.status,
      title: problem.vi,
      vi: problem.vi,
      en: problem.en,
      requestId: request.id,
    });
};
