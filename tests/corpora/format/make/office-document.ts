import type { DocumentSpec, Style } from './document-spec.ts';
import { createWriter, FONT, type Writer } from './office-writer.ts';

function rule(w: Writer, spec: DocumentSpec, length: number | null, room: number): string {
  if (length === null) return w.line({ size: 3 }, '');
  if (spec.rules === 'border') {
    const side = (room - length) / 2;
    return w.line({ size: 3, left: side, right: side, borderTop: true, abovePoints: 2 }, '');
  }
  return w.raw(
    { size: 3, align: 'center' },
    `<draw:line draw:style-name="rule" text:anchor-type="as-char" svg:x1="0mm" svg:y1="0mm" svg:x2="${length}mm" svg:y2="0mm"/>`,
  );
}

function heading(w: Writer, spec: DocumentSpec, textWidth: number): string {
  const left = textWidth * spec.leftColumn;
  const widths = spec.swapHeading ? [textWidth - left, left] : [left, textWidth - left];
  const center = 'center';
  const agency = [
    ...(spec.parent?.lines ?? []).map((text) => w.line({ ...(spec.parent as Style), align: center }, text)),
    ...spec.agency.lines.map((text) => w.line({ ...spec.agency, align: center }, text)),
    rule(w, spec, spec.agencyRule, left),
  ].join('');
  const motto = [
    spec.nationalName && w.line({ ...spec.nationalName, align: center }, spec.nationalName.text),
    spec.motto && w.line({ ...spec.motto, align: center }, spec.motto.text),
    rule(w, spec, spec.mottoRule, textWidth - left),
  ]
    .filter(Boolean)
    .join('');
  const under = [
    spec.number ? w.line({ ...spec.number, align: center, abovePoints: 6 }, spec.number.text) : w.line({ size: 6 }, ''),
    spec.letterSubject &&
      w.line({ ...spec.letterSubject, align: center, abovePoints: 6, left: 2, right: 2 }, spec.letterSubject.text),
    spec.urgency &&
      w.line(
        {
          ...spec.urgency,
          align: center,
          abovePoints: 8,
          left: left / 2 - 15,
          right: left / 2 - 15,
          frame: spec.urgency.colour ?? '#000000',
        },
        spec.urgency.text,
      ),
  ]
    .filter(Boolean)
    .join('');
  const date = spec.date
    ? w.line({ ...spec.date, align: center, abovePoints: 6 }, spec.date.text)
    : w.line({ size: 6 }, '');
  const rows = spec.swapHeading
    ? [
        [motto, agency],
        [date, under],
      ]
    : [
        [agency, motto],
        [under, date],
      ];
  return w.table(widths, rows);
}

function opening(w: Writer, spec: DocumentSpec, textWidth: number): string {
  const parts: string[] = [];
  if (spec.kindName) parts.push(w.line({ ...spec.kindName, abovePoints: 14 }, spec.kindName.text));
  if (spec.subject) {
    parts.push(
      w.line({ ...spec.subject, align: 'center', left: 10, right: 10 }, spec.subject.text),
      rule(w, spec, spec.subjectRule, textWidth),
    );
  }
  if (spec.addressee) {
    const { label, items } = spec.addressee;
    const style = { ...spec.addressee, abovePoints: 12 };
    if (items.length === 1) parts.push(w.line({ ...style, align: 'center', belowPoints: 10 }, `${label} ${items[0]}`));
    else {
      parts.push(w.line({ ...style, left: 25 }, label));
      items.forEach((item, at) => {
        parts.push(
          w.line(
            { ...(spec.addressee as Style), left: 43, belowPoints: at === items.length - 1 ? 10 : 2 },
            `- ${item}${at === items.length - 1 ? '.' : ';'}`,
          ),
        );
      });
    }
  } else parts.push(w.line({ size: 6 }, ''));
  return parts.join('');
}

function content(w: Writer, spec: DocumentSpec, textWidth: number): string {
  const { blocks, spacingPoints, ...style } = spec.body;
  const parts: string[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length === 0) return;
    const columns = rows[0]?.map(() => textWidth / (rows[0]?.length ?? 1)) ?? [];
    parts.push(w.table(columns, rows, true), w.line({ size: 4 }, ''));
    rows = [];
  };
  for (const block of blocks) {
    if (block.startsWith('| ')) {
      rows.push(
        block
          .slice(2)
          .split('|')
          .map((cell) => w.line({ size: 13 }, cell.trim())),
      );
      continue;
    }
    flush();
    if (block.startsWith('# '))
      parts.push(
        w.line({ ...style, align: 'center', indent: 0, bold: true, abovePoints: 6, belowPoints: 10 }, block.slice(2)),
      );
    else if (block.startsWith('~ '))
      parts.push(w.line({ ...style, italic: true, belowPoints: spacingPoints }, block.slice(2)));
    else parts.push(w.line({ ...style, belowPoints: spacingPoints }, block));
  }
  flush();
  return parts.join('');
}

function closing(w: Writer, spec: DocumentSpec, textWidth: number): string {
  const recipients = [
    spec.recipientsLabel ? w.line(spec.recipientsLabel, spec.recipientsLabel.text) : '',
    ...spec.recipients.lines.map((text) => w.line(spec.recipients, text)),
  ].join('');
  const signer = [
    ...spec.authority.lines.map((text) => w.line({ ...spec.authority, align: 'center' }, text)),
    ...Array.from({ length: 4 }, () => w.line({ size: 14 }, '')),
    w.line({ ...spec.signer, align: 'center' }, spec.signer.text),
  ].join('');
  return (
    w.line({ size: 8 }, '') +
    w.table([textWidth * 0.45, textWidth * 0.55], [[recipients || w.line({ size: 8 }, ''), signer]])
  );
}

function pageLayout(name: string, { page, pageNumber }: DocumentSpec, shown: boolean): string {
  const top = shown && pageNumber?.place === 'top';
  const bottom = shown && pageNumber?.place === 'bottom';
  const edge = 10;
  const properties = `fo:page-width="${page.width}mm" fo:page-height="${page.height}mm" fo:margin-left="${page.left}mm" fo:margin-right="${page.right}mm" fo:margin-top="${top ? edge : page.top}mm" fo:margin-bottom="${bottom ? edge : page.bottom}mm"`;
  const band = (height: number, side: string): string =>
    `<style:header-footer-properties svg:height="${height}mm" fo:margin-${side}="3mm" style:dynamic-spacing="false"/>`;
  return `<style:page-layout style:name="${name}"><style:page-layout-properties ${properties}/><style:header-style>${top ? band(page.top - edge, 'bottom') : ''}</style:header-style><style:footer-style>${bottom ? band(page.bottom - edge, 'top') : ''}</style:footer-style></style:page-layout>`;
}

function masterPage(name: string, spec: DocumentSpec, numberStyle: string, shown: boolean, next: string): string {
  const number = `<text:p text:style-name="${numberStyle}">${spec.pageNumber?.prefix ?? ''}<text:page-number text:select-page="current">1</text:page-number></text:p>`;
  const tag = spec.pageNumber?.place === 'bottom' ? 'footer' : 'header';
  return `<style:master-page style:name="${name}" style:page-layout-name="L${name}"${next}>${shown && spec.pageNumber ? `<style:${tag}>${number}</style:${tag}>` : ''}</style:master-page>`;
}

/** A flat OpenDocument text of the spec. */
export function officeDocument(spec: DocumentSpec): string {
  const w = createWriter();
  const textWidth = spec.page.width - spec.page.left - spec.page.right;
  const first = w.line({ size: 1, master: 'First' }, '');
  const inner =
    heading(w, spec, textWidth) +
    opening(w, spec, textWidth) +
    content(w, spec, textWidth) +
    closing(w, spec, textWidth);
  const styles = [...w.styles];
  const number = createWriter();
  number.paragraphStyle({ ...(spec.pageNumber ?? { size: 13 }), align: spec.pageNumber?.align ?? 'center' });
  const numberStyle = (number.styles[0] ?? '').replace('style:name="P0"', 'style:name="Number"');
  const onFirst = spec.pageNumber?.onFirst ?? false;
  const fonts = [
    ...new Set([FONT, ...[...styles.join('').matchAll(/style:font-name="([^"]+)"/g)].map((m) => m[1] as string)]),
  ];
  const namespaces = ['office', 'style', 'text', 'table', 'drawing', 'xsl-fo-compatible', 'svg-compatible']
    .map((n) => ({
      n,
      prefix: n === 'drawing' ? 'draw' : n === 'xsl-fo-compatible' ? 'fo' : n === 'svg-compatible' ? 'svg' : n,
    }))
    .map(({ n, prefix }) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${n}:1.0"`)
    .join(' ');
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>${fonts.map((f) => `<style:font-face style:name="${f}" svg:font-family="'${f}'"/>`).join('')}</office:font-face-decls>
<office:styles/>
<office:automatic-styles>${styles.join('\n')}${numberStyle}
<style:style style:name="rule" style:family="graphic"><style:graphic-properties draw:stroke="solid" svg:stroke-width="0.25mm" svg:stroke-color="#000000" style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>
${pageLayout('LFirst', spec, onFirst)}${pageLayout('LStandard', spec, true)}
</office:automatic-styles>
<office:master-styles>${masterPage('Standard', spec, 'Number', true, '')}${masterPage('First', spec, 'Number', onFirst, ' style:next-style-name="Standard"')}</office:master-styles>
<office:body><office:text>${first}${inner}</office:text></office:body>
</office:document>`;
}
