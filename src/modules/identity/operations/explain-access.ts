import { type Actor, explain, type Policy } from '../../../platform/access/index.ts';
import { platformError } from '../../../platform/errors/platform-errors.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { type ExplainedPosition, explanationSentence } from '../rules/explanation.ts';
import { type ActingPosition, actorFor } from '../sessions/position-directory.ts';
import { explainAccessContract } from './explain-access.contract.ts';

const findPolicy = (deps: IdentityDeps, table: string, right: string): Policy => {
  const found = deps.policies().find((policy) => policy.table === table && policy.right === right);
  if (!found) throw identityError('no-such-policy', { objectKind: table, right });
  return found;
};

/** A unit administrator asks only about positions of the own agency. */
const mayAskAbout = (asker: Actor, position: ActingPosition): boolean =>
  asker.roles.some((role) => role === 'auditor' || role === 'province-admin') || position.agencyId === asker.agencyId;

/**
 * Why a person can or cannot see an object, for each position the person may act for. The object is looked at with that
 * person's eyes, so the answer is what both walls really do, and nothing of the object itself is told.
 */
export const explainAccess = (deps: IdentityDeps): Operation =>
  defineOperation(explainAccessContract, async (context, question) => {
    const { tx, now } = context;
    const asker = requireActor(context);
    const policy = findPolicy(deps, question.objectKind, question.right);
    const personName = await deps.positions.personName(tx, question.personId);
    const held = await deps.positions.positionsOf(tx, question.personId, now);
    const asked = held.filter(
      (one) => (!question.positionId || one.positionId === question.positionId) && mayAskAbout(asker, one),
    );
    if (personName === null || asked.length === 0) throw platformError('not-found');
    const positions: ExplainedPosition[] = [];
    for (const position of asked) {
      const who = {
        accountId: question.personId,
        sessionId: question.personId,
        personId: question.personId,
        personName,
      };
      const answer = await explain(tx, policy, actorFor(who, position), question.objectId);
      positions.push({
        positionId: position.positionId,
        title: position.title,
        agencyName: position.agencyName,
        delegationForm: position.delegation?.form ?? null,
        allowed: answer.allowed,
        branches: [...answer.branches],
      });
    }
    return {
      allowed: positions.some((position) => position.allowed),
      ...explanationSentence(personName, positions),
      positions,
    };
  });
