import { en } from './en.ts';
import { vi } from './vi.ts';

/** Texts of the directory and the calendar; read with `useText(organizationText)`. */
export const organizationText = { vi, en };
