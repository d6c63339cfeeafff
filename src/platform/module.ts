import type { FastifyInstance } from 'fastify';
import type { Actor, Policy } from './access/index.ts';
import type { JobDefinition } from './jobs/index.ts';
import type { Operation, OperationRunner } from './operations/index.ts';

/** What raw routes (uploads, public pages, protocol endpoints) may lean on. */
export type RouteKit = {
  readonly run: OperationRunner;
  /** The actor of the request, or null; throws nothing. */
  actorOf(request: import('fastify').FastifyRequest): Promise<Actor | null>;
  /** Facts of the request for `run`. */
  factsOf(
    request: import('fastify').FastifyRequest,
    reply: import('fastify').FastifyReply,
  ): import('./operations/index.ts').RequestFacts;
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
