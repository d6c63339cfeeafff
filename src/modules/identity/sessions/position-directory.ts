import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { ActingPositionView } from '../operations/shapes.ts';

/** What a person may act for at a moment: positions held, then those by delegation. */
export type ActingPosition = ActingPositionView;

/** The port to the directory of people and positions; the organization module fulfils it. */
export type PositionDirectory = {
  positionsOf(tx: Tx, personId: string, at: Temporal.Instant): Promise<readonly ActingPosition[]>;
  /** The person's name, or null when there is no such person. */
  personName(tx: Tx, personId: string): Promise<string | null>;
};

/** Which position is meant: the same position held and acted for by delegation are two different things. */
export type PositionChoice = { readonly positionId: string; readonly delegationId: string | null };

export const findPosition = (
  positions: readonly ActingPosition[],
  choice: PositionChoice,
): ActingPosition | undefined =>
  positions.find((one) => one.positionId === choice.positionId && (one.delegation?.id ?? null) === choice.delegationId);

/** The position to begin with: the one acted for last when still held, else the first one held. */
export const firstPosition = (
  positions: readonly ActingPosition[],
  lastPositionId: string | null,
): ActingPosition | undefined =>
  positions.find((one) => one.positionId === lastPositionId && one.delegation === null) ??
  positions.find((one) => one.delegation === null) ??
  positions[0];

/** The actor of a signed-in person for one of these positions. */
export const actorFor = (
  who: { accountId: string; sessionId: string; personId: string; personName: string },
  position: ActingPosition,
): Actor => ({
  ...who,
  positionId: position.positionId,
  positionTitle: position.title,
  agencyId: position.agencyId,
  unitId: position.unitId,
  roles: position.roles,
  delegation: position.delegation && {
    id: position.delegation.id,
    form: position.delegation.form,
    fromPositionId: position.delegation.fromPositionId,
  },
});
