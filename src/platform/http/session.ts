import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { pickLocale } from '../i18n/index.ts';
import type { RequestFacts } from '../operations/index.ts';

export const SESSION_COOKIE = 'kinhbac_session';
export const LOCALE_COOKIE = 'kinhbac_lang';

/** Answers who a session cookie stands for; made by the identity module, handed in by main.ts. */
export type Authenticate = (cookie: string | undefined) => Promise<{ actor: Actor; csrfToken: string } | null>;

export type SignedIn = { readonly actor: Actor; readonly csrfToken: string } | null;

const known = new WeakMap<FastifyRequest, Promise<SignedIn>>();

/** Authenticates a request once, however often it is asked. */
export const signedInOf = (authenticate: Authenticate, request: FastifyRequest): Promise<SignedIn> => {
  let answer = known.get(request);
  if (!answer) {
    answer = authenticate(request.cookies[SESSION_COOKIE]);
    known.set(request, answer);
  }
  return answer;
};

/**
 * Who a rate limit counts: the session when there is one, else the address. Never the cookie's text, which a guesser
 * of passwords could make up anew for each try.
 */
export const limitKeyOf =
  (authenticate: Authenticate) =>
  async (request: FastifyRequest): Promise<string> =>
    (await signedInOf(authenticate, request))?.actor.sessionId ?? request.ip;

/**
 * Cross-site request forgery: a foreign Origin is refused, and whoever is signed in must show the session's token,
 * which only a page of ours can have read. SameSite=Lax on the cookie is the third wall.
 */
export const checkForgery = (request: FastifyRequest, signedIn: SignedIn): void => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const origin = request.headers.origin;
  if (origin && URL.parse(origin)?.host !== request.host) throw platformError('csrf-mismatch');
  if (signedIn && request.headers['x-csrf-token'] !== signedIn.csrfToken) throw platformError('csrf-mismatch');
};

/** Facts of the request that operations may use. */
export const factsOf = (request: FastifyRequest, reply: FastifyReply): RequestFacts => ({
  requestId: request.id,
  address: request.ip,
  userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
  locale: pickLocale(request.cookies[LOCALE_COOKIE] ?? undefined),
  cookies: request.cookies,
  setCookie: (name, value, options = {}) => {
    const shared = { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
    if (value === null) reply.clearCookie(name, shared);
    else reply.setCookie(name, value, { ...shared, maxAge: options.maxAgeSeconds });
  },
});
