import { en } from './en.ts';
import { vi } from './vi.ts';

/** Texts of the shell and of what every screen shares; read with `useText(officeText)`. */
export const officeText = { vi, en };
