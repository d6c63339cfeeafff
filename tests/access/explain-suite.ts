import { describe, expect, test } from 'vitest';
import { explainAccessContract } from '../../src/modules/identity/operations/explain-access.contract.ts';
import type { Stage } from './matrix-suite.ts';

type Answer = {
  allowed: boolean;
  vi: string;
  en: string;
  positions: Array<{ allowed: boolean; branches: Array<{ name: string; holds: boolean }> }>;
};

/** "Why can X see this?" for true documents, asked by the province's auditor. */
export const describeExplanations = (stage: () => Stage): void => {
  describe('why somebody sees a document, or does not', () => {
    const ask = async (
      objectKind: string,
      objectId: string,
      role: 'records-clerk' | 'specialist' | 'leader',
      relation: 'own' | 'unit' | 'recipient' | 'other',
    ) => {
      const { callers } = stage();
      const auditor = await callers.find('auditor', '-', false);
      const seat = (await callers.find(role, relation, false))?.seat;
      const reply = await auditor?.call(explainAccessContract, {
        objectKind,
        objectId,
        personId: seat?.personId,
        positionId: seat?.positionId,
      });
      expect(reply?.status, reply?.text).toBe(200);
      const answer = reply?.body as Answer;
      return {
        ...answer,
        granting: answer.positions
          .flatMap((one) => one.branches)
          .filter((branch) => branch.holds)
          .map((branch) => branch.name),
      };
    };
    const documentId = async () => (await stage().scenes.at('issued', false)).documentId ?? '';

    test('the records clerks of the issuing and the receiving agency see an issued document', async () => {
      for (const relation of ['own', 'recipient'] as const) {
        const answer = await ask('documents.document', await documentId(), 'records-clerk', relation);
        expect(answer.granting).toContain('circulation');
        expect(answer.vi).toMatch(/^Có\. .* xem được vì: văn thư, chánh văn phòng, lãnh đạo hoặc lưu trữ của cơ quan/);
      }
    });

    test('an agency that it was not sent to does not, and hears which reasons were tried', async () => {
      const answer = await ask('documents.document', await documentId(), 'leader', 'other');
      expect(answer).toMatchObject({ allowed: false, granting: [] });
      expect(answer.vi).toMatch(/^Không\. .*cơ quan đã ban hành hoặc đã nhận văn bản này/);
    });

    test('a specialist of either agency without a part in it does not; whoever was given it does', async () => {
      for (const relation of ['own', 'recipient'] as const)
        expect(await ask('documents.document', await documentId(), 'specialist', relation)).toMatchObject({
          ...{ allowed: false, granting: [] },
        });
      const assigned = (await stage().scenes.at('assigned', false)).documentId ?? '';
      expect((await ask('documents.document', assigned, 'specialist', 'recipient')).granting).toEqual(['assigned']);
    });

    test('a draft before the leader is open to him, and not to a specialist of the same unit', async () => {
      const { draftId } = await stage().scenes.at('with-leader', false);
      expect((await ask('documents.draft', draftId, 'leader', 'own')).granting).toContain('leader');
      expect((await ask('documents.draft', draftId, 'specialist', 'unit')).allowed).toBe(false);
    });
  });
};
