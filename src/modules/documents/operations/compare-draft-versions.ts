import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { getDraft, getVersion } from '../records/drafts.ts';
import { compareLines, contentLines } from '../rules/compare.ts';
import { compareDraftVersionsContract } from './compare-draft-versions.contract.ts';

export const compareDraftVersions = defineOperation(
  compareDraftVersionsContract,
  async (context, { draftId, from, to }) => {
    await getDraft(context.tx, requireActor(context), draftId);
    const before = await getVersion(context.tx, draftId, from);
    const after = await getVersion(context.tx, draftId, to);
    return { from, to, lines: compareLines(contentLines(before.content), contentLines(after.content)) };
  },
);
