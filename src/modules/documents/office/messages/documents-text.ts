import { en } from './en.ts';
import { vi } from './vi.ts';

/** Texts of the document screens; read with `useText(documentsText)`. */
export const documentsText = { vi, en };
