import type { Clock } from '../platform/clock/index.ts';
import type { Start } from '../platform/config/index.ts';
import type { Database } from '../platform/db/index.ts';
import { firstStartError } from './errors.ts';

/** Name of the row that says, once and for all, what this province is. */
const START = 'start';

const KINDS = {
  demo: { vi: 'tỉnh mẫu (DEMO)', en: 'the demo province' },
  empty: { vi: 'tỉnh của mình, không có dữ liệu mẫu', en: 'an own province without demo data' },
} as const;

/** What this province is; null before the first start. A province filled before the choice was recorded is the demo. */
const recordedStart = async (database: Database): Promise<Start | null> => {
  const rows = await database.selectFrom('platform.set_up_phase').select(['name', 'result']).execute();
  const row = rows.find(({ name }) => name === START);
  if (row) return (row.result as { start: Start }).start;
  return rows.length > 0 ? 'demo' : null;
};

type Asked = {
  readonly database: Database;
  readonly clock: Clock;
  /** From the settings. */
  readonly asked: Start | undefined;
  /** Called when neither the folder nor the settings say. */
  readonly choose: () => Promise<Start>;
};

/**
 * What this province is: as recorded, else as the settings say, else as chosen; recorded before anything is filled. The row
 * can only be added (the application may neither change nor delete it).
 * @throws first-start.other-start when the settings ask for the other kind
 */
export const settleStart = async ({ database, clock, asked, choose }: Asked): Promise<Start> => {
  const recorded = await recordedStart(database);
  const start = recorded ?? asked ?? (await choose());
  if (asked !== undefined && asked !== start)
    throw firstStartError('other-start', {
      ...{ kindVi: KINDS[start].vi, kindEn: KINDS[start].en },
      ...{ askedVi: KINDS[asked].vi, askedEn: KINDS[asked].en },
    });
  await database
    .insertInto('platform.set_up_phase')
    .values({ name: START, done_at: new Date(clock.now().epochMilliseconds), result: JSON.stringify({ start }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return start;
};
