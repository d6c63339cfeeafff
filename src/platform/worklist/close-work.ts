import { type RawBuilder, sql } from 'kysely';
import { inProgramStep } from '../access/index.ts';
import type { Tx } from '../db/tx.ts';
import { WORKLIST_STEP } from './policy.ts';
import { type Owner, tellOwners } from './tell-owners.ts';

/** Which waiting work is meant: of one object, narrowed by what else is given. */
export type WorkOfObject = {
  readonly objectKind: string;
  readonly objectId: string;
  readonly kind?: string;
  readonly agencyId?: string;
  readonly positionId?: string;
  readonly role?: string;
};

const matches = (work: WorkOfObject): RawBuilder<unknown> =>
  sql.join(
    [
      sql`object_kind = ${work.objectKind} and object_id = ${work.objectId}`,
      ...(work.kind === undefined ? [] : [sql`kind = ${work.kind}`]),
      ...(work.agencyId === undefined ? [] : [sql`agency_id = ${work.agencyId}::uuid`]),
      ...(work.positionId === undefined ? [] : [sql`position_id = ${work.positionId}::uuid`]),
      ...(work.role === undefined ? [] : [sql`role = ${work.role}`]),
    ],
    sql` and `,
  );

type Touched = { agency_id: string; position_id: string | null; role: string | null };

const ownersOf = (rows: readonly Touched[]): Owner[] =>
  rows.map((row) =>
    row.position_id === null
      ? { agencyId: row.agency_id, role: row.role ?? '' }
      : { agencyId: row.agency_id, positionId: row.position_id },
  );

/**
 * Ends waiting work, in the caller's transaction.
 * @param by the position that finished it, or null when the program withdrew it
 * @returns how many items stopped waiting; 0 is no error
 */
export const closeWork = async (
  tx: Tx,
  work: WorkOfObject,
  { by, now }: { readonly by: string | null; readonly now: Temporal.Instant },
): Promise<number> => {
  const { rows } = await inProgramStep(tx, WORKLIST_STEP, () =>
    sql<Touched>`
      update platform.work_item
      set done_at = ${now.toString()}::timestamptz, done_by_position = ${by}::uuid,
        opened_at = coalesce(opened_at, ${now.toString()}::timestamptz)
      where done_at is null and ${matches(work)}
      returning agency_id, position_id, role`.execute(tx),
  );
  await tellOwners(tx, ownersOf(rows));
  return rows.length;
};

/** Notes that somebody looked at waiting work for the first time. */
export const openWork = async (tx: Tx, work: WorkOfObject, now: Temporal.Instant): Promise<number> => {
  const { rows } = await inProgramStep(tx, WORKLIST_STEP, () =>
    sql<Touched>`
      update platform.work_item set opened_at = ${now.toString()}::timestamptz
      where done_at is null and opened_at is null and ${matches(work)}
      returning agency_id, position_id, role`.execute(tx),
  );
  await tellOwners(tx, ownersOf(rows));
  return rows.length;
};
