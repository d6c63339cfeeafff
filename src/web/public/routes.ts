import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Locale, pickLocale } from '../../platform/i18n/index.ts';

const asset = (relative: string) => readFileSync(new URL(relative, import.meta.url));

const ASSETS = [
  { name: 'tokens.css', file: '../design/tokens.css', type: 'text/css; charset=utf-8' },
  { name: 'public.css', file: './public.css', type: 'text/css; charset=utf-8' },
  { name: 'icon.svg', file: '../office/icon.svg', type: 'image/svg+xml' },
] as const;

/** Style and picture of the public pages; small enough to be held in memory. */
export const addPublicAssets = (app: FastifyInstance): void => {
  for (const { name, file, type } of ASSETS) {
    const bytes = asset(file);
    app.get(`/public/${name}`, async (_, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=3600').send(bytes),
    );
  }
};

/** Public pages are asked in a language by `?lang=`, else by the browser's own. */
export const publicLocale = (request: FastifyRequest): Locale => {
  const asked = (request.query as { lang?: string }).lang;
  return asked ? pickLocale(asked) : pickLocale(request.headers['accept-language']);
};
