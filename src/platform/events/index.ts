export { appendEvent, type NewEvent } from './append.ts';
export { type CheckpointerOptions, runCheckpoint } from './checkpoint.ts';
export { startCheckpointer } from './checkpointer.ts';
export { inclusionProof } from './proof.ts';
export { loadCheckpointKey } from './signing-key.ts';
export { WHOLE_LOG } from './stored-events.ts';
