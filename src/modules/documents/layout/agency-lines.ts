/** Where a long agency name is best broken: after the body's own name, before the place. */
const BREAK =
  /^(ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM) (?=(TỈNH|XÃ|PHƯỜNG|ĐẶC KHU|THÀNH PHỐ) )/u;

/** Longest line, in letters, that the left heading column holds in bold capitals of 13 pt. */
const COLUMN_LETTERS = 24;

/** An agency's name in capitals, broken into the lines that people expect, e.g. ỦY BAN NHÂN DÂN / PHƯỜNG KINH BẮC. */
export function agencyLines(name: string): string[] {
  const caps = name.normalize('NFC').trim().toLocaleUpperCase('vi');
  if (caps.length <= COLUMN_LETTERS) return [caps];
  const found = BREAK.exec(caps);
  return found?.[1] === undefined ? [caps] : [found[1], caps.slice(found[0].length)];
}
