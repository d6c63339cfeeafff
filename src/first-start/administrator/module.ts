import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors/index.ts';
import { checkForgery } from '../../platform/http/session.ts';
import type { Module } from '../../platform/module.ts';
import { publicLocale } from '../../web/public/routes.ts';
import { firstStartError } from '../errors.ts';
import { linkIsOpen } from './link.ts';
import { makeAdministrator, secretOf } from './make-administrator.ts';
import { endPage, formPage } from './pages.ts';

const PATH = '/first-administrator';
const STYLE = readFileSync(new URL('./form.css', import.meta.url));

/** Where a link's token leads. */
export const administratorPath = (token: string): string => `${PATH}/${token}`;

type Options = { readonly database: Database; readonly masterSecret: string };

/** The pages behind the one-time link. Plain forms, so that they work in any browser and without a session. */
export const createFirstAdministratorModule = ({ database, masterSecret }: Options): Module => ({
  name: 'first-start',
  operations: [],
  routes: async (app, { now }) => {
    const limits = { rateLimit: { max: 20, timeWindow: 60_000 } };
    // With no referrer at all a browser sends its forms from the origin "null", which is refused as foreign.
    const send = (reply: FastifyReply, status: number, page: string) =>
      reply
        .status(status)
        .type('text/html; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
        .send(page);
    const tokenOf = (request: FastifyRequest) => (request.params as { token: string }).token;
    const refuse = (request: FastifyRequest, reply: FastifyReply) => {
      const refusal = firstStartError('link-void');
      return send(reply, refusal.status, endPage(publicLocale(request), '/', refusal));
    };
    await app.register(async (scope) => {
      scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
        done(null, new URLSearchParams(String(body))),
      );
      scope.get(`${PATH}/form.css`, async (_, reply) =>
        reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(STYLE),
      );
      scope.get(`${PATH}/:token`, { config: limits }, async (request, reply) => {
        const token = tokenOf(request);
        if (!(await linkIsOpen(database, token, now()))) return refuse(request, reply);
        const typed = { name: '', username: '' };
        const shown = { locale: publicLocale(request), address: request.url, typed, problem: null };
        return send(reply, 200, await formPage({ ...shown, secret: secretOf(masterSecret, token) }));
      });
      scope.post(`${PATH}/:token`, { config: limits }, async (request, reply) => {
        checkForgery(request, null);
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        const of = (field: string) => (form.get(field) ?? '').slice(0, 200);
        const typed = { name: of('name'), username: of('username') };
        const given = { ...typed, password: of('password'), again: of('again'), code: of('code') };
        const token = tokenOf(request);
        const locale = publicLocale(request);
        try {
          await makeAdministrator({ database, masterSecret, now }, { token, ...given });
        } catch (problem) {
          if (!(problem instanceof AppError)) throw problem;
          if (problem.code === 'first-start.link-void') return refuse(request, reply);
          const secret = secretOf(masterSecret, token);
          return send(reply, 422, await formPage({ locale, address: request.url, typed, problem, secret }));
        }
        return send(reply, 201, endPage(locale, '/', null));
      });
    });
  },
});
