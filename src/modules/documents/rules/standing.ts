export type Standing = 'in-force' | 'updated' | 'replaced' | 'recalled';

/** Whether a document still holds, from what later documents did to it; a recall stands before a replacement. */
export const standingOf = (
  relations: ReadonlyArray<{ readonly kind: string; readonly way: 'to' | 'from' }>,
): Standing => {
  const done = new Set(relations.filter(({ way }) => way === 'from').map(({ kind }) => kind));
  if (done.has('recalls')) return 'recalled';
  if (done.has('replaces')) return 'replaced';
  return done.has('updates') ? 'updated' : 'in-force';
};
