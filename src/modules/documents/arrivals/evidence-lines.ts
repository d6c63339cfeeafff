import { VN_ZONE } from '../../../platform/clock/index.ts';
import type { EvidenceKind } from '../operations/shapes.ts';
import { evidenceWords } from '../rules/evidence.ts';

export type EvidenceRow = {
  readonly rung: EvidenceKind;
  readonly at: Date;
  readonly arrivalNo: number | null;
  readonly answerId: string | null;
  readonly answerSymbol: string | null;
  readonly words: string | null;
};

/** A piece of evidence as the sender reads it. */
export const evidenceLine = (row: EvidenceRow) => {
  const zoned = row.at.toTemporalInstant().toZonedDateTimeISO(VN_ZONE);
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  const { arrivalNo, answerSymbol, words } = row;
  const said = evidenceWords({ rung: row.rung, on: zoned.toPlainDate(), time, arrivalNo, answerSymbol, words });
  return { rung: row.rung, at: row.at.toISOString(), ...said, documentId: row.answerId };
};
