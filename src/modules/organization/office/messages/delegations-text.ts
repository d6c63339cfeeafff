import { en } from './delegations-en.ts';
import { vi } from './delegations-vi.ts';

/** Read with `useText(delegationsText)`. */
export const delegationsText = { vi, en };
