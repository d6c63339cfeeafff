import type { Random } from './random.ts';

export type Victim = 'node' | 'postgres' | 'both';
/** One kill: when an act of this name has run for `share` of its usual time. */
export type PlannedKill = { readonly act: string; readonly share: number; readonly victim: Victim };

/** How often each act is aimed at: what numbers, seals, delivers and registers most. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'issue-document': 6,
  'sign-draft': 4,
  'register-incoming': 5,
  'open-document': 2,
  'assign-incoming': 2,
  'accept-assignment': 1,
  'finish-assignment': 2,
  reply: 1,
  'create-draft': 1,
  'save-draft': 1,
  'submit-draft': 1,
  'pass-draft': 1,
  'forward-to-leader': 1,
};
const VICTIMS: readonly Victim[] = ['node', 'node', 'postgres', 'postgres', 'both'];

/** The moments are stratified: the shares of one act's kills lie evenly over its whole run and a little beyond. */
export const planKills = (kills: number, random: Random): PlannedKill[] => {
  const ring = Object.entries(WEIGHTS).flatMap(([act, weight]) => Array.from({ length: weight }, () => act));
  const acts = Array.from({ length: Math.ceil(kills / ring.length) }, () => random.shuffled(ring))
    .flat()
    .slice(0, kills);
  const total = new Map<string, number>();
  for (const act of acts) total.set(act, (total.get(act) ?? 0) + 1);
  const places = new Map(
    [...total].map(([act, count]) => [act, random.shuffled(Array.from({ length: count }, (_, place) => place))]),
  );
  return acts.map((act) => {
    const place = places.get(act)?.pop() ?? 0;
    const share = ((place + random.next()) / (total.get(act) ?? 1)) * 1.1;
    return { act, share, victim: random.pick(VICTIMS) };
  });
};
