import type { Actor } from '../access/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import type { OperationContext } from './operation.ts';

export { keepAndRefuse } from './keep-and-refuse.ts';
export {
  defineOperation,
  type Locale,
  type Operation,
  type OperationContext,
  type RecordedEvent,
  type RequestFacts,
} from './operation.ts';
export { createRunner, type OperationRunner } from './run-operation.ts';

/** The actor of an operation that is not public; the runner has already refused calls without one. */
export const requireActor = (context: OperationContext): Actor => {
  if (context.actor === null) throw platformError('not-signed-in');
  return context.actor;
};
