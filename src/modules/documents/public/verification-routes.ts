import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors/index.ts';
import type { Locale } from '../../../platform/i18n/index.ts';
import { type Html, publicPage } from '../../../web/public/layout.ts';
import { publicLocale } from '../../../web/public/routes.ts';
import type { VerificationReport } from '../../signatures/index.ts';
import { verificationText } from './messages.ts';
import { codePage, filePage, notFoundPage, startPage, type Verification } from './verification-pages.ts';

const MAX_BYTES = 100 * 1024 * 1024;

export type VerificationPorts = {
  readonly demo: boolean;
  /** Facts by verification code; throws a 404 AppError when no document carries it. */
  byCode(code: string, request: FastifyRequest, reply: FastifyReply): Promise<Verification>;
  /** The issued document whose main file or annex has this hash, or null. */
  byHash(sha256: string, request: FastifyRequest, reply: FastifyReply): Promise<Verification | null>;
  readBytes(sha256: string): Promise<Uint8Array>;
  verify(bytes: Uint8Array): Promise<VerificationReport>;
};

/** Typed codes come in any case, with or without hyphens and spaces. */
const tidyCode = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** `/xac-minh`: the verification page. No script, no session, nothing kept. */
export const addVerificationRoutes = async (app: FastifyInstance, ports: VerificationPorts): Promise<void> => {
  const limits = { rateLimit: { max: 60, timeWindow: 60_000 } };

  const send = (request: FastifyRequest, reply: FastifyReply, locale: Locale, body: Html, status = 200) =>
    reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        String(
          publicPage({
            title: verificationText[locale].title,
            locale,
            address: request.method === 'GET' ? request.url : '/xac-minh',
            demo: ports.demo,
            body,
          }),
        ),
      );

  app.get('/xac-minh', { config: limits }, async (request, reply) => {
    const locale = publicLocale(request);
    const code = tidyCode((request.query as { ma?: string }).ma ?? '');
    if (code) return reply.redirect(`/xac-minh/${code}?lang=${locale}`);
    return send(request, reply, locale, startPage(locale));
  });

  app.get('/xac-minh/:code', { config: limits }, async (request, reply) => {
    const locale = publicLocale(request);
    const code = tidyCode((request.params as { code: string }).code);
    try {
      const found = await ports.byCode(code, request, reply);
      const report = found.document ? await ports.verify(await ports.readBytes(found.document.sha256)) : null;
      return send(request, reply, locale, codePage(found, report, locale));
    } catch (error) {
      if (error instanceof AppError && (error.status === 404 || error.status === 400))
        return send(request, reply, locale, notFoundPage(locale, code), 404);
      throw error;
    }
  });

  await app.register(async (scope) => {
    await scope.register(fastifyMultipart, { limits: { fileSize: MAX_BYTES, files: 1, fields: 4 } });
    scope.post('/xac-minh/tep', { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }, async (request, reply) => {
      const locale = publicLocale(request);
      const text = verificationText[locale];
      const part = await request.file();
      const bytes = part ? await part.toBuffer().catch(() => null) : Buffer.alloc(0);
      if (bytes === null) return send(request, reply, locale, startPage(locale, { problem: text.tooLarge }), 413);
      if (!part || bytes.length === 0)
        return send(request, reply, locale, startPage(locale, { problem: text.noFile }), 400);
      const report = await ports.verify(bytes);
      const found = await ports.byHash(report.sha256, request, reply);
      return send(request, reply, locale, filePage({ name: part.filename, size: bytes.length }, report, found, locale));
    });
  });
};
