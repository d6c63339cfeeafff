import type pg from 'pg';
import type { Findings } from './findings.ts';

const BOOKS = `
  select b.id, b.name, b.last_no, coalesce(u.numbers, '{}') as numbers, coalesce(u.times, '{}') as times
  from documents.register_book b left join lateral (
    select array_agg(no order by no) as numbers, array_agg(at order by no) as times from (
      select no, registered_at as at from documents.registration where book_id = b.id
      union all select no, at from documents.number_void where book_id = b.id) as used) as u on true`;

type Book = { id: string; name: string; last_no: number; numbers: number[]; times: Date[] };

/** Every register holds 1, 2, 3 … its counter, each exactly once, in the order of time. */
export const checkRegisters = async (db: pg.Client, findings: Findings): Promise<void> => {
  const { rows } = await db.query<Book>(BOOKS);
  for (const { id, name, last_no, numbers, times } of rows) {
    if (numbers.length !== last_no) findings.gaps.push(`${name} ${id}: ${numbers.length} numbers, counter ${last_no}`);
    numbers.forEach((no, index) => {
      if (no !== index + 1) findings.gaps.push(`${name} ${id}: ${no} stands in place ${index + 1}`);
      if (index > 0 && (times[index] as Date) < (times[index - 1] as Date))
        findings.gaps.push(`${name} ${id}: ${no} is older than the number before it`);
    });
  }
  findings.counted['registers'] = rows.length;
  findings.counted['numbers'] = rows.reduce((sum, { numbers }) => sum + numbers.length, 0);
};
