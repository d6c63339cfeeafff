import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import type { DraftContent } from '../operations/shapes.ts';
import { findAgencies } from '../records/agencies.ts';
import { findPositions } from '../records/people.ts';
import { findRelated } from '../records/relations.ts';
import { refusedSecrecy, SECRECY_LAW } from '../rules/secrecy.ts';
import { kindOf } from './lay-out.ts';

/** Refuses what may not even be saved: secret papers, unknown kinds, signers and recipients that do not exist. */
export const checkContent = async (
  tx: Tx,
  actor: Pick<Actor, 'agencyId'>,
  content: DraftContent,
  at: Temporal.Instant,
): Promise<void> => {
  const mark = refusedSecrecy(content.secrecy);
  if (mark) throw documentsError('secret-refused', { mark: mark.vi, law: SECRECY_LAW });
  kindOf(content);
  if (content.signerPositionId) {
    const signer = (await findPositions(tx, [content.signerPositionId], at)).get(content.signerPositionId);
    if (signer?.agencyId !== actor.agencyId || signer.personId === null) throw documentsError('bad-signer');
  }
  const related = await findRelated(
    tx,
    content.relations.map(({ documentId }) => documentId),
  );
  for (const { kind, documentId } of content.relations) {
    const issuer = related.get(documentId);
    if (issuer === undefined || (kind !== 'based-on' && issuer !== actor.agencyId))
      throw documentsError('bad-relation');
  }
  const wanted = new Set(content.recipientAgencyIds);
  const found = await findAgencies(tx, [...wanted]);
  if (found.size < wanted.size) throw documentsError('bad-recipient', { count: wanted.size - found.size });
};
