import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { z } from 'zod';
import type { workItemShape } from '../../../platform/worklist/list-my-work.contract.ts';
import { daysUntil, showDate, showDateTime, showWhen } from '../language/dates.ts';
import { useLocale, useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { linkTo, workNames } from '../parts.ts';
import { Tag, UrgencyMark } from '../ui/tag.tsx';

export type WorkItem = z.output<typeof workItemShape>;

const moveFocus = (event: KeyboardEvent<HTMLUListElement>) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.kb-work a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** When it is due, said as a clerk would. */
const Due = ({ item }: { readonly item: WorkItem }) => {
  const text = useText(officeText).work;
  if (item.doneAt) return <Tag tone="good">{text.done_(showDateTime(item.doneAt))}</Tag>;
  if (!item.dueAt) return null;
  const now = new Date();
  const days = daysUntil(item.dueAt, now);
  if (days < 0) return <Tag tone="bad">{text.overdueBy(-days)}</Tag>;
  if (days === 0) return <Tag tone="warn">{text.dueToday}</Tag>;
  return <Tag>{text.due(showDate(item.dueAt))}</Tag>;
};

type Props = {
  readonly items: readonly WorkItem[];
  readonly label: string;
  readonly fresh?: ReadonlySet<string>;
  readonly onGo?: () => void;
};

/** Work items as lines: what is asked, of which document, until when. ↑ ↓ move, Enter opens. */
export const WorkLines = ({ items, label, fresh, onGo }: Props) => {
  const text = useText(officeText).work;
  const locale = useLocale();
  return (
    <ul className="kb-work" aria-label={label} onKeyDown={moveFocus}>
      {items.map((item) => {
        const to = linkTo(item.objectKind, item.objectId);
        const { symbol, issuerName } = item.detail;
        const state = fresh?.has(item.id) ? 'kb-row-fresh' : item.openedAt || item.doneAt ? '' : 'kb-row-unread';
        return (
          <li key={item.id} className={state}>
            <div className="kb-work-main">
              <span className="kb-work-ask">
                {workNames[item.kind]?.[locale] ?? item.kind}
                <UrgencyMark urgency={item.priority} />
              </span>
              {to ? (
                <Link to={to} className="kb-row-link" onClick={onGo}>
                  {item.title}
                </Link>
              ) : (
                <span>{item.title}</span>
              )}
              <span className="kb-quiet">
                {[symbol, issuerName].filter((word) => typeof word === 'string' && word).join(' · ')}
              </span>
            </div>
            <div className="kb-work-side">
              <Due item={item} />
              <time className="kb-quiet" dateTime={item.createdAt}>
                {text.since(showWhen(item.createdAt))}
              </time>
            </div>
          </li>
        );
      })}
    </ul>
  );
};
