import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { findEqualRegistered } from '../arrivals/duplicates.ts';
import { getDocument } from '../records/documents.ts';
import { findDuplicatesContract } from './find-duplicates.contract.ts';

export const findDuplicates = defineOperation(findDuplicatesContract, async (context, { documentId }) => {
  const actor = requireActor(context);
  const document = await getDocument(context.tx, actor, documentId);
  return { duplicates: await findEqualRegistered(context.tx, actor, document) };
});
