import { createHash } from 'node:crypto';

/** The fields that an event's digest covers, as they stand in the row. */
export interface EventFields {
  at: Temporal.Instant;
  agencyId: string | null;
  personId: string | null;
  positionId: string | null;
  delegationId: string | null;
  kind: string;
  objectKind: string;
  objectId: string;
  /** The exact JSON text. */
  data: string;
}

/** Hashes of the four groups of fields; kept apart so that an altered group can be named. */
export interface GroupHashes {
  who: Buffer;
  what: Buffer;
  when: Buffer;
  data: Buffer;
}

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Four bytes of length (big-endian), then the bytes; a null is the length 0xffffffff and nothing. */
function lengthPrefixed(bytes: Uint8Array | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes === null ? 0xff_ff_ff_ff : bytes.length);
  return bytes === null ? length : Buffer.concat([length, bytes]);
}

const text = (value: string) => lengthPrefixed(Buffer.from(value, 'utf8'));
const uuid = (value: string | null) =>
  lengthPrefixed(value === null ? null : Buffer.from(value.replaceAll('-', ''), 'hex'));

/** A signed 64-bit number, big-endian. */
function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** Microseconds since 1970, the precision of PostgreSQL. */
const microseconds = (at: Temporal.Instant): bigint => at.epochNanoseconds / 1_000n;

export function groupHashes(event: EventFields): GroupHashes {
  return {
    who: sha256(uuid(event.agencyId), uuid(event.personId), uuid(event.positionId), uuid(event.delegationId)),
    what: sha256(text(event.kind), text(event.objectKind), text(event.objectId)),
    when: sha256(lengthPrefixed(int64(microseconds(event.at)))),
    data: sha256(text(event.data)),
  };
}

/** What stands in the row's `digest`. */
export const digestOf = ({ who, what, when, data }: GroupHashes): Buffer => sha256(who, what, when, data);

/** The event's leaf in the tree of RFC 6962: it binds the place (`id`) to the content. */
export const leafOf = (id: bigint, digest: Uint8Array): Buffer => sha256(Buffer.of(0x00), int64(id), digest);

/** An inner node of the tree of RFC 6962. */
export const nodeOf = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(0x01), left, right);

/** What a checkpoint's hash covers. */
export interface CheckpointFields {
  n: bigint;
  at: Temporal.Instant;
  /** Ranges as text: `1-5,7,9-12`. */
  events: string;
  eventCount: number;
  root: Uint8Array;
  settled: bigint;
  seenXmax: bigint;
  prevHash: Uint8Array;
}

/** The hash that the server signs and that the next checkpoint commits to. */
export const checkpointHash = (checkpoint: CheckpointFields): Buffer =>
  sha256(
    Buffer.of(0x02),
    lengthPrefixed(int64(checkpoint.n)),
    lengthPrefixed(int64(microseconds(checkpoint.at))),
    text(checkpoint.events),
    lengthPrefixed(int64(BigInt(checkpoint.eventCount))),
    lengthPrefixed(checkpoint.root),
    lengthPrefixed(int64(checkpoint.settled)),
    lengthPrefixed(int64(checkpoint.seenXmax)),
    lengthPrefixed(checkpoint.prevHash),
  );
