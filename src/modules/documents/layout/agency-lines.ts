/** Where a long agency name is best broken: after the body's own name, before the place. */
const BREAK =
  /^(ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM) (?=(TỈNH|XÃ|PHƯỜNG|ĐẶC KHU|THÀNH PHỐ) )/u;

/** Longest line, in letters, that the left heading column holds in bold capitals of 13 pt. */
const COLUMN_LETTERS = 22;

/** Breaks words into as few lines as fit, of about equal length, since a centred name with one lost word looks wrong. */
function balance(text: string): string[] {
  const words = text.split(/\s+/u);
  const lineCount = Math.min(words.length, Math.ceil(text.length / COLUMN_LETTERS));
  const target = text.length / lineCount;
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    const full =
      line !== '' && lines.length < lineCount - 1 && Math.abs(longer.length - target) > Math.abs(line.length - target);
    if (full) lines.push(line);
    line = full ? word : longer;
  }
  return [...lines, line];
}

/** An agency's name in capitals, broken into the lines that people expect, e.g. ỦY BAN NHÂN DÂN / PHƯỜNG KINH BẮC. */
export function agencyLines(name: string): string[] {
  const caps = name.normalize('NFC').trim().toLocaleUpperCase('vi');
  if (caps.length <= COLUMN_LETTERS) return [caps];
  const found = BREAK.exec(caps);
  return found?.[1] === undefined ? balance(caps) : [found[1], ...balance(caps.slice(found[0].length))];
}
