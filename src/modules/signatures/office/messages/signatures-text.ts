import { en } from './en.ts';
import { vi } from './vi.ts';

/** Texts about one's own certificates; read with `useText(signaturesText)`. */
export const signaturesText = { vi, en };
