import type { Style } from './document-spec.ts';

/** Stands in for Times New Roman. */
export const FONT = 'Liberation Serif';
const escapeXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/ {2,}/g, (s) => ` <text:s text:c="${s.length - 1}"/>`);

type Paragraph = Style & {
  align?: string;
  indent?: number;
  left?: number;
  right?: number;
  abovePoints?: number;
  belowPoints?: number;
  lineHeightPercent?: number;
  borderTop?: boolean;
  frame?: string;
  master?: string;
  pageBreak?: boolean;
};

/** Collects automatic styles of an OpenDocument file and writes paragraphs in them. */
export function createWriter() {
  const styles: string[] = [];
  const paragraphStyle = (p: Paragraph): string => {
    const name = `P${styles.length}`;
    const box = [
      `fo:text-align="${p.align ?? 'left'}"`,
      `fo:text-indent="${p.indent ?? 0}mm"`,
      `fo:margin-left="${p.left ?? 0}mm" fo:margin-right="${p.right ?? 0}mm"`,
      `fo:margin-top="${p.abovePoints ?? 0}pt" fo:margin-bottom="${p.belowPoints ?? 0}pt"`,
      `fo:line-height="${p.lineHeightPercent ?? 100}%"`,
      p.borderTop
        ? 'fo:border-top="0.6pt solid #000000" fo:border-bottom="none" fo:border-left="none" fo:border-right="none" fo:padding="0mm"'
        : '',
      p.frame ? `fo:border="1pt solid ${p.frame}" fo:padding="1mm"` : '',
      p.pageBreak ? 'fo:break-before="page"' : '',
    ].join(' ');
    const text = `style:font-name="${p.font ?? FONT}" fo:font-size="${p.size}pt" fo:font-weight="${p.bold ? 'bold' : 'normal'}" fo:font-style="${p.italic ? 'italic' : 'normal'}" fo:color="${p.colour ?? '#000000'}" fo:language="vi" fo:country="VN"`;
    const master = p.master === undefined ? '' : ` style:master-page-name="${p.master}"`;
    styles.push(
      `<style:style style:name="${name}" style:family="paragraph"${master}><style:paragraph-properties ${box}/><style:text-properties ${text}/></style:style>`,
    );
    return name;
  };
  const raw = (p: Paragraph, inner: string): string =>
    `<text:p text:style-name="${paragraphStyle(p)}">${inner}</text:p>`;
  const table = (columns: number[], rows: string[][], border = false): string => {
    const id = `T${styles.length}`;
    styles.push(
      `<style:style style:name="${id}" style:family="table"><style:table-properties style:width="${columns.reduce((a, b) => a + b)}mm" table:align="left" fo:margin-left="0mm"/></style:style>`,
      ...columns.map(
        (w, i) =>
          `<style:style style:name="${id}c${i}" style:family="table-column"><style:table-column-properties style:column-width="${w}mm"/></style:style>`,
      ),
      `<style:style style:name="${id}x" style:family="table-cell"><style:table-cell-properties fo:padding="${border ? 1.5 : 0}mm" fo:border="${border ? '0.5pt solid #000000' : 'none'}"/></style:style>`,
      `<style:style style:name="${id}r" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>`,
    );
    const body = rows.map(
      (cells) =>
        `<table:table-row table:style-name="${id}r">${cells.map((c) => `<table:table-cell table:style-name="${id}x">${c}</table:table-cell>`).join('')}</table:table-row>`,
    );
    return `<table:table table:style-name="${id}">${columns.map((_, i) => `<table:table-column table:style-name="${id}c${i}"/>`).join('')}${body.join('')}</table:table>`;
  };
  return { styles, paragraphStyle, raw, table, line: (p: Paragraph, text: string) => raw(p, escapeXml(text)) };
}

export type Writer = ReturnType<typeof createWriter>;
