import type { DraftContent } from '../operations/shapes.ts';

export type ComparedLine = { readonly change: 'same' | 'removed' | 'added'; readonly text: string };

const blockLines = (block: DraftContent['body'][number]): string[] => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text];
    case 'numbered':
      return [[block.label, block.title, block.text].filter(Boolean).join(' ')];
    case 'field':
      return [`${block.label}: ${block.text}`];
    case 'table':
      return [
        ...(block.caption ? [block.caption] : []),
        ...[block.header, ...block.rows].map((row) => row.join(' | ')),
      ];
  }
};

/** The content as lines in reading order, so that two versions can be laid beside each other. */
export const contentLines = (content: DraftContent): string[] =>
  [
    content.subject,
    ...content.addressees.map((line) => `Kính gửi: ${line}`),
    ...content.legalBases,
    ...content.body.flatMap(blockLines),
    ...(content.attachedText
      ? [content.attachedText.title, content.attachedText.subject, ...content.attachedText.body.flatMap(blockLines)]
      : []),
    ...content.recipientLines.map((line) => `Nơi nhận: ${line}`),
  ].filter((line) => line !== '');

/** Above this product of lengths only equal beginnings and ends are matched: comparing must stay quick for long texts. */
const MAX_CELLS = 4_000_000;

/** The shortest edit from one text to the other, line by line (longest common subsequence). */
export const compareLines = (before: readonly string[], after: readonly string[]): ComparedLine[] => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const same = (lines: readonly string[]): ComparedLine[] => lines.map((text) => ({ change: 'same', text }));
  return [
    ...same(before.slice(0, start)),
    ...(a.length * b.length > MAX_CELLS
      ? [
          ...a.map((text) => ({ change: 'removed', text }) as const),
          ...b.map((text) => ({ change: 'added', text }) as const),
        ]
      : middle(a, b)),
    ...same(before.slice(before.length - end)),
  ];
};

const middle = (a: readonly string[], b: readonly string[]): ComparedLine[] => {
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const lines: ComparedLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ change: 'same', text: left });
      i++;
      j++;
    } else if (
      left !== undefined &&
      (right === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      lines.push({ change: 'removed', text: left });
      i++;
    } else {
      lines.push({ change: 'added', text: right ?? '' });
      j++;
    }
  }
  return lines;
};
