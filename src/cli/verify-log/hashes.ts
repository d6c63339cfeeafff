/**
 * The hashes of the log, written a second time from their description in the README of the log: this program
 * shares no code with the one that it judges.
 */
import { createHash } from 'node:crypto';

/** The columns of an event as text, `at` in microseconds since 1970 (null when it is not a moment at all). */
export interface EventRow {
  id: string;
  at_us: string | null;
  agency_id: string | null;
  person_id: string | null;
  position_id: string | null;
  delegation_id: string | null;
  kind: string;
  object_kind: string;
  object_id: string;
  data: string;
  digest: Buffer;
}

/** The groups in the order in which their tags stand in the outside log, and the columns of each. */
export const GROUPS = {
  who: ['agency_id', 'person_id', 'position_id', 'delegation_id'],
  what: ['kind', 'object_kind', 'object_id'],
  when: ['at'],
  data: ['data'],
} as const;

export interface EventHashes {
  groups: readonly Buffer[];
  digest: Buffer;
}

type Field = { text: string | null } | { uuid: string | null } | { number: string | null } | { bytes: Buffer };

function bytesOf(field: Field): Buffer | null {
  if ('text' in field) return field.text === null ? null : Buffer.from(field.text, 'utf8');
  if ('uuid' in field) return field.uuid === null ? null : Buffer.from(field.uuid.replace(/-/g, ''), 'hex');
  if ('bytes' in field) return field.bytes;
  return field.number === null ? null : bigEndian(field.number);
}

function bigEndian(number: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(number)));
  return bytes;
}

const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** Each field as four bytes of length and its bytes; a null as 0xffffffff. */
const framed = (fields: Field[]): Uint8Array[] =>
  fields.flatMap((field) => {
    const bytes = bytesOf(field);
    const length = Buffer.from((bytes === null ? 0xffffffff : bytes.length).toString(16).padStart(8, '0'), 'hex');
    return bytes === null ? [length] : [length, bytes];
  });

export function hashEvent(row: EventRow): EventHashes {
  const groups = [
    hash(
      ...framed([
        { uuid: row.agency_id },
        { uuid: row.person_id },
        { uuid: row.position_id },
        { uuid: row.delegation_id },
      ]),
    ),
    hash(...framed([{ text: row.kind }, { text: row.object_kind }, { text: row.object_id }])),
    hash(...framed([{ number: row.at_us }])),
    hash(...framed([{ text: row.data }])),
  ];
  return { groups, digest: hash(...groups) };
}

export const leafHash = (id: string | bigint, digest: Uint8Array): Buffer =>
  hash(Buffer.of(0), bigEndian(String(id)), digest);

/** Root of RFC 6962's tree, by joining equal subtrees as they complete; null for no leaves. */
export function treeRoot(leaves: Iterable<Buffer>): Buffer | null {
  const open: { height: number; node: Buffer }[] = [];
  for (const leaf of leaves) {
    let right = { height: 0, node: leaf };
    for (let left = open.at(-1); left?.height === right.height; left = open.at(-1)) {
      open.pop();
      right = { height: right.height + 1, node: hash(Buffer.of(1), left.node, right.node) };
    }
    open.push(right);
  }
  const last = open.pop();
  if (!last) return null;
  return open.reduceRight((node, left) => hash(Buffer.of(1), left.node, node), last.node);
}

/** What a checkpoint's hash covers, binary values in base64 as in the outside log. */
export interface CheckpointFacts {
  n: string;
  atUs: string | null;
  events: string;
  count: number;
  root: string;
  settled: string;
  seenXmax: string;
  prev: string;
}

export const hashCheckpoint = (facts: CheckpointFacts): string =>
  hash(
    Buffer.of(2),
    ...framed([
      { number: facts.n },
      { number: facts.atUs },
      { text: facts.events },
      { number: String(facts.count) },
      { bytes: Buffer.from(facts.root, 'base64') },
      { number: facts.settled },
      { number: facts.seenXmax },
      { bytes: Buffer.from(facts.prev, 'base64') },
    ]),
  ).toString('base64');
