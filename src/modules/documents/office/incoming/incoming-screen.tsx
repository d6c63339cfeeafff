import { Checkbox, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useAsk, useAskPages } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { officeText } from '../../../../web/office/messages/office-text.ts';
import { useHasRole } from '../../../../web/office/session/me.ts';
import { showCount } from '../../../../web/office/shell/use-work-counts.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { LoadMore } from '../../../../web/office/ui/load-more.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { RecordTable } from '../../../../web/office/ui/record-table.tsx';
import { TabBar } from '../../../../web/office/ui/tab-bar.tsx';
import { useFresh } from '../../../../web/office/ui/use-fresh.ts';
import { Nothing, Waiting } from '../../../../web/office/ui/waiting.tsx';
import { countIncomingContract } from '../../operations/count-incoming.contract.ts';
import { listIncomingContract } from '../../operations/list-incoming.contract.ts';
import { type Box, boxes } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import { useIncomingColumns } from './incoming-columns.tsx';

/** Incoming documents by box. New arrivals come in at the top by themselves, flash, and change the counts. */
export const IncomingScreen = () => {
  const text = useText(documentsText).incoming;
  const list = useText(officeText).list;
  const seesAgency = useHasRole('records-clerk', 'chief-of-office', 'leader', 'archivist');
  const [scope, setScope] = useState<'mine' | 'agency'>(seesAgency ? 'agency' : 'mine');
  const [box, setBox] = useState<Box>('not-opened');
  const [urgent, setUrgent] = useState(false);
  const [overdue, setOverdue] = useState(false);
  const counts = useAsk(countIncomingContract, { scope }, { keep: true });
  const incoming = useAskPages(
    listIncomingContract,
    { scope, box, urgent: urgent || undefined, overdue: overdue || undefined, limit: 50 },
    { keep: true },
  );
  const rows = useMemo(() => incoming.data?.pages.flatMap((page) => page.documents), [incoming.data]);
  const keys = useMemo(() => rows?.map(({ id }) => id), [rows]);
  const fresh = useFresh(incoming.isPlaceholderData ? undefined : keys, `${scope}/${box}/${urgent}/${overdue}`);
  const columns = useIncomingColumns(box);

  return (
    <Page
      title={text.title}
      actions={
        seesAgency && (
          <Segmented
            aria-label={text.scope}
            value={scope}
            onChange={(value) => setScope(value as 'mine' | 'agency')}
            options={[
              { value: 'agency', label: text.scopeAgency },
              { value: 'mine', label: text.scopeMine },
            ]}
          />
        )
      }
    >
      <section className="kb-panel kb-panel-flush" aria-label={text.title}>
        <TabBar
          label={text.boxesLabel}
          value={box}
          onChange={setBox}
          panelId="incoming-box"
          tabs={boxes.map((key) => ({
            key,
            name: text.boxes[key],
            count: counts.data ? (showCount(counts.data.counts[key]) ?? '0') : '…',
          }))}
        />
        <div id="incoming-box" role="tabpanel" aria-labelledby={`incoming-box-${box}`}>
          <div className="kb-filters">
            <Checkbox checked={urgent} onChange={(event) => setUrgent(event.target.checked)}>
              {text.onlyUrgent}
            </Checkbox>
            <Checkbox checked={overdue} onChange={(event) => setOverdue(event.target.checked)}>
              {text.onlyOverdue}
            </Checkbox>
          </div>
          <ErrorNote error={incoming.error} onRetry={() => void incoming.refetch()} />
          <output className="kb-unseen">{fresh.size > 0 ? list.fresh(fresh.size) : ''}</output>
          {incoming.isPending && <Waiting rows={8} />}
          {rows?.length === 0 && <Nothing title={text.empty}>{text.emptyText}</Nothing>}
          {rows && rows.length > 0 && (
            <RecordTable
              caption={`${text.title}: ${text.boxes[box]}`}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              href={(row) => `/van-ban/${row.id}`}
              linkColumn="subject"
              mark={(row) => (fresh.has(row.id) ? 'fresh' : row.openedAt === null ? 'unread' : undefined)}
            />
          )}
          <LoadMore list={incoming} />
        </div>
      </section>
      {rows && rows.length > 0 && <p className="kb-hint kb-wide-only">{list.keys}</p>}
    </Page>
  );
};
