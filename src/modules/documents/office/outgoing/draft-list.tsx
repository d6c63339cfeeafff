import { useMemo } from 'react';
import type { z } from 'zod';
import { useAskPages } from '../../../../web/office/data/query.ts';
import { showWhen } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { LoadMore } from '../../../../web/office/ui/load-more.tsx';
import { type Column, RecordTable } from '../../../../web/office/ui/record-table.tsx';
import { UrgencyMark } from '../../../../web/office/ui/tag.tsx';
import { useFresh } from '../../../../web/office/ui/use-fresh.ts';
import { Nothing, Waiting } from '../../../../web/office/ui/waiting.tsx';
import { listDraftsContract } from '../../operations/list-drafts.contract.ts';
import type { draftRowShape } from '../../operations/shapes.ts';
import { DraftStateTag } from '../draft-state-tag.tsx';
import { documentsText } from '../messages/documents-text.ts';

type Row = z.output<typeof draftRowShape>;

const useColumns = (): readonly Column<Row>[] => {
  const { field, outgoing } = useText(documentsText);
  return useMemo(
    () => [
      { key: 'kind', head: field.kind, width: '150px', cell: (row) => row.symbol ?? row.kindName },
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
            {row.subject || outgoing.noSubject}
          </>
        ),
      },
      {
        key: 'author',
        head: field.author,
        width: '190px',
        cell: (row) => (
          <>
            {row.authorName}
            <small>{row.unitName}</small>
          </>
        ),
      },
      { key: 'state', head: field.state, width: '200px', cell: (row) => <DraftStateTag state={row.state} /> },
      { key: 'updated', head: field.updated, width: '140px', cell: (row) => showWhen(row.updatedAt) },
    ],
    [field, outgoing],
  );
};

/** Drafts on their way, newest change first. An issued one leads to its document. */
export const DraftList = ({ view }: { readonly view: 'mine' | 'waiting-for-me' | 'unit' }) => {
  const text = useText(documentsText).outgoing;
  const drafts = useAskPages(listDraftsContract, { view, limit: 50 });
  const rows = useMemo(() => drafts.data?.pages.flatMap((page) => page.drafts), [drafts.data]);
  const keys = useMemo(() => rows?.map(({ id }) => id), [rows]);
  const fresh = useFresh(keys, view);
  const columns = useColumns();
  if (drafts.isPending) return <Waiting rows={6} />;
  return (
    <>
      <ErrorNote error={drafts.error} onRetry={() => void drafts.refetch()} />
      {rows?.length === 0 && (
        <Nothing title={view === 'waiting-for-me' ? text.emptyWaiting : text.emptyDrafts}>
          {view === 'mine' ? text.emptyDraftsText : undefined}
        </Nothing>
      )}
      {rows && rows.length > 0 && (
        <RecordTable
          caption={{ mine: text.drafts, 'waiting-for-me': text.waiting, unit: text.unit }[view]}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          href={(row) => (row.documentId ? `/van-ban/${row.documentId}` : `/du-thao/${row.id}`)}
          linkColumn="subject"
          mark={(row) => (fresh.has(row.id) ? 'fresh' : undefined)}
        />
      )}
      <LoadMore list={drafts} />
    </>
  );
};
