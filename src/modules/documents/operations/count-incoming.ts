import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { COUNT_CAP } from '../rules/boxes.ts';
import { countIncomingContract } from './count-incoming.contract.ts';
import { boxOwner, OVERDUE } from './list-incoming.ts';
import { boxes } from './shapes.ts';

/** Each box is counted through its index and no further than the cap: a full box costs no more than one of a hundred. */
export const countIncoming = defineOperation(countIncomingContract, async (context, { scope }) => {
  const { tx, now } = context;
  const mine = boxOwner(scope, requireActor(context));
  const capped = (condition: ReturnType<typeof boxOwner>) =>
    sql`(select count(*)::int from (select from documents.inbox_entry i where ${mine} and ${condition} limit ${COUNT_CAP}) c)`;
  const columns = boxes.map((box) => sql`${capped(sql`i.box = ${box}`)} as ${sql.ref(box)}`);
  const open = sql`i.box in ('not-opened', 'not-handled')`;
  const { rows } = await sql<Record<(typeof boxes)[number] | 'overdue' | 'urgent', number>>`
    select ${sql.join(columns)}, ${capped(OVERDUE(now))} as overdue,
      ${capped(sql`i.urgency > 0 and ${open}`)} as urgent`.execute(tx);
  const { overdue = 0, urgent = 0, ...counts } = rows[0] ?? {};
  const count = (box: (typeof boxes)[number]) => (counts as Partial<Record<string, number>>)[box] ?? 0;
  return {
    counts: {
      'not-opened': count('not-opened'),
      'not-handled': count('not-handled'),
      handled: count('handled'),
      kept: count('kept'),
      'for-information': count('for-information'),
    },
    overdue,
    urgent,
  };
});
