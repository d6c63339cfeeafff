export { appendEvent, appendEvents, type EventActor, type NewEvent } from './append.ts';
export { type CheckpointerOptions, runCheckpoint } from './checkpoint.ts';
export { type Checkpointer, startCheckpointer } from './checkpointer.ts';
export { type InclusionProof, inclusionProof } from './proof.ts';
export { type CheckpointKey, loadCheckpointKey } from './signing-key.ts';
export { WHOLE_LOG } from './stored-events.ts';
