import { useMemo } from 'react';
import type { z } from 'zod';
import { showDate, showWhen } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import type { Column } from '../../../../web/office/ui/record-table.tsx';
import { Tag, UrgencyMark } from '../../../../web/office/ui/tag.tsx';
import type { listIncomingContract } from '../../operations/list-incoming.contract.ts';
import type { Box } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';

export type IncomingRow = z.output<typeof listIncomingContract.output>['documents'][number];

const Deadline = ({ row }: { readonly row: IncomingRow }) => {
  const text = useText(documentsText).incoming;
  if (!row.dueAt) return null;
  return row.overdue ? (
    <Tag tone="bad">{text.overdue(showDate(row.dueAt))}</Tag>
  ) : (
    <Tag>{text.dueOn(showDate(row.dueAt))}</Tag>
  );
};

/** The columns of the list; before a document is opened nobody leads it, so the column is left out there. */
export const useIncomingColumns = (box: Box): readonly Column<IncomingRow>[] => {
  const { field, incoming } = useText(documentsText);
  return useMemo(() => {
    const columns: Column<IncomingRow>[] = [
      {
        key: 'symbol',
        head: field.symbol,
        width: '150px',
        cell: (row) => (
          <>
            <span className="kb-symbol">{row.symbol}</span>
            {row.arrivalNo !== null && <small>{incoming.arrivalNo(row.arrivalNo)}</small>}
          </>
        ),
      },
      {
        key: 'subject',
        head: field.subject,
        phone: 'first',
        cell: (row) => (
          <>
            {row.urgency > 0 && (
              <>
                <UrgencyMark urgency={row.urgency} />{' '}
              </>
            )}
            {row.subject}
          </>
        ),
      },
      { key: 'issuer', head: field.issuer, width: '200px', cell: (row) => row.issuer.shortName },
      { key: 'arrived', head: field.arrived, width: '140px', cell: (row) => showWhen(row.arrivedAt) },
    ];
    if (box !== 'not-opened')
      columns.push({
        key: 'lead',
        head: field.lead,
        width: '170px',
        cell: (row) =>
          row.myRole ? (
            <Tag tone="info">{incoming.roles[row.myRole]}</Tag>
          ) : (
            (row.lead?.personName ?? row.lead?.positionTitle ?? '')
          ),
      });
    columns.push({ key: 'due', head: field.due, width: '185px', cell: (row) => <Deadline row={row} /> });
    return columns;
  }, [field, incoming, box]);
};
