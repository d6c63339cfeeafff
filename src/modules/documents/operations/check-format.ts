import { createHash } from 'node:crypto';
import { defineOperation } from '../../../platform/operations/index.ts';
import { takeDraft } from '../drafting/act-on-draft.ts';
import { withFields } from '../drafting/fields.ts';
import { layOut, printedDraft } from '../drafting/lay-out.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getVersion, insertStep } from '../records/drafts.ts';
import { checkFormatContract } from './check-format.contract.ts';

const SEVERITY = { error: 'error', notice: 'note' } as const;

/** Reads the very bytes that the leader would sign and names what differs from Annex I; kept as a step with their hash. */
export const checkFormat = (ports: DocumentsPorts) =>
  defineOperation(checkFormatContract, async (context, { draftId }) => {
    const { tx, now } = context;
    const { actor, draft } = await takeDraft(context, draftId, 'check-format');
    const version = await getVersion(tx, draftId, draft.version);
    const pdf = withFields(await layOut(ports, await printedDraft(ports, tx, draft, version, { at: now })));
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const report = await ports.checkFormat(pdf);
    const found = report.findings.length;
    const words = report.conforms ? 'Đúng thể thức' : `${found} điểm chưa đúng thể thức`;
    await insertStep(tx, draft, actor, { act: 'check-format', version: draft.version, sha256Seen: sha256, words }, now);
    await context.record({
      kind: 'draft-format-checked',
      objectKind: 'documents.draft',
      objectId: draft.id,
      data: { version: draft.version, sha256, codes: report.findings.map(({ code }) => code) },
    });
    const font = report.standInFont ?? 'Times New Roman';
    return {
      version: draft.version,
      sha256,
      findings: report.findings.map(({ code, severity, vi, en, page, cell }) => ({
        ...{ code, vi, en, page, severity: SEVERITY[severity] },
        source: `Nghị định 30/2020/NĐ-CP, Phụ lục I, ô ${cell}`,
      })),
      clean: report.conforms,
      fontNote:
        report.standInFont === null
          ? { vi: 'Phông chữ đọc được: Times New Roman.', en: 'Font found: Times New Roman.' }
          : {
              vi: `Phông ${font} có kích thước chữ đúng như Times New Roman và thay cho phông này.`,
              en: `${font} has the measures of Times New Roman and stands in for it.`,
            },
    };
  });
