import { describe, expect, test } from 'vitest';
import type { Column, Relation } from './matrix.ts';
import type { Stage } from './matrix-suite.ts';
import { type Eyes, foreignRows, listTables, visibleRows } from './raw-sql.ts';
import { OPEN_SCHEMAS, OPEN_TABLES, PROGRAM_SCHEMAS, ROW_OWNERS } from './row-owners.ts';

const EYES: ReadonlyArray<readonly [Exclude<Column, 'nobody'>, Relation]> = [
  ['specialist', 'author'],
  ['unit-head', 'unit'],
  ['specialist', 'own'],
  ['records-clerk', 'own'],
  ['leader', 'own'],
  ['records-clerk', 'recipient'],
  ['leader', 'recipient'],
  ['specialist', 'recipient'],
  ['unit-head', 'recipient'],
  ['archivist', 'recipient'],
  ['records-clerk', 'other'],
  ['leader', 'other'],
];

/** The application's role with nothing but plain SQL: no operation, no condition of ours in the query. */
export const describeRawSql = (stage: () => Stage): void => {
  describe('raw SQL as the application’s role', () => {
    test('every table is guarded by row-level security, or is open for a reviewed reason', async () => {
      const schemaOf = (name: string) => name.split('.')[0] ?? '';
      const tables = (await listTables(stage().world)).filter(({ name }) => !PROGRAM_SCHEMAS.includes(schemaOf(name)));
      const open = tables.filter(({ name, guarded }) => !guarded && !OPEN_SCHEMAS.includes(schemaOf(name)));
      expect(open.map(({ name }) => name).filter((name) => !(name in OPEN_TABLES))).toEqual([]);
      expect(
        tables
          .filter(({ guarded }) => guarded)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(ROW_OWNERS).sort());
    });

    test('the check bites: what the database’s owner sees is full of foreign rows', async () => {
      const { world, callers } = stage();
      const seat = (await callers.find('records-clerk', 'other', false))?.seat;
      if (!seat) throw new Error('the other agency has no records clerk');
      for (const table of ['identity.account', 'documents.draft', 'documents.document', 'documents.registration']) {
        const { rows } = await world.owner.query<{ place: string }>(`select ctid::text as place from ${table}`);
        const places = rows.map((row) => row.place);
        const eyes = { ...seat, roles: ['records-clerk'] };
        expect(await foreignRows(world, table, places, ROW_OWNERS[table] ?? '', eyes), table).toBeGreaterThan(0);
      }
    });

    test.each(Object.keys(ROW_OWNERS))('%s shows nothing to nobody', async (table) => {
      expect(await visibleRows(stage().world, table, null)).toEqual([]);
    });

    test.each(Object.entries(ROW_OWNERS))('%s shows 0 foreign rows to anybody', async (table, concerns) => {
      const { world, callers } = stage();
      const found: string[] = [];
      for (const [role, relation] of EYES) {
        const seat = (await callers.find(role, relation, false))?.seat;
        if (!seat) throw new Error(`nobody is ${role} in relation ${relation}`);
        const eyes: Eyes = { ...seat, roles: [role] };
        const places = await visibleRows(world, table, eyes);
        const foreign = await foreignRows(world, table, places, concerns, eyes);
        if (foreign > 0) found.push(`${role} (${relation}): ${foreign} of ${places.length}`);
      }
      expect(found).toEqual([]);
    });
  });
};
