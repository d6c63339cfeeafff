import { en } from './check-en.ts';
import { vi } from './check-vi.ts';

/** Read with `useText(checkText)`. */
export const checkText = { vi, en };
