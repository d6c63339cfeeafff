import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Policy } from './access/index.ts';
import type { Tx } from './db/index.ts';
import type { JobDefinition } from './jobs/index.ts';
import type { Operation, OperationRunner, RequestFacts } from './operations/index.ts';

/** What raw routes (uploads, public pages, protocol endpoints) may lean on. */
export type RouteKit = {
  readonly run: OperationRunner;
  /** The actor of the request, or null; throws nothing. */
  actorOf(request: FastifyRequest): Promise<Actor | null>;
  /** Facts of the request for `run`. */
  factsOf(request: FastifyRequest, reply: FastifyReply): RequestFacts;
  /** A transaction for nobody in particular: row-level security shows it only what everybody may see. */
  asNobody<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly now: () => Temporal.Instant;
};

/** What main.ts needs of a module. Built by the module's factory, which takes the ports it uses by name. */
export type Module = {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly jobs?: readonly JobDefinition[];
  readonly policies?: readonly Policy[];
  /** Routes that are not operations: server-rendered pages and foreign protocols. */
  readonly routes?: (app: FastifyInstance, kit: RouteKit) => Promise<void> | void;
};
