import type { Tx } from '../db/index.ts';
import { checkpointCovering } from './checkpoint-rows.ts';
import { eventsError } from './errors.ts';
import { auditPath } from './merkle.ts';
import { readCovered } from './stored-events.ts';

/** What shows that an event is under a root that others keep; all hashes in hex. */
export interface InclusionProof {
  eventId: string;
  leaf: string;
  /** Place of the leaf in its tree, from 0. */
  index: number;
  treeSize: number;
  path: string[];
  checkpoint: { n: string; root: string; hash: string; signature: string };
}

/**
 * The proof that the log's checkpoint covers this event (RFC 6962 audit path).
 * @param tx a transaction that may read the whole log (`WHOLE_LOG`): the neighbours' leaves are needed
 * @throws events.not-covered while no checkpoint covers it
 */
export async function inclusionProof(tx: Tx, eventId: string): Promise<InclusionProof> {
  const checkpoint = await checkpointCovering(tx, eventId);
  const events = checkpoint ? await readCovered(tx, checkpoint.n) : [];
  const index = events.findIndex((event) => event.id === BigInt(eventId));
  const event = events[index];
  if (!checkpoint || !event) throw eventsError('not-covered', { id: eventId });
  const leaves = events.map(({ leaf }) => leaf);
  return {
    eventId,
    leaf: event.leaf.toString('hex'),
    index,
    treeSize: leaves.length,
    path: auditPath(leaves, index).map((hash) => hash.toString('hex')),
    checkpoint: {
      n: checkpoint.n,
      root: checkpoint.root.toString('hex'),
      hash: checkpoint.hash.toString('hex'),
      signature: checkpoint.signature.toString('hex'),
    },
  };
}
