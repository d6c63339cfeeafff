import type pg from 'pg';

const COLUMNS = `
  select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
  where table_schema = split_part($1, '.', 1) and table_name = split_part($1, '.', 2)
    and is_generated = 'NEVER' and is_identity = 'NO'`;

/** Copies the rows that fit, once for every pair, with changes; what the database makes by itself stays its own. */
const copierOf = (owner: pg.Client, documentId: string) => async (table: string, where: string, changes: string) => {
  const { rows } = await owner.query<{ names: string }>(COLUMNS, [table]);
  const names = rows[0]?.names ?? '';
  await owner.query(
    `insert into ${table} (${names})
     select ${names.replace(/\w+/g, 'changed.$&')} from ${table} one cross join pairs
       cross join lateral jsonb_populate_record(one, ${changes}) changed
     where ${where}`,
    [documentId],
  );
};

/**
 * Multiplies an issued document, its boxes, its readers and its open work at every recipient, straight in the tables:
 * lists as long as those of a busy year, in a second. The copies share the original's file.
 */
export const multiplyDocument = async (owner: pg.Client, documentId: string, times: number): Promise<void> => {
  await owner.query('begin');
  await owner.query(
    `create temporary table pairs on commit drop as
     select n, gen_random_uuid() as document, gen_random_uuid() as draft, gen_random_uuid() as dispatch,
       'kế hoạch phối hợp liên ngành số ' || n || ' về kiểm tra, rà soát, tổng hợp và báo cáo kết quả thực hiện nhiệm vụ trọng tâm' as subject,
       (array[0, 0, 0, 1, 0, 0, 2, 0, 3])[1 + n % 9] as urgency
     from generate_series(1, $1::int) n`,
    [times],
  );
  const copy = copierOf(owner, documentId);
  const facts = `'subject', pairs.subject, 'urgency', pairs.urgency`;
  const code = `'verification_code', 'COPY' || lpad(pairs.n::text, 8, '0')`;
  const due = (from: string) =>
    `'due_at', case when pairs.n % 4 = 0 then one.${from} + make_interval(days => pairs.n % 13 - 6) end`;
  await copy(
    'documents.draft',
    'one.document_id = $1',
    // A draft is issued by its document, which is not there yet.
    `jsonb_build_object('id', pairs.draft, 'state', 'signed', 'document_id', null, ${code}, ${facts})`,
  );
  await copy(
    'documents.document',
    'one.id = $1',
    `jsonb_build_object('id', pairs.document, 'draft_id', pairs.draft, ${code}, ${facts},
      'no', 1000 + pairs.n, 'symbol', (1000 + pairs.n) || '/' || one.notation)`,
  );
  await owner.query(
    `update documents.draft set state = 'issued', document_id = pairs.document from pairs where draft.id = pairs.draft`,
  );
  const document = `'document_id', pairs.document`;
  await copy('documents.dispatch', 'one.document_id = $1', `jsonb_build_object('id', pairs.dispatch, ${document})`);
  await copy(
    'documents.delivery',
    'one.document_id = $1',
    `jsonb_build_object('id', gen_random_uuid(), 'dispatch_id', pairs.dispatch, ${document}, 'strongest', 1 + (pairs.n + ascii(right(one.id::text, 1))) % 3)`,
  );
  await copy('documents.access', 'one.document_id = $1', `jsonb_build_object(${document})`);
  await copy(
    'documents.inbox_entry',
    'one.document_id = $1',
    `jsonb_build_object(${document}, 'urgency', pairs.urgency, ${due('arrived_at')},
      'seq', (select seq from documents.document where id = pairs.document))`,
  );
  await copy(
    'platform.work_item',
    'one.object_id = $1::text and one.done_at is null',
    `jsonb_build_object('id', gen_random_uuid(), 'object_id', pairs.document, 'title', pairs.subject, ${due('created_at')})`,
  );
  await owner.query('commit');
};
