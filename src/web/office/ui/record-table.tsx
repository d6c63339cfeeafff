import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';

export type Column<R> = {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** CSS width on wide screens. */
  readonly width?: string;
  /** On a phone: shown in the first line, in the quiet line below, or left out. */
  readonly phone?: 'first' | 'below' | 'out';
  readonly numeric?: boolean;
};

type Props<R> = {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** Where a row leads; the link is the cell of the column named by `linkColumn` and covers the row. */
  readonly href?: (row: R) => string;
  readonly linkColumn?: string;
  readonly mark?: (row: R) => 'fresh' | 'unread' | undefined;
};

const moveFocus = (event: KeyboardEvent<HTMLTableElement>) => {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a.kb-row-link')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0) return;
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
};

/**
 * A table of records whose rows are real links: ↑ ↓ Home End move between them, Enter opens.
 * On a phone each row becomes a card.
 */
export const RecordTable = <R,>({ caption, columns, rows, rowKey, href, linkColumn, mark }: Props<R>) => {
  return (
    <table className="kb-table" onKeyDown={moveFocus}>
      <caption className="kb-unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              style={{ width: column.width }}
              className={column.numeric ? 'kb-number' : undefined}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const state = mark?.(row);
          return (
            <tr key={rowKey(row)} className={state && `kb-row-${state}`}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={`kb-cell-${column.phone ?? 'below'}${column.numeric ? ' kb-number' : ''}`}
                >
                  {href && column.key === linkColumn ? (
                    <Link to={href(row)} className="kb-row-link">
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
