import type { FastifyInstance } from 'fastify';
import type { RouteKit } from '../../../platform/module.ts';
import { findVerification } from '../operations/find-verification.ts';
import { getVerification } from '../operations/get-verification.ts';
import type { DocumentsPorts } from '../ports.ts';
import type { Verification } from './verification-pages.ts';
import { addVerificationRoutes } from './verification-routes.ts';

/** Binds the verification page to the operations that answer it, so it obeys the same limits as every other caller. */
export const wireVerification =
  (ports: Pick<DocumentsPorts, 'files' | 'signatures' | 'demo'>) =>
  async (app: FastifyInstance, kit: RouteKit): Promise<void> => {
    await addVerificationRoutes(app, {
      demo: ports.demo,
      byCode: async (code, request, reply) =>
        (await kit.run(getVerification, null, { code }, kit.factsOf(request, reply))) as Verification,
      byHash: async (sha256, request, reply) => {
        const facts = kit.factsOf(request, reply);
        const { code } = (await kit.run(findVerification, null, { sha256 }, facts)) as { code: string | null };
        return code === null ? null : ((await kit.run(getVerification, null, { code }, facts)) as Verification);
      },
      readBytes: (sha256) => ports.files.readBuffer(sha256),
      verify: async (bytes) => {
        const check = await kit.asNobody((tx) => ports.signatures.beginCheck(tx, kit.now()));
        return check(bytes);
      },
    });
  };
