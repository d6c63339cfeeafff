-- Full-text matching is not "leakproof" for PostgreSQL, so under row-level security the index of words could not be used:
-- every row's right would be asked before its words. This door adds the reader's own lexeme itself and so needs no
-- second look; what it answers are ids, and the documents behind them are read under row-level security as always.
create function documents.find_entries(words tsquery, before bigint, most integer)
  returns table (document_id uuid, seq bigint, facts text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  reader text := replace(coalesce(current_setting('app.agency', true), ''), '-', '');
begin
  if reader = '' then
    return;
  end if;
  -- Planned for each question: a frequent word and a rare one want different plans.
  return query execute format(
    'select e.document_id, e.seq, e.facts from documents.search_entry e
     where e.lexemes @@ %L::tsquery and ($1::bigint is null or e.seq < $1) order by e.seq desc limit $2',
    (quote_literal('@' || reader)::tsquery && words)::text)
    using before, most;
end $$;
comment on function documents.find_entries(tsquery, bigint, integer) is
  'Newest documents with these words that the actor''s agency may read, by the index; the only way in which the index is asked';
revoke execute on function documents.find_entries(tsquery, bigint, integer) from public;
grant execute on function documents.find_entries(tsquery, bigint, integer) to kinhbac_app;

-- For the same reason equal symbols are found by a column of their own and not by a function of the symbol.
alter table documents.document add column symbol_key text generated always as (lower(symbol)) stored;
comment on column documents.document.symbol_key is 'Symbol in lower case, by which equal ones are found';
drop index documents.document_equal;
create index document_equal on documents.document (symbol_key, issuer_agency);

create function documents.newest_seq() returns bigint language sql stable security definer set search_path = pg_catalog as
  $$ select coalesce(max(seq), 0) from documents.document $$;
comment on function documents.newest_seq() is 'Where newest-first search begins, whoever may read that document; never shown';
revoke execute on function documents.newest_seq() from public;
grant execute on function documents.newest_seq() to kinhbac_app;
