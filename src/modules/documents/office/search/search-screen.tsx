import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { useAskPages } from '../../../../web/office/data/query.ts';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { LoadMore } from '../../../../web/office/ui/load-more.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { type Column, RecordTable } from '../../../../web/office/ui/record-table.tsx';
import { Nothing, Waiting } from '../../../../web/office/ui/waiting.tsx';
import { searchDocumentsContract } from '../../operations/search-documents.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import './search.css';

type Row = z.output<typeof searchDocumentsContract.output>['documents'][number];
type Asked = { readonly q?: string; readonly direction?: 'in' | 'out'; readonly from?: string; readonly to?: string };

const useColumns = (): readonly Column<Row>[] => {
  const { field } = useText(documentsText);
  const locale = useLocale();
  return useMemo(
    () => [
      {
        key: 'symbol',
        head: field.symbol,
        width: '150px',
        cell: (row) => <span className="kb-symbol">{row.symbol}</span>,
      },
      {
        key: 'subject',
        head: field.subject,
        phone: 'first',
        cell: (row) => (
          <>
            {row.subjectParts.map(({ text, hit }, i) => {
              const key = `${i}/${text}`;
              return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
            })}
            <small>{row.matchText[locale]}</small>
          </>
        ),
      },
      { key: 'issuer', head: field.issuer, width: '210px', cell: (row) => row.issuer.shortName },
      { key: 'signer', head: field.signer, width: '170px', cell: (row) => row.signerName },
      { key: 'issuedOn', head: field.issuedOn, width: '130px', cell: (row) => showDate(row.issuedOn) },
    ],
    [field, locale],
  );
};

/** Search by number, subject, agency, signer, with or without tone marks. What is asked stands in the address. */
export const SearchScreen = () => {
  const { search: text } = useText(documentsText);
  const asked = useSearch({ strict: false }) as Asked;
  const q = String(asked.q ?? '');
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  useEffect(() => setWords(q), [q]);
  const ask = (part: Asked) => void navigate({ to: '/tim-kiem', search: { ...asked, ...part } as never });
  const found = useAskPages(
    searchDocumentsContract,
    { q, direction: asked.direction, from: asked.from, to: asked.to, limit: 30 },
    { enabled: q.trim() !== '', keep: true },
  );
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.documents), [found.data]);
  const columns = useColumns();
  const didYouMean = found.data?.pages[0]?.didYouMean;
  return (
    <Page title={text.title}>
      <form
        className="kb-search-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask({ q: words.trim() });
        }}
      >
        <Field label={text.words}>
          {(wiring) => (
            <Input
              {...wiring}
              size="large"
              autoFocus
              value={words}
              onChange={(event) => setWords(event.target.value)}
              allowClear
            />
          )}
        </Field>
        <Button type="primary" size="large" htmlType="submit">
          {text.submit}
        </Button>
      </form>
      <div className="kb-search-filters">
        <Segmented
          aria-label={text.direction}
          value={asked.direction ?? 'both'}
          onChange={(value) => ask({ direction: value === 'both' ? undefined : (value as 'in' | 'out') })}
          options={[
            { value: 'both', label: text.both },
            { value: 'in', label: text.in },
            { value: 'out', label: text.out },
          ]}
        />
        {(['from', 'to'] as const).map((name) => (
          <DatePicker
            key={name}
            aria-label={text[name]}
            placeholder={text[name]}
            format="DD/MM/YYYY"
            value={asked[name] ? dayjs(asked[name]) : null}
            onChange={(date) => ask({ [name]: date ? dayjs(date).format('YYYY-MM-DD') : undefined })}
          />
        ))}
      </div>
      <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      {q.trim() === '' && <p className="kb-quiet">{text.start}</p>}
      {q.trim() !== '' && found.isPending && <Waiting rows={6} />}
      {didYouMean && (
        <p>
          {text.didYouMean}{' '}
          <Button type="link" onClick={() => ask({ q: didYouMean })}>
            {didYouMean}
          </Button>
        </p>
      )}
      {rows?.length === 0 && <Nothing title={text.empty}>{text.emptyText}</Nothing>}
      {rows && rows.length > 0 && (
        <Panel title={text.results(rows.length)} flush>
          <RecordTable
            caption={text.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            href={(row) => `/van-ban/${row.id}`}
            linkColumn="subject"
          />
          <LoadMore list={found} />
        </Panel>
      )}
    </Page>
  );
};
