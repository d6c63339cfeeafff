import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database } from '../../../platform/db/index.ts';
import { findStatus, listRevocations } from '../certificates/revocations.ts';
import type { Authority } from './authority.ts';

interface Ports {
  readonly authority: Authority;
  readonly database: Database;
  readonly now: () => Temporal.Instant;
}

/** The longest request: an OCSP question about a hundred certificates stays below. */
const MAX_REQUEST_BYTES = 32 * 1024;
const LIMIT = { config: { rateLimit: { max: 600, timeWindow: 60_000 } } };
/** Seconds for which intermediate caches may keep certificates and revocation lists. */
const CERTIFICATE_AGE = 86_400;
const CRL_AGE = 600;

/** RFC 3161, RFC 6960 and RFC 5280 over HTTP, under /pki: open to everyone, no session, answers in DER. */
export async function addPkiRoutes(app: FastifyInstance, { authority, database, now }: Ports): Promise<void> {
  const ocsp = (request: Buffer) =>
    authority.respondOcsp(request, now(), (serial) => findStatus(database, serial.replace(/^00/, '')));

  await app.register(async (scope) => {
    const types = ['application/timestamp-query', 'application/ocsp-request'];
    scope.addContentTypeParser(types, { parseAs: 'buffer', bodyLimit: MAX_REQUEST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.get('/pki/root.crt', LIMIT, (_, reply) => certificate(reply, authority.certificates.root));
    scope.get('/pki/issuing.crt', LIMIT, (_, reply) => certificate(reply, authority.certificates.issuing));
    scope.get('/pki/root.crl', LIMIT, (_, reply) => list(reply, authority.rootCrl(now())));
    scope.get('/pki/issuing.crl', LIMIT, async (_, reply) =>
      list(reply, authority.crl(await listRevocations(database), now())),
    );
    scope.post('/pki/tsa', LIMIT, (request, reply) =>
      answer(reply, 'application/timestamp-reply', authority.respondTimestamp(bytesOf(request.body), now())),
    );
    scope.post('/pki/ocsp', LIMIT, async (request, reply) =>
      answer(reply, 'application/ocsp-response', await ocsp(bytesOf(request.body))),
    );
    // RFC 6960, appendix A: short questions may come in the address, in base64.
    scope.get<{ Params: { '*': string } }>('/pki/ocsp/*', LIMIT, async (request, reply) =>
      answer(reply, 'application/ocsp-response', await ocsp(Buffer.from(request.params['*'], 'base64'))),
    );
  });
}

const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));
const answer = (reply: FastifyReply, type: string, body: Buffer) =>
  reply.type(type).header('cache-control', 'no-store').send(body);
const certificate = (reply: FastifyReply, body: Buffer) =>
  reply.type('application/pkix-cert').header('cache-control', `public, max-age=${CERTIFICATE_AGE}`).send(body);
const list = (reply: FastifyReply, body: Buffer) =>
  reply.type('application/pkix-crl').header('cache-control', `public, max-age=${CRL_AGE}`).send(body);
