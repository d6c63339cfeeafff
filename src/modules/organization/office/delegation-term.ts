import { civilDay } from '../../../web/office/language/dates.ts';

const DAY_MS = 86_400_000;
const midnight = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

/** The moment from which a delegation holds: now when it begins today, else the first moment of that day in Vietnam. */
export const beginningOf = (day: string, now: Date): string =>
  day === civilDay(now) ? now.toISOString() : midnight(day).toISOString();

/** The first moment after the last day, in Vietnam: terms are kept half open. */
export const endAfter = (day: string): string => new Date(midnight(day).getTime() + DAY_MS).toISOString();

/** The last day in which a half-open term still holds, `2026-11-24`. */
export const lastDayOf = (validTo: string): string => civilDay(new Date(Date.parse(validTo) - 1));

export type DelegationPhase = 'now' | 'coming' | 'ended';

type Term = {
  readonly inForce: boolean;
  readonly endedReason: string | null;
  readonly validFrom: string;
};

/** Whether a delegation holds, will hold, or no longer does; one that was ended before it began has ended. */
export const phaseOf = ({ inForce, endedReason, validFrom }: Term, now: Date): DelegationPhase => {
  if (inForce) return 'now';
  return endedReason === null && Date.parse(validFrom) > now.getTime() ? 'coming' : 'ended';
};
