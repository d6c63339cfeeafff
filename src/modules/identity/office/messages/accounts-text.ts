import { en } from './accounts-en.ts';
import { vi } from './accounts-vi.ts';

/** Texts of account administration and activation; read with `useText(accountsText)`. */
export const accountsText = { vi, en };
