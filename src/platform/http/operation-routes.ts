import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Contract, FileOutput } from '../contracts/contract.ts';
import { platformError } from '../errors/platform-errors.ts';
import type { Operation, OperationRunner } from '../operations/index.ts';
import { sendFile } from './file-answer.ts';
import { queryValues } from './query-values.ts';
import { type Authenticate, checkForgery, factsOf, limitKeyOf, signedInOf } from './session.ts';

const bodyOf = (body: unknown): object => {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body))
    throw platformError('bad-input', { detail: 'cần một đối tượng JSON', detailEn: 'a JSON object is wanted' });
  return body;
};

/** One flat input: names in the path come from the path (and win), the rest from the query (GET) or the body. */
const inputOf = (contract: Contract, request: FastifyRequest): Record<string, unknown> => {
  const params = queryValues(contract.input, request.params as Record<string, unknown>);
  if (contract.method === 'GET')
    return { ...queryValues(contract.input, request.query as Record<string, unknown>), ...params };
  return { ...bodyOf(request.body), ...params };
};

/** One route per operation, with the limits its contract declares. */
export const addOperationRoutes = (
  app: FastifyInstance,
  operations: readonly Operation[],
  run: OperationRunner,
  authenticate: Authenticate,
): void => {
  const answer = async (operation: Operation, request: FastifyRequest, reply: FastifyReply) => {
    const { contract } = operation;
    const signedIn = await signedInOf(authenticate, request);
    checkForgery(request, signedIn);
    const output = await run(operation, signedIn?.actor ?? null, inputOf(contract, request), factsOf(request, reply));
    reply.header('cache-control', 'no-store');
    return contract.responds === 'file' ? sendFile(reply, output as FileOutput) : output;
  };
  for (const operation of operations) {
    const { contract } = operation;
    app.route({
      method: contract.method,
      url: contract.path,
      config: {
        rateLimit: {
          max: contract.rateLimit.max,
          timeWindow: contract.rateLimit.perSeconds * 1000,
          keyGenerator: limitKeyOf(authenticate),
        },
      },
      handler: (request, reply) => answer(operation, request, reply),
    });
  }
};

export { checkDeclarations } from './check-declarations.ts';
