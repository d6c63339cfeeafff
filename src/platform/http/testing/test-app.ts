import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Actor } from '../../access/index.ts';
import { systemClock } from '../../clock/index.ts';
import type { Database } from '../../db/index.ts';
import { createRunner, type Operation } from '../../operations/index.ts';
import { addOperationRoutes } from '../operation-routes.ts';
import { createServer } from '../server.ts';
import { type Authenticate, SESSION_COOKIE } from '../session.ts';

/** An actor for tests; each call makes another person in another agency unless told otherwise. */
export const testActor = (facts: Partial<Actor> = {}): Actor => ({
  accountId: crypto.randomUUID(),
  sessionId: crypto.randomUUID(),
  personId: crypto.randomUUID(),
  personName: 'Nguyễn Văn An',
  positionId: crypto.randomUUID(),
  positionTitle: 'Chuyên viên',
  agencyId: crypto.randomUUID(),
  unitId: null,
  roles: ['specialist'],
  delegation: null,
  ...facts,
});

/** Sessions kept in memory: who signs in gets the headers of a browser that may write. */
export const testSessions = () => {
  const sessions = new Map<string, { actor: Actor; csrfToken: string }>();
  const authenticate: Authenticate = async (cookie) => sessions.get(cookie ?? '') ?? null;
  const signIn = (actor: Actor): Record<'cookie' | 'x-csrf-token', string> => {
    const csrfToken = crypto.randomUUID();
    sessions.set(actor.sessionId, { actor, csrfToken });
    return { cookie: `${SESSION_COOKIE}=${actor.sessionId}`, 'x-csrf-token': csrfToken };
  };
  /** The same session acts for another position from now on. */
  const change = (actor: Actor) => {
    const session = sessions.get(actor.sessionId);
    if (session) sessions.set(actor.sessionId, { ...session, actor });
  };
  return { authenticate, signIn, change, signOut: (actor: Actor) => sessions.delete(actor.sessionId) };
};

type TestAppParts = {
  readonly database: Database;
  readonly authenticate: Authenticate;
  readonly operations?: readonly Operation[];
  readonly add?: (app: FastifyInstance) => Promise<void> | void;
};

/** The real server, listening on a free port of 127.0.0.1. */
export const startTestApp = async ({ database, authenticate, operations = [], add }: TestAppParts) => {
  const app = await createServer({ logger: pino({ level: 'silent' }) });
  addOperationRoutes(app, operations, createRunner(database, systemClock), authenticate);
  await add?.(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, url, close: () => app.close() };
};
