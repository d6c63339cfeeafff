import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../../../../web/office/data/query.ts';
import { showWhen } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { useHasRole } from '../../../../web/office/session/me.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { type Column, RecordTable } from '../../../../web/office/ui/record-table.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { listRegisterBooksContract } from '../../operations/list-register-books.contract.ts';
import { listSpecialNumbersContract } from '../../operations/list-special-numbers.contract.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { type NumberAct, NumberDialog } from './number-dialog.tsx';
import { PrintPanel } from './print-panel.tsx';

type Book = z.output<typeof listRegisterBooksContract.output>['books'][number];
type Special = z.output<typeof listSpecialNumbersContract.output>['numbers'][number];

const useBookColumns = (onAct: (act: NumberAct) => void, clerk: boolean): readonly Column<Book>[] => {
  const text = useText(officeDayText);
  return useMemo(() => {
    const act = (book: Book, how: NumberAct['how'], label: string) => (
      <Button
        aria-label={`${label}: ${book.name}`}
        onClick={() => onAct({ how, bookId: book.id, bookName: book.name })}
      >
        {label}
      </Button>
    );
    const columns: Column<Book>[] = [
      {
        key: 'name',
        head: text.bookName,
        phone: 'first',
        cell: (book) => [book.name, book.issuerName].filter(Boolean).join(' – '),
      },
      { key: 'direction', head: text.way, width: '110px', cell: (book) => text.direction[book.direction] },
      { key: 'last', head: text.lastNo, width: '110px', numeric: true, cell: (book) => book.lastNo },
    ];
    if (clerk)
      columns.push({
        key: 'acts',
        head: text.act,
        width: '340px',
        cell: (book) => (
          <div className="kb-page-actions">
            {book.direction === 'out' && act(book, 'reserve', text.reserve)}
            {act(book, 'void', text.voidNext)}
          </div>
        ),
      });
    return columns;
  }, [text, onAct, clerk]);
};

const useSpecialColumns = (onAct: (act: NumberAct) => void, clerk: boolean): readonly Column<Special>[] => {
  const text = useText(officeDayText);
  return useMemo(() => {
    const columns: Column<Special>[] = [
      { key: 'no', head: text.no, width: '70px', numeric: true, cell: (one) => one.no },
      { key: 'book', head: text.bookName, phone: 'first', cell: (one) => one.bookName },
      { key: 'how', head: text.howHead, width: '120px', cell: (one) => text.how[one.how] },
      { key: 'reason', head: text.reason, cell: (one) => one.reason },
      {
        key: 'by',
        head: text.by,
        width: '220px',
        cell: (one) => `${one.by.personName ?? one.by.positionTitle}, ${showWhen(one.at)}`,
      },
    ];
    if (clerk)
      columns.push({
        key: 'acts',
        head: text.act,
        width: '140px',
        cell: ({ how, bookId, bookName, no }) =>
          how === 'reserved' && (
            <Button onClick={() => onAct({ how: 'void', bookId, bookName, reservedNo: no })}>
              {text.voidReserved(no)}
            </Button>
          ),
      });
    return columns;
  }, [text, onAct, clerk]);
};

/** The agency's registers of the year: last numbers, numbers out of the ordinary, and the printed forms. */
export const RegistersScreen = () => {
  const text = useText(officeDayText);
  const { message } = App.useApp();
  const clerk = useHasRole('records-clerk');
  const prints = useHasRole('records-clerk', 'chief-of-office', 'leader', 'archivist');
  const books = useAsk(listRegisterBooksContract, {});
  const special = useAsk(listSpecialNumbersContract, {});
  const [act, setAct] = useState<NumberAct | null>(null);
  const bookColumns = useBookColumns(setAct, clerk);
  const specialColumns = useSpecialColumns(setAct, clerk);
  return (
    <Page title={text.registers}>
      <Panel title={text.books} flush>
        <ErrorNote error={books.error} onRetry={() => void books.refetch()} />
        {books.isPending && <Waiting />}
        {books.data && (
          <RecordTable caption={text.books} columns={bookColumns} rows={books.data.books} rowKey={({ id }) => id} />
        )}
      </Panel>
      <Panel title={text.special} flush>
        <ErrorNote error={special.error} onRetry={() => void special.refetch()} />
        {special.data?.numbers.length === 0 && <p className="kb-hint">{text.noSpecial}</p>}
        {special.data && special.data.numbers.length > 0 && (
          <RecordTable
            caption={text.special}
            columns={specialColumns}
            rows={special.data.numbers}
            rowKey={({ bookId, no, how }) => `${bookId}/${no}/${how}`}
          />
        )}
      </Panel>
      {prints && <PrintPanel />}
      {act && (
        <NumberDialog
          act={act}
          onClose={() => setAct(null)}
          onDone={(words) => {
            setAct(null);
            void message.success(words);
          }}
        />
      )}
    </Page>
  );
};
