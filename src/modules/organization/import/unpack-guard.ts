import { inflateRawSync } from 'node:zlib';
import { organizationError } from '../errors.ts';
import { IMPORT_LIMITS } from './columns.ts';

/** Signatures and fixed sizes of APPNOTE.TXT, PKWARE's description of ZIP, 4.3. */
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const LOCAL_SIZE = 30;
const DEFLATED = 8;
const MAX_ENTRIES = 500;

const endOfDirectory = (bytes: Buffer): number => {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff);
  for (let at = bytes.length - END_SIZE; at >= lowest; at--) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw organizationError('import-not-excel');
};

/** A cell far down or far right makes a reader fill everything before it. */
const checkAddresses = (xml: string): void => {
  for (const [, letters = '', digits = ''] of xml.matchAll(/\sr="([A-Z]{1,7})(\d{1,9})"/g)) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(digits) > IMPORT_LIMITS.rows + 1 || column > IMPORT_LIMITS.columns)
      throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows });
  }
  for (const [, digits = ''] of xml.matchAll(/<row[^>]{0,400}?\sr="(\d{1,9})"/g))
    if (Number(digits) > IMPORT_LIMITS.rows + 1)
      throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows });
};

/**
 * Unpacks every entry under a limit before a reader sees the file: what is packed small and unpacks to gigabytes, lies about its size, or
 * names a cell far away, is refused.
 * @throws organization.import-not-excel, organization.import-too-large
 */
export const guardUnpacking = (bytes: Buffer): void => {
  if (bytes.length < END_SIZE) throw organizationError('import-not-excel');
  try {
    const end = endOfDirectory(bytes);
    const entries = bytes.readUInt16LE(end + 10);
    if (entries > MAX_ENTRIES) throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows });
    let at = bytes.readUInt32LE(end + 16);
    let left: number = IMPORT_LIMITS.unpackedBytes;
    for (let entry = 0; entry < entries; entry++) {
      if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw organizationError('import-not-excel');
      const method = bytes.readUInt16LE(at + 10);
      const packedSize = bytes.readUInt32LE(at + 20);
      const statedSize = bytes.readUInt32LE(at + 24);
      const nameSize = bytes.readUInt16LE(at + 28);
      const local = bytes.readUInt32LE(at + 42);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameSize);
      const begin = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(begin, begin + packedSize);
      if (statedSize > left) throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows });
      const content = method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: left }) : packed;
      left -= content.length;
      if (name.startsWith('xl/worksheets/')) checkAddresses(content.toString('latin1'));
      at += 46 + nameSize + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows }, error);
    if (code?.startsWith('organization.')) throw error;
    throw organizationError('import-not-excel', {}, error);
  }
};
