import { z } from 'zod';
import { type Actor, actorSettings } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import { type Database, inTransaction, type Tx } from '../db/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { appendEvent } from '../events/index.ts';
import { KeptRefusal } from './keep-and-refuse.ts';
import type { Operation, OperationContext, RecordedEvent, RequestFacts } from './operation.ts';
import { parseInput } from './parse-input.ts';

export type OperationRunner = (
  operation: Operation,
  actor: Actor | null,
  input: unknown,
  request: RequestFacts,
) => Promise<unknown>;

type Log = { error(details: object, message: string): void };

/** Throws unless the actor may call at all; what may be seen of objects is decided in the queries. */
const checkPermission = (operation: Operation, actor: Actor | null): void => {
  const { permission } = operation.contract;
  if (permission === 'public') return;
  if (actor === null) throw platformError('not-signed-in');
  if (permission === 'signed-in') return;
  if (!permission.roles.some((role) => actor.roles.includes(role))) throw platformError('forbidden');
};

/** Appends events in the operation's transaction, and knows how many. */
const createRecorder = (tx: Tx, actor: Actor | null, now: Temporal.Instant) => {
  let recorded = 0;
  return {
    count: () => recorded,
    record: async (event: RecordedEvent) => {
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
    },
  };
};

/** The handler's answer, or the refusal that it asked to keep its writes for. */
const answerOrRefusal = async (operation: Operation, context: OperationContext, values: unknown): Promise<unknown> => {
  try {
    return await operation.handle(context, values);
  } catch (error) {
    if (error instanceof KeptRefusal) return error;
    throw error;
  }
};

/**
 * Runs one operation: permission → input → ONE transaction with the actor's settings → output.
 * An act that recorded no event is undone; a read of personal data is recorded here. What runs after the commit may
 * fail without making the committed act look undone. `keepAndRefuse` commits what was written and then refuses.
 */
export const createRunner =
  (database: Database, clock: Clock, log?: Log): OperationRunner =>
  async (operation, actor, input, request) => {
    checkPermission(operation, actor);
    const { contract, isolation } = operation;
    const values = parseInput(contract, input);
    let afterCommit: Array<() => void> = [];
    const answer = await inTransaction(
      database,
      async (tx) => {
        // A retry after a serialization failure begins anew.
        afterCommit = [];
        const now = clock.now();
        const recorder = createRecorder(tx, actor, now);
        const context: OperationContext = {
          tx,
          actor,
          now,
          request,
          record: recorder.record,
          afterCommit: (run) => afterCommit.push(run),
        };
        const output = await answerOrRefusal(operation, context, values);
        if (contract.audit === 'act' && recorder.count() === 0)
          throw platformError('unrecorded-act', { operation: contract.name });
        if (output instanceof KeptRefusal) return output;
        if (contract.audit === 'read-personal') {
          const data = { input: z.json().catch(null).parse(values) };
          await recorder.record({ kind: 'read', objectKind: contract.name, objectId: '', data });
        }
        return contract.responds === 'file' ? output : contract.output.parse(output);
      },
      { settings: { ...actorSettings(actor), statement_timeout: String(contract.timeoutMs) }, isolation },
    );
    for (const run of afterCommit) {
      try {
        run();
      } catch (error) {
        log?.error({ err: error, operation: contract.name }, 'after the commit');
      }
    }
    if (answer instanceof KeptRefusal) throw answer.problem;
    return answer;
  };
