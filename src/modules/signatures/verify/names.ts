import { type DerNode, oidOf, readOne } from '../cms/der-reader.ts';

/** Attribute types of X.520 and RFC 4519 that people want to read. */
const TYPES: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

function stringOf(node: DerNode | undefined): string {
  if (!node) return '';
  if (node.tag === 0x1e && node.content.length % 2 === 0) return Buffer.from(node.content).swap16().toString('utf16le');
  return node.content.toString(node.tag === 0x0c ? 'utf8' : 'latin1');
}

export interface ReadName {
  /** First value of each known attribute. */
  readonly parts: Readonly<Record<string, string>>;
  /** `CN=…, O=…` in the order written. */
  readonly text: string;
}

/** Reads a distinguished name (DER of RFC 5280 Name), normalised to NFC for display. */
export function readName(der: Buffer): ReadName {
  const parts: Record<string, string> = {};
  const text: string[] = [];
  for (const relative of readOne(der).children) {
    for (const pair of relative.children) {
      const oid = oidOf(pair.children[0]);
      const type = TYPES[oid] ?? oid;
      const value = stringOf(pair.children[1]).normalize('NFC');
      parts[type] ??= value;
      text.push(`${type}=${value}`);
    }
  }
  return { parts, text: text.join(', ') };
}
