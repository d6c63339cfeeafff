import { sql } from 'kysely';
import { z } from 'zod';
import { policyCondition } from '../access/index.ts';
import { defineOperation, requireActor } from '../operations/index.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { listMyWorkContract } from './list-my-work.contract.ts';
import { workItemRead } from './policy.ts';

type Row = {
  id: string;
  agency_id: string;
  position_id: string | null;
  role: string | null;
  kind: string;
  object_kind: string;
  object_id: string;
  title: string;
  detail: Record<string, z.core.util.JSONType>;
  priority: number;
  due_at: Date | null;
  created_at: Date;
  opened_at: Date | null;
  done_at: Date | null;
  due_key: string;
  done_key: string | null;
};

const place = z.tuple([z.string(), z.string(), z.uuid()]);
const instant = (at: Date | null) => at?.toISOString() ?? null;

const itemOf = (row: Row) => ({
  id: row.id,
  agencyId: row.agency_id,
  positionId: row.position_id,
  role: row.role,
  kind: row.kind,
  objectKind: row.object_kind,
  objectId: row.object_id,
  title: row.title,
  detail: row.detail,
  priority: row.priority,
  dueAt: instant(row.due_at),
  createdAt: row.created_at.toISOString(),
  openedAt: instant(row.opened_at),
  doneAt: instant(row.done_at),
});

/** Open work: urgent first, then soonest due, then oldest. Done work: newest first. Keyset pages over the same order. */
export const listMyWork = defineOperation(listMyWorkContract, async (context, input) => {
  const open = input.state === 'open';
  const after = readCursor(input.cursor, place);
  const kind = input.kind?.endsWith('.')
    ? sql`w.kind like ${`${input.kind.replace(/[\\%_]/g, '\\$&')}%`}`
    : input.kind
      ? sql`w.kind = ${input.kind}`
      : sql`true`;
  const openAfter =
    open && after
      ? sql`(-w.priority, coalesce(w.due_at, 'infinity'), w.id) > (${after[0]}::int, ${after[1]}::timestamptz, ${after[2]}::uuid)`
      : sql`true`;
  const doneAfter = !open && after ? sql`(w.done_at, w.id) < (${after[1]}::timestamptz, ${after[2]}::uuid)` : sql`true`;
  const { rows } = await sql<Row>`
    select w.*, coalesce(w.due_at, 'infinity')::text as due_key, w.done_at::text as done_key
    from platform.work_item w
    where ${policyCondition(workItemRead, requireActor(context), 'w')} and ${kind}
      and ${open ? sql`w.done_at is null` : sql`w.done_at is not null`} and ${openAfter} and ${doneAfter}
    order by ${open ? sql`-w.priority, coalesce(w.due_at, 'infinity'), w.id` : sql`w.done_at desc, w.id desc`}
    limit ${input.limit + 1}`.execute(context.tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  const nextCursor = last
    ? writeCursor(open ? [String(-last.priority), last.due_key, last.id] : ['', last.done_key ?? '', last.id])
    : null;
  return { items: page.map(itemOf), nextCursor };
});
