import type { FastifyInstance } from 'fastify';
import type { FileOutput } from '../contracts/contract.ts';
import type { Operation, OperationRunner } from '../operations/index.ts';
import { type Authenticate, checkForgery, factsOf, signedInOf } from './session.ts';

const asciiName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '_');

const disposition = (file: FileOutput) =>
  `${file.inline ? 'inline' : 'attachment'}; filename="${asciiName(file.fileName)}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`;

/** One route per operation, with the limits its contract declares. */
export const addOperationRoutes = (
  app: FastifyInstance,
  operations: readonly Operation[],
  run: OperationRunner,
  authenticate: Authenticate,
): void => {
  for (const operation of operations) {
    const { contract } = operation;
    app.route({
      method: contract.method,
      url: contract.path,
      config: { rateLimit: { max: contract.rateLimit.max, timeWindow: contract.rateLimit.perSeconds * 1000 } },
      handler: async (request, reply) => {
        const signedIn = await signedInOf(authenticate, request);
        checkForgery(request, signedIn);
        const body = contract.method === 'GET' ? {} : ((request.body ?? {}) as Record<string, unknown>);
        const input = { ...(request.query as object), ...body, ...(request.params as object) };
        const output = await run(operation, signedIn?.actor ?? null, input, factsOf(request, reply));
        reply.header('cache-control', 'no-store');
        if (contract.responds !== 'file') return output;
        const file = output as FileOutput;
        return reply
          .type(file.mediaType)
          .header('content-disposition', disposition(file))
          .send(Buffer.from(file.bytes));
      },
    });
  }
};

/** Refuses to start with an operation that leaves a declaration out or shares its address with another. */
export const checkDeclarations = (operations: readonly Operation[]): void => {
  const seen = new Set<string>();
  for (const { contract } of operations) {
    const address = `${contract.method} ${contract.path}`;
    const complete =
      contract.permission &&
      contract.audit &&
      contract.rateLimit?.max > 0 &&
      contract.timeoutMs > 0 &&
      contract.summary?.vi &&
      contract.summary.en;
    if (!complete)
      throw new Error(`operation ${contract.name} must declare permission, audit, rateLimit, timeoutMs and summary`);
    if (seen.has(address) || seen.has(contract.name))
      throw new Error(`operation ${contract.name} (${address}) is declared twice`);
    seen.add(address).add(contract.name);
  }
};
