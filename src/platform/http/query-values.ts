import { z } from 'zod';

/** The kind inside `.optional()`, `.nullable()`, `.default()` and the like. */
const innermost = (type: z.core.$ZodType): z.core.$ZodType => {
  const { def } = type._zod;
  return 'innerType' in def ? innermost(def.innerType as z.core.$ZodType) : type;
};

const asDeclared = (type: z.core.$ZodType | undefined, value: unknown): unknown => {
  if (!type) return value;
  const kind = innermost(type)._zod.def.type;
  if (kind === 'array') return Array.isArray(value) ? value : [value];
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (kind === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  return value;
};

/** An address carries only text: what the contract declares as number, boolean or list is read as such. */
export const queryValues = (input: z.ZodType, query: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const shape = input instanceof z.ZodObject ? (input.shape as Record<string, z.core.$ZodType>) : {};
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, asDeclared(shape[name], value)]));
};
