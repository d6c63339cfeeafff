import { randomUUIDv7 } from 'node:crypto';
import { defineOperation, type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { type DrawnToSign, drawToSign, type ReadyToSign, readyToSign, recordSigned } from '../drafting/sign-steps.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { actOnce } from '../records/act-once.ts';
import { DONE, type ItemResult, notDone, type Tried, tryOne } from '../records/one-of-many.ts';
import { signDraftsContract } from './sign-drafts.contract.ts';

type Wish = { readonly draftId: string; readonly version: number };

const drawAll = (ports: DocumentsPorts, ready: ReadonlyArray<Tried<ReadyToSign>>): Promise<Array<Tried<DrawnToSign>>> =>
  Promise.all(
    ready.map(async (one) => {
      if ('problem' in one) return one;
      try {
        return { value: await drawToSign(ports, one.value) };
      } catch (error) {
        return { problem: notDone(error) };
      }
    }),
  );

/**
 * The PIN is tried once, before anything is drawn: a wrong one counts once and signs nothing. What one draft lacks stops
 * only that draft; each signed one has the step, the event and the work of a single signature.
 */
const signTogether = async (ports: DocumentsPorts, context: OperationContext, wishes: readonly Wish[], pin: string) => {
  const { tx, now } = context;
  const { personId, positionId, agencyId } = requireActor(context);
  const sign = (documents: ReadonlyArray<DrawnToSign['toSign']>) =>
    ports.signatures.signAsPerson(tx, { personId, positionId, agencyId, pin, at: now, documents });
  await sign([]);
  // Locked in one order, so that two such acts wait for each other instead of blocking.
  const drafts = wishes.toSorted((a, b) => (a.draftId < b.draftId ? -1 : 1));
  const ready: Array<Tried<ReadyToSign>> = [];
  for (const wish of drafts) ready.push(await tryOne(tx, () => readyToSign(ports, context, wish)));
  const drawn = await drawAll(ports, ready);
  const signed = await sign(drawn.flatMap((one) => ('value' in one ? [one.value.toSign] : [])));
  const results: Array<ItemResult & { draftId: string }> = [];
  for (const [index, one] of drawn.entries()) {
    const draftId = drafts[index]?.draftId ?? '';
    if ('problem' in one) {
      results.push({ draftId, ...one.problem });
      continue;
    }
    const signature = signed.shift();
    if (!signature) throw documentsError('chain-broken');
    const recorded = await tryOne(tx, () => recordSigned(ports, context, one.value, signature));
    results.push({ draftId, ...('problem' in recorded ? recorded.problem : DONE) });
  }
  return results;
};

export const signDrafts = (ports: DocumentsPorts) =>
  defineOperation(signDraftsContract, (context, { drafts, pin, idempotencyKey }) =>
    actOnce(context, signDraftsContract.name, idempotencyKey, signDraftsContract.output, async () => {
      const results = await signTogether(ports, context, drafts, pin);
      const signed = results.filter(({ done }) => done).length;
      await context.record({
        kind: 'drafts-signed-together',
        objectKind: 'documents.batch',
        objectId: randomUUIDv7(),
        data: { signed, results: results.map(({ draftId, code }) => ({ draftId, code })) },
      });
      return { signed, results };
    }),
  );
