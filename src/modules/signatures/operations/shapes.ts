import { z } from 'zod';

/** Bounds only; what makes a PIN strong enough is a rule of its own (signatures.weak-pin). Never logged. */
export const pinShape = z.string().min(1).max(64);
