/** What the check found. Each finding names the place as exactly as the kept hashes allow. */
export type Finding =
  | { kind: 'event-changed'; event: string; checkpoint: string | null; columns: string[] }
  | { kind: 'event-missing'; event: string; checkpoint: string }
  | { kind: 'event-inserted'; event: string }
  | { kind: 'event-moved'; event: string; now: string; checkpoint: string }
  | { kind: 'checkpoint-changed'; checkpoint: string; columns: string[] }
  | { kind: 'checkpoint-missing'; checkpoint: string }
  | { kind: 'checkpoint-inserted'; checkpoint: string }
  | { kind: 'checkpoint-unsigned'; checkpoint: string }
  | { kind: 'root-differs'; checkpoint: string }
  | { kind: 'outside-damaged'; checkpoint: string; reason: string };

export interface Report {
  verdict: 'clean' | 'tampered';
  events: number;
  checkpoints: number;
  /** Events that no checkpoint covers yet; normal for those of the last minute. */
  pending: number;
  outside: { path: string; checkpoints: number } | null;
  findings: Finding[];
  notes: string[];
}

/** One sentence in Vietnamese and one in English. */
export function sentence(finding: Finding): string {
  const [vi, en] = sentences(finding);
  return `✘ ${vi}\n  ${en}`;
}

function sentences(finding: Finding): [string, string] {
  switch (finding.kind) {
    case 'event-changed': {
      const columns = finding.columns.join(', ');
      return [`Sự kiện ${finding.event} đã bị sửa (${columns})`, `Event ${finding.event} was altered (${columns})`];
    }
    case 'event-missing':
      return [
        `Sự kiện ${finding.event} (mốc ${finding.checkpoint}) đã bị xóa`,
        `Event ${finding.event} (checkpoint ${finding.checkpoint}) was deleted`,
      ];
    case 'event-inserted':
      return [`Sự kiện ${finding.event} bị chèn thêm về sau`, `Event ${finding.event} was inserted afterwards`];
    case 'event-moved':
      return [
        `Nội dung của sự kiện ${finding.event} nay nằm ở số ${finding.now}: thứ tự đã bị đổi`,
        `The content of event ${finding.event} now stands at number ${finding.now}: the order was changed`,
      ];
    case 'checkpoint-changed': {
      const columns = finding.columns.join(', ');
      return [
        `Mốc ${finding.checkpoint} trong cơ sở dữ liệu đã bị sửa (${columns})`,
        `Checkpoint ${finding.checkpoint} in the database was altered (${columns})`,
      ];
    }
    case 'checkpoint-missing':
      return [
        `Mốc ${finding.checkpoint} đã bị xóa khỏi cơ sở dữ liệu`,
        `Checkpoint ${finding.checkpoint} was deleted from the database`,
      ];
    case 'checkpoint-inserted':
      return [
        `Mốc ${finding.checkpoint} bị chèn vào cơ sở dữ liệu`,
        `Checkpoint ${finding.checkpoint} was inserted into the database`,
      ];
    case 'checkpoint-unsigned':
      return [
        `Chữ ký của mốc ${finding.checkpoint} không đúng`,
        `The signature of checkpoint ${finding.checkpoint} is wrong`,
      ];
    case 'root-differs':
      return [
        `Các sự kiện của mốc ${finding.checkpoint} không còn khớp gốc đã ký`,
        `The events of checkpoint ${finding.checkpoint} no longer match the signed root`,
      ];
    case 'outside-damaged':
      return [
        `Tệp mốc bên ngoài, dòng ${finding.checkpoint}, bị hỏng: ${finding.reason}`,
        `The outside log, line ${finding.checkpoint}, is damaged: ${finding.reason}`,
      ];
  }
}
