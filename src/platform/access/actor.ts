/** Who acts, and for which position. Every act names both (architecture rule 6). Ids are uuids. */
export type Actor = {
  readonly accountId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly personName: string;
  readonly positionId: string;
  readonly positionTitle: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly roles: readonly string[];
  /** Set when the position is acted for by delegation; `form` is printed on the act: KT., TL., TUQ. */
  readonly delegation: { readonly id: string; readonly form: string; readonly fromPositionId: string } | null;
};

/** The transaction settings that row-level security reads. Empty strings mean "nobody". */
export const actorSettings = (actor: Actor | null): Record<`app.${string}`, string> => ({
  'app.person': actor?.personId ?? '',
  'app.position': actor?.positionId ?? '',
  'app.agency': actor?.agencyId ?? '',
  'app.unit': actor?.unitId ?? '',
  'app.roles': actor?.roles.join(',') ?? '',
  'app.step': '',
});
