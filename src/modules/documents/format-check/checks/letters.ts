import { type Anatomy, isFoot } from '../anatomy.ts';
import type { TextRun } from '../page-content.ts';
import type { Findings } from '../report.ts';

/** Fonts with the metrics of Times New Roman: allowed in a draft, but the report says so. */
const STAND_INS = /^(Tinos|LiberationSerif|NimbusRom|NimbusRoman|Times-(Roman|Bold|Italic))/u;
const TIMES = /^Times(\s|-)?New(\s|-)?Roman/u;

const familyOf = (run: TextRun): string => run.font.replace(/[\s_]/gu, '');
const readable = (font: string): string => font.replace(/[-,](Bold|Italic|Regular|MT|Roman|Oblique)+.*$/u, '');

/** Darker than this on every channel counts as black. */
const BLACK = 0x30;

function isBlack(colour: string): boolean {
  const channels = /^#(..)(..)(..)$/u
    .exec(colour)
    ?.slice(1)
    .map((hex) => Number.parseInt(hex, 16));
  return channels?.every((channel) => channel < BLACK) ?? false;
}

/** Font family and colour of every letter. Returns the stand-in font met, if any. */
export function checkLetters({ segments, urgency }: Anatomy, findings: Findings): string | null {
  let standIn: { font: string; page: number } | null = null;
  for (const segment of segments.flat()) {
    for (const run of segment.runs) {
      if (!/\p{L}/u.test(run.text)) continue;
      const family = familyOf(run);
      if (STAND_INS.test(family)) standIn ??= { font: readable(run.font), page: segment.page };
      else if (!TIMES.test(family)) findings.add('font-family', segment.page, readable(run.font), 'Times New Roman');
      if (segment !== urgency && !isFoot(segment) && !isBlack(run.colour)) {
        findings.add('text-colour', segment.page, run.colour, { vi: 'màu đen', en: 'black' });
      }
    }
  }
  if (standIn !== null) findings.add('font-stand-in', standIn.page, standIn.font, 'Times New Roman');
  return standIn?.font ?? null;
}
