import { type EvidenceKind, type Rung, rungs } from '../operations/shapes.ts';
import { shortDate } from './numbering.ts';

/** Rungs of evidence, weakest first: 1 delivered … 5 answered, 6 refused (which ends the ladder). */
/** 0 for what stands beside the ladder. */
export const rungNumber = (kind: EvidenceKind): number => (rungs as readonly string[]).indexOf(kind) + 1;
export const rungOf = (number: number): Rung => rungs[number - 1] as Rung;

export type EvidenceFacts = {
  readonly rung: EvidenceKind;
  readonly on: Temporal.PlainDate;
  /** `08:05`. */
  readonly time: string;
  readonly arrivalNo: number | null;
  readonly answerSymbol: string | null;
  readonly words: string | null;
};

/** The evidence in one line, ready to read. Each line is a fact held here, not a status that somebody sent. */
export const evidenceWords = (facts: EvidenceFacts): { vi: string; en: string } => {
  const date = shortDate(facts.on);
  switch (facts.rung) {
    case 'delivered':
      return { vi: `Đã đến lúc ${facts.time} ngày ${date}`, en: `Delivered ${date} at ${facts.time}` };
    case 'opened':
      return { vi: `Đã mở lúc ${facts.time} ngày ${date}`, en: `Opened ${date} at ${facts.time}` };
    case 'registered':
      return {
        vi: `Đã đăng ký số ${facts.arrivalNo} ngày ${date}`,
        en: `Registered as No. ${facts.arrivalNo} on ${date}`,
      };
    case 'assigned':
      return { vi: `Đã phân công xử lý ngày ${date}`, en: `Assigned on ${date}` };
    case 'answered':
      return {
        vi: `Đã trả lời bằng văn bản số ${facts.answerSymbol} ngày ${date}`,
        en: `Answered by ${facts.answerSymbol} on ${date}`,
      };
    case 'refused':
      return { vi: `Đã trả lại ngày ${date}: ${facts.words}`, en: `Sent back on ${date}: ${facts.words}` };
    case 'unregistered':
      return {
        vi: `Đã hủy số đến ${facts.arrivalNo} ngày ${date}: ${facts.words}`,
        en: `Entry No. ${facts.arrivalNo} struck out on ${date}: ${facts.words}`,
      };
    case 'recall-asked':
      return { vi: `Đề nghị lấy lại ngày ${date}: ${facts.words}`, en: `Asked back on ${date}: ${facts.words}` };
    case 'recall-agreed':
      return {
        vi: `Đồng ý lấy lại ngày ${date}${facts.words ? `: ${facts.words}` : ''}`,
        en: `Agreed to give back on ${date}${facts.words ? `: ${facts.words}` : ''}`,
      };
    case 'recall-refused':
      return {
        vi: `Từ chối lấy lại ngày ${date}: ${facts.words}`,
        en: `Refused to give back on ${date}: ${facts.words}`,
      };
  }
};
