import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useAskPages } from '../../../../web/office/data/query.ts';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { LoadMore } from '../../../../web/office/ui/load-more.tsx';
import { Meter } from '../../../../web/office/ui/meter.tsx';
import { type Column, RecordTable } from '../../../../web/office/ui/record-table.tsx';
import { Tag, UrgencyMark } from '../../../../web/office/ui/tag.tsx';
import { Nothing, Waiting } from '../../../../web/office/ui/waiting.tsx';
import { listOutgoingContract } from '../../operations/list-outgoing.contract.ts';
import { documentsText } from '../messages/documents-text.ts';

type Row = z.output<typeof listOutgoingContract.output>['documents'][number];

const Progress = ({ row }: { readonly row: Row }) => {
  const text = useText(documentsText).outgoing;
  return (
    <>
      <Meter value={row.registered} max={row.recipients} label={text.progressOf(row.registered, row.recipients)} />
      {row.answered > 0 && <Tag tone="good">{text.answered(row.answered)}</Tag>}
      {row.refused > 0 && <Tag tone="bad">{text.refused(row.refused)}</Tag>}
    </>
  );
};

const useColumns = (): readonly Column<Row>[] => {
  const { field, outgoing } = useText(documentsText);
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
            {row.urgency > 0 && (
              <>
                <UrgencyMark urgency={row.urgency} />{' '}
              </>
            )}
            {row.subject}
          </>
        ),
      },
      { key: 'signer', head: field.signer, width: '170px', cell: (row) => row.signerName },
      { key: 'issuedOn', head: field.issuedOn, width: '140px', cell: (row) => showDate(row.issuedOn) },
      { key: 'progress', head: outgoing.progress, width: '220px', cell: (row) => <Progress row={row} /> },
    ],
    [field, outgoing],
  );
};

/** What the agency issued, with how far the recipients have come. */
export const IssuedList = () => {
  const text = useText(documentsText).outgoing;
  const [waiting, setWaiting] = useState(false);
  const issued = useAskPages(listOutgoingContract, { waiting: waiting || undefined, limit: 50 }, { keep: true });
  const rows = useMemo(() => issued.data?.pages.flatMap((page) => page.documents), [issued.data]);
  const columns = useColumns();
  return (
    <>
      <div className="kb-filters">
        <Checkbox checked={waiting} onChange={(event) => setWaiting(event.target.checked)}>
          {text.onlyWaiting}
        </Checkbox>
      </div>
      {issued.isPending && <Waiting rows={6} />}
      <ErrorNote error={issued.error} onRetry={() => void issued.refetch()} />
      {rows?.length === 0 && <Nothing title={text.emptyIssued} />}
      {rows && rows.length > 0 && (
        <RecordTable
          caption={text.issued}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          href={(row) => `/van-ban/${row.id}`}
          linkColumn="subject"
        />
      )}
      <LoadMore list={issued} />
    </>
  );
};
