import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/** Digits that read back as the same number; never an exponent, which PDF does not know. */
function number(value: number): string {
  const short = String(value);
  return /^-?[\d.]+$/.test(short) ? short : value.toFixed(20).replace(/\.?0+$/, '');
}

const name = (value: string): string =>
  `/${value.replace(/[^!-~]|[#%()<>[\]{}/]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

function string(value: PdfString): string {
  if (value.hex) return `<${value.bytes.toString('hex')}>`;
  const escaped = value.bytes.toString('latin1').replace(/[\\()\r\n]/g, (c) => {
    if (c === '\r') return '\\r';
    return c === '\n' ? '\\n' : `\\${c}`;
  });
  return `(${escaped})`;
}

/** The latin1 text of a direct value; streams are written by the updater, which knows their length. */
export function serialize(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (value instanceof PdfName) return name(value.name);
  if (value instanceof PdfString) return string(value);
  if (value instanceof PdfRef) return `${value.num} ${value.gen} R`;
  if (Array.isArray(value)) return `[${value.map(serialize).join(' ')}]`;
  if (value instanceof PdfDict) {
    let text = '<<';
    for (const [key, item] of value.entries) text += `${name(key)} ${serialize(item)}`;
    return `${text}>>`;
  }
  if (value instanceof PdfStream) throw new TypeError('A stream is never a direct value');
  return value satisfies never;
}
