import { sql } from 'kysely';
import { policyCondition } from '../access/index.ts';
import { defineOperation, requireActor } from '../operations/index.ts';
import { COUNT_CAP, countMyWorkContract } from './count-my-work.contract.ts';
import { workItemRead } from './policy.ts';

/** Counts that stop at the cap, so that a full list costs no more than a short one. */
export const countMyWork = defineOperation(countMyWorkContract, async (context) => {
  const mine = policyCondition(workItemRead, requireActor(context), 'w');
  const { rows } = await sql<{ open: number; not_opened: number; overdue: number; by_kind: Record<string, number> }>`
    with open as (
      select w.kind from platform.work_item w where ${mine} and w.done_at is null limit ${COUNT_CAP}
    ), not_opened as (
      select 1 from platform.work_item w where ${mine} and w.done_at is null and w.opened_at is null limit ${COUNT_CAP}
    ), overdue as (
      select 1 from platform.work_item w
      where ${mine} and w.done_at is null and w.due_at < ${context.now.toString()}::timestamptz limit ${COUNT_CAP}
    )
    select (select count(*)::int from open) as open, (select count(*)::int from not_opened) as not_opened,
      (select count(*)::int from overdue) as overdue,
      (select coalesce(jsonb_object_agg(kind, n), '{}') from (select kind, count(*) as n from open group by kind) k) as by_kind
  `.execute(context.tx);
  const row = rows[0];
  return {
    open: row?.open ?? 0,
    notOpened: row?.not_opened ?? 0,
    overdue: row?.overdue ?? 0,
    byKind: row?.by_kind ?? {},
  };
});
