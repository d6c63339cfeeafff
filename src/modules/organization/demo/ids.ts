import { createHash } from 'node:crypto';

/** Namespace of the platform's deterministic ids (version 5 of RFC 9562). */
const NAMESPACE = Buffer.from('6b696e68626163004f52478000000001', 'hex');

/**
 * A uuid that follows from kind and key, the same on every machine: agencies, groups and units of the catalogue, and all
 * made-up people and positions have such ids, so that tests and seeds can name them.
 */
export const demoId = (kind: string, key: string): string => {
  const hash = createHash('sha1').update(NAMESPACE).update(`${kind}:${key}`, 'utf8').digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
