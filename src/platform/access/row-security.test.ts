import { expect, test } from 'vitest';
import { own, type Policy, programStep, some } from './policy.ts';
import { generateRowSecurity } from './row-security.ts';

const policy = (table: string, right: string, ...whens: Policy['branches'][number]['when'][]): Policy => ({
  table,
  right,
  branches: whens.map((when, index) => ({ name: `b${index}`, vi: 'Vì sao', en: 'Why', when })),
});

test('what is not said follows from read', () => {
  expect(generateRowSecurity([policy('notes.note', 'read', own('author_id', 'personId'))])).toBe(
    `-- Generated from the module's policy.ts by \`npm run -s rls\`; a test compares. Do not edit.

alter table notes.note enable row level security;
drop policy if exists note_read on notes.note;
create policy note_read on notes.note for select to kinhbac_app
  using (("note"."author_id" = (select nullif(current_setting('app.person', true), '')::uuid)));
drop policy if exists note_insert on notes.note;
create policy note_insert on notes.note for insert to kinhbac_app
  with check (true);
drop policy if exists note_update on notes.note;
create policy note_update on notes.note for update to kinhbac_app
  using (("note"."author_id" = (select nullif(current_setting('app.person', true), '')::uuid))) with check (true);
drop policy if exists note_delete on notes.note;
create policy note_delete on notes.note for delete to kinhbac_app
  using (("note"."author_id" = (select nullif(current_setting('app.person', true), '')::uuid)));
`,
  );
});

test('a policy of its own for a command wins over read', () => {
  const text = generateRowSecurity([
    policy('notes.note', 'read', own('author_id', 'personId')),
    policy('notes.note', 'insert', programStep('delivery')),
  ]);
  expect(text).toMatch(/for insert to kinhbac_app\n {2}with check \(\(\(select .* in \('delivery'\)\)\)\)/);
});

test('rights that only operations ask make no row security', () => {
  expect(generateRowSecurity([policy('notes.note', 'sign', own('author_id', 'personId'))])).not.toContain(
    'create policy',
  );
});

test('refused: two policies for one right, none for read, and policies that look into each other', () => {
  const read = policy('notes.note', 'read', own('author_id', 'personId'));
  expect(() => generateRowSecurity([read, policy('notes.note', 'read', own('agency_id', 'agencyId'))])).toThrow(
    'Two policies',
  );
  expect(() => generateRowSecurity([policy('notes.note', 'update', own('author_id', 'personId'))])).toThrow(
    'none for read',
  );
  const circle = [
    policy('notes.note', 'read', some('notes.share', [['note_id', 'id']])),
    policy('notes.share', 'read', some('notes.note', [['id', 'note_id']])),
  ];
  expect(() => generateRowSecurity(circle)).toThrow('look into each other');
});
