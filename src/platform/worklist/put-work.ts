import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { inProgramStep } from '../access/index.ts';
import type { Tx } from '../db/tx.ts';
import { WORKLIST_STEP } from './policy.ts';
import { type Owner, tellOwners } from './tell-owners.ts';

/** One thing that waits: for a position, or for everybody with a role in the agency. */
export type NewWork = Owner & {
  /** What is to be done, `module.verb-noun`, such as `documents.register-incoming`. */
  readonly kind: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly title: string;
  /** More to show, small. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** 0 normal, 1 urgent, 2 very urgent, 3 express. */
  readonly priority?: 0 | 1 | 2 | 3;
  readonly dueAt?: Temporal.Instant | null;
};

const columnsOf = (items: readonly NewWork[], now: Temporal.Instant) =>
  JSON.stringify(
    items.map((item) => ({
      id: randomUUIDv7(),
      agency_id: item.agencyId,
      position_id: 'positionId' in item ? item.positionId : null,
      role: 'role' in item ? item.role : null,
      kind: item.kind,
      object_kind: item.objectKind,
      object_id: item.objectId,
      title: item.title,
      detail: item.detail ?? {},
      priority: item.priority ?? 0,
      due_at: item.dueAt?.toString() ?? null,
      created_at: now.toString(),
    })),
  );

/**
 * Writes waiting work in the caller's transaction, any number in one statement, and tells the open screens when it commits.
 * Work that already waits (same object, kind and owner) is left as it is.
 */
export const putWork = async (tx: Tx, items: readonly NewWork[], now: Temporal.Instant): Promise<void> => {
  if (items.length === 0) return;
  await inProgramStep(tx, WORKLIST_STEP, () =>
    sql`
      insert into platform.work_item
        (id, agency_id, position_id, role, kind, object_kind, object_id, title, detail, priority, due_at, created_at)
      select * from jsonb_to_recordset(${columnsOf(items, now)}::jsonb) as t (
        id uuid, agency_id uuid, position_id uuid, role text, kind text, object_kind text, object_id text,
        title text, detail jsonb, priority smallint, due_at timestamptz, created_at timestamptz)
      on conflict do nothing`.execute(tx),
  );
  await tellOwners(tx, items);
};
