import { z } from 'zod';
import { type Actor, actorSettings } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import { type Database, inTransaction } from '../db/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { appendEvent } from '../events/index.ts';
import type { Operation, OperationContext, RecordedEvent, RequestFacts } from './operation.ts';

export type OperationRunner = (
  operation: Operation,
  actor: Actor | null,
  input: unknown,
  request: RequestFacts,
) => Promise<unknown>;

/** Throws unless the actor may call at all; what may be seen of objects is decided in the queries. */
export const checkPermission = (operation: Operation, actor: Actor | null): void => {
  const { permission } = operation.contract;
  if (permission === 'public') return;
  if (actor === null) throw platformError('not-signed-in');
  if (permission === 'signed-in') return;
  if (!permission.roles.some((role) => actor.roles.includes(role))) throw platformError('forbidden');
};

const parseInput = (operation: Operation, input: unknown): unknown => {
  const parsed = operation.contract.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.') || '—'}: ${issue.message}`).join('; ');
  throw platformError('bad-input', { detail }, parsed.error);
};

/**
 * Runs one operation: permission → input → ONE transaction with the actor's settings → output.
 * An act that recorded no event is undone; a read of personal data is recorded here.
 */
export const createRunner =
  (database: Database, clock: Clock): OperationRunner =>
  async (operation, actor, input, request) => {
    checkPermission(operation, actor);
    const values = parseInput(operation, input);
    const { contract } = operation;
    let afterCommit: Array<() => void> = [];
    const answer = await inTransaction(
      database,
      async (tx) => {
        afterCommit = [];
        const now = clock.now();
        let recorded = 0;
        const record = async (event: RecordedEvent) => {
          recorded += 1;
          await appendEvent(tx, {
            at: now,
            agencyId: event.agencyId === undefined ? (actor?.agencyId ?? null) : event.agencyId,
            actor: actor && {
              personId: actor.personId,
              positionId: actor.positionId,
              delegationId: actor.delegation?.id ?? null,
            },
            kind: event.kind,
            objectKind: event.objectKind,
            objectId: event.objectId,
            data: event.data ?? {},
          });
        };
        const context: OperationContext = {
          tx,
          actor,
          now,
          request,
          record,
          afterCommit: (run) => afterCommit.push(run),
        };
        const output = await operation.handle(context, values);
        if (contract.audit === 'act' && recorded === 0)
          throw platformError('unrecorded-act', { operation: contract.name });
        if (contract.audit === 'read-personal') {
          await record({
            kind: 'read',
            objectKind: contract.name,
            objectId: '',
            data: { input: z.json().catch(null).parse(values) },
          });
        }
        return contract.responds === 'file' ? output : contract.output.parse(output);
      },
      {
        settings: { ...actorSettings(actor), statement_timeout: String(contract.timeoutMs) },
        isolation: operation.isolation,
      },
    );
    for (const run of afterCommit) run();
    return answer;
  };
