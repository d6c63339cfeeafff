import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { listMyWorkContract } from '../../../platform/worklist/list-my-work.contract.ts';
import { useAskPages } from '../data/query.ts';
import { daysUntil } from '../language/dates.ts';
import { useLocale, useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { workNames } from '../parts.ts';
import { useMe } from '../session/me.ts';
import { useWorkCounts } from '../shell/use-work-counts.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { useFresh } from '../ui/use-fresh.ts';
import { Nothing, Waiting } from '../ui/waiting.tsx';
import './work.css';
import { type WorkItem, WorkLines } from './work-lines.tsx';

type Group = 'overdue' | 'today' | 'soon';

const groupOf = (item: WorkItem, now: Date): Group => {
  if (!item.dueAt) return 'soon';
  const days = daysUntil(item.dueAt, now);
  return days < 0 ? 'overdue' : days === 0 ? 'today' : 'soon';
};

/** "Việc hôm nay": everything that waits for the position acted for, overdue first. */
export const WorkScreen = () => {
  const text = useText(officeText).work;
  const list = useText(officeText).list;
  const locale = useLocale();
  const { person } = useMe();
  const counts = useWorkCounts();
  const [state, setState] = useState<'open' | 'done'>('open');
  const [kind, setKind] = useState<string>();
  const work = useAskPages(listMyWorkContract, { state, kind, limit: 50 }, { keep: true });
  const items = useMemo(() => work.data?.pages.flatMap((page) => page.items), [work.data]);
  const keys = useMemo(() => items?.map(({ id }) => id), [items]);
  const fresh = useFresh(keys, `${state}/${kind}`);

  const groups = useMemo(() => {
    const now = new Date();
    const result: Record<Group, WorkItem[]> = { overdue: [], today: [], soon: [] };
    for (const item of items ?? []) result[groupOf(item, now)].push(item);
    return result;
  }, [items]);

  const kinds = Object.entries(workNames).filter(([name]) => counts.byKind[name] || name === kind);
  return (
    <Page
      title={text.title}
      under={[
        text.greeting(person.name),
        counts.open && text.waiting(counts.open),
        counts.overdue && text.overdueCount(counts.overdue),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          {kinds.length > 0 && (
            <Select
              aria-label={text.kindFilter}
              value={kind ?? ''}
              onChange={(value) => setKind(value || undefined)}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: text.allKinds },
                ...kinds.map(([value, name]) => ({ value, label: name[locale] })),
              ]}
            />
          )}
          <Segmented
            aria-label={text.tabs}
            value={state}
            onChange={(value) => setState(value as 'open' | 'done')}
            options={[
              { value: 'open', label: text.open },
              { value: 'done', label: text.done },
            ]}
          />
        </>
      }
    >
      <ErrorNote error={work.error} onRetry={() => void work.refetch()} />
      <output className="kb-unseen">{fresh.size > 0 ? list.fresh(fresh.size) : ''}</output>
      {work.isPending && <Waiting rows={8} />}
      {items?.length === 0 && (
        <Nothing title={state === 'open' ? text.emptyTitle : text.emptyDone}>
          {state === 'open' ? text.emptyText : undefined}
        </Nothing>
      )}
      {items && items.length > 0 && (
        <>
          {state === 'done' ? (
            <Panel title={text.done} flush>
              <WorkLines items={items} label={text.done} />
            </Panel>
          ) : (
            (['overdue', 'today', 'soon'] as const)
              .filter((group) => groups[group].length > 0)
              .map((group) => (
                <Panel
                  key={group}
                  title={text[group]}
                  flush
                  extra={<span className="kb-count">{groups[group].length}</span>}
                >
                  <WorkLines items={groups[group]} label={text[group]} fresh={fresh} />
                </Panel>
              ))
          )}
          <LoadMore list={work} />
          <p className="kb-hint kb-wide-only">{list.keys}</p>
        </>
      )}
    </Page>
  );
};
