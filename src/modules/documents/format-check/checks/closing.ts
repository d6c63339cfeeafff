import type { Anatomy } from '../anatomy.ts';
import { ANNEX_ONE } from '../annex-one.ts';
import { isCaps } from '../fold.ts';
import { type Findings, quoted, STYLE } from '../report.ts';
import type { Segment } from '../text-lines.ts';
import { checkBold, checkPlain, checkSize } from './cell-style.ts';

const HONORIFIC =
  /^(GS|PGS|TS|ThS|Th\.S|CN|KS|BS|LS|NGND|NGƯT|TTND|AHLĐ|Thạc sĩ|Thạc sỹ|Tiến sĩ|Tiến sỹ|Giáo sư|Phó Giáo sư|Bác sĩ|Kỹ sư)[.\s]/u;
/** Somebody who signs for another: TM., KT., TL., TUQ., Q. with a point and a space. */
const AUTHORITY = /^(T\/M|K\/T|T\/L|TM|KT|TL|TUQ|Q)(?=[\s.:])/u;
const WELL_FORMED = /^(TM|KT|TL|TUQ|Q)\. \S/u;

function checkSigner({ closing }: Anatomy, findings: Findings): void {
  const { authority, signerName, page } = closing;
  if (authority.length === 0) {
    findings.add('authority-missing', page, STYLE.missing, STYLE.present);
    return;
  }
  const small = authority.find((line) => !isCaps(line.text));
  if (small !== undefined) findings.add('authority-caps', page, quoted(small.text), STYLE.caps);
  checkBold(findings, 'authority-bold', authority);
  checkSize(findings, 'authority-size', authority, ANNEX_ONE.sizes.authority);
  const odd = authority.find((line) => AUTHORITY.test(line.text) && !WELL_FORMED.test(line.text));
  if (odd !== undefined)
    findings.add('authority-prefix', page, quoted(odd.text), {
      vi: 'dạng “TM.”, “KT.”, “TL.”, “TUQ.”',
      en: 'like “TM.”, “KT.”, “TL.”, “TUQ.”',
    });
  if (signerName === null) return;
  checkBold(findings, 'signer-name-bold', [signerName]);
  checkSize(findings, 'signer-name-size', [signerName], ANNEX_ONE.sizes.signerName);
  if (/\p{L}/u.test(signerName.text) && isCaps(signerName.text))
    findings.add('signer-name-caps', page, quoted(signerName.text), { vi: 'chữ in thường', en: 'in small letters' });
  if (HONORIFIC.test(signerName.text)) {
    findings.add('signer-name-honorific', page, quoted(signerName.text), {
      vi: 'chỉ ghi họ tên',
      en: 'the name alone',
    });
  }
}

/** The drafter's initials and the number of copies (cell 12) may follow the recipients. */
const DRAFTER = /^\(?[\p{Lu}\d.,()\sb-]+$/u;

/** Recipients as they were meant: a line without a dash continues the one before it, unless that one was closed. */
function joinItems(lines: Segment[]): Segment[][] {
  const items: Segment[][] = [];
  for (const line of lines) {
    const current = items.at(-1);
    const open = current !== undefined && !/[;.]$/u.test(current.at(-1)?.text ?? '');
    if (open && !/^[-–+•*]/u.test(line.text)) current.push(line);
    else items.push([line]);
  }
  return items;
}

function checkRecipientLines(lines: Segment[], page: number, findings: Findings): void {
  checkSize(findings, 'recipients-size', lines, ANNEX_ONE.sizes.recipients);
  checkPlain(findings, 'recipients-style', lines);
  const items = joinItems(lines);
  const texts = items.map((item) => item.map((line) => line.text).join(' '));
  const archive = texts.findIndex((text) => /^[-–]?\s*Lưu: ?VT\b/u.test(text));
  const listed = archive < 0 ? texts : texts.slice(0, archive + 1);
  const trailing = archive < 0 ? [] : texts.slice(archive + 1);
  if (archive < 0 || trailing.some((text) => !DRAFTER.test(text))) {
    findings.add('recipients-archive-line', page, quoted(texts.at(-1) ?? ''), {
      vi: 'dạng “- Lưu: VT, …”',
      en: 'like “- Lưu: VT, …”',
    });
  }
  const undashed = listed.find((text) => !/^- /u.test(text) && !DRAFTER.test(text));
  if (undashed !== undefined)
    findings.add('recipients-dash', page, quoted(undashed), {
      vi: 'bắt đầu bằng gạch đầu dòng “- ”',
      en: 'beginning with “- ”',
    });
  if (archive < 0) return;
  const open = listed.findIndex((text, index) => !(index === archive ? /\.$/u : /;$/u).test(text));
  if (open >= 0) {
    const mark = open === archive ? '.' : ';';
    findings.add('recipients-punctuation', page, quoted(listed[open] ?? ''), {
      vi: `kết thúc bằng “${mark}”`,
      en: `ending in “${mark}”`,
    });
  }
}

/** Cells 7a, 7b and 9b. */
export function checkClosing(anatomy: Anatomy, findings: Findings): void {
  checkSigner(anatomy, findings);
  const { label, recipients, page } = anatomy.closing;
  if (label === null) {
    findings.add('recipients-missing', page, STYLE.missing, { vi: 'có “Nơi nhận:”', en: '“Nơi nhận:”' });
    return;
  }
  if (!label.bold || !label.italic)
    findings.add(
      'recipients-label-style',
      page,
      label.bold ? STYLE.bold : label.italic ? STYLE.italic : STYLE.upright,
      STYLE.boldItalic,
    );
  checkSize(findings, 'recipients-label-size', [label], ANNEX_ONE.sizes.recipientsLabel);
  checkRecipientLines(recipients, page, findings);
}
