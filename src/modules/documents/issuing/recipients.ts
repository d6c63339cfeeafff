import type { Tx } from '../../../platform/db/index.ts';
import type { DraftContent } from '../operations/shapes.ts';
import { type AgencyFacts, resolveRecipients } from '../records/agencies.ts';
import { recipientsOfDocuments } from '../records/relations.ts';

/** All agencies that will receive it, at that moment: named ones, groups, and whoever has what it replaces, recalls or updates. */
export const recipientsOf = async (
  tx: Tx,
  sender: string,
  content: Pick<DraftContent, 'recipientAgencyIds' | 'recipientGroups' | 'relations'>,
  at: Temporal.Instant,
): Promise<AgencyFacts[]> => {
  const earlier = content.relations.filter(({ kind }) => kind !== 'based-on').map(({ documentId }) => documentId);
  const agencyIds = [...content.recipientAgencyIds, ...(await recipientsOfDocuments(tx, earlier))];
  return resolveRecipients(tx, { agencyIds, groups: content.recipientGroups, sender }, at);
};
