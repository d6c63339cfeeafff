import { en } from './en.ts';
import { vi } from './vi.ts';

/** Texts of the account page and the explanation; read with `useText(identityText)`. */
export const identityText = { vi, en };
