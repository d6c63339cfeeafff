import type { AssignmentRole, Box } from '../operations/shapes.ts';

/** The box after somebody opened it: who is only informed has nothing to do. */
export const boxAfterOpening = (box: Box, role: AssignmentRole | null): Box =>
  box !== 'not-opened' ? box : role === 'inform' ? 'for-information' : 'not-handled';

/** The box after the document was closed. */
export const boxAfterClosing = (how: 'handled' | 'kept'): Box => how;

/** Counters stop here; 100 is shown as 99+. */
export const COUNT_CAP = 100;
