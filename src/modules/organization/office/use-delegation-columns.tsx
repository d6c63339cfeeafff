import { Button } from 'antd';
import { showDate } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import type { Column } from '../../../web/office/ui/record-table.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { lastDayOf } from './delegation-term.ts';
import type { Delegation } from './delegations-screen.tsx';
import { delegationsText } from './messages/delegations-text.ts';

/** What a list of delegations shows; the last column only when something in it can be ended. */
export const useDelegationColumns = (
  mayEnd: (one: Delegation) => boolean,
  onEnd: (one: Delegation) => void,
): readonly Column<Delegation>[] => {
  const text = useText(delegationsText);
  return [
    {
      key: 'to',
      head: text.to,
      phone: 'first',
      cell: (row) => (
        <>
          {row.toHolderName ?? text.vacant}
          <small>{row.toTitle}</small>
        </>
      ),
    },
    {
      key: 'form',
      head: text.form,
      width: '90px',
      cell: (row) => (
        <Tag tone="info">
          <abbr title={text.forms[row.form]}>{`${row.form}.`}</abbr>
        </Tag>
      ),
    },
    { key: 'from', head: text.from, width: '210px', cell: (row) => row.fromTitle },
    {
      key: 'scope',
      head: text.scope,
      cell: (row) => (
        <>
          {row.scope}
          {row.decisionDocument && <small>{row.decisionDocument}</small>}
          {row.endedReason && <small>{text.endedBecause(row.endedReason)}</small>}
        </>
      ),
    },
    {
      key: 'term',
      head: text.term,
      width: '200px',
      cell: (row) => `${showDate(row.validFrom)} – ${row.validTo ? showDate(lastDayOf(row.validTo)) : text.noEnd}`,
    },
    {
      key: 'acts',
      head: text.acts,
      width: '120px',
      cell: (row) =>
        mayEnd(row) && (
          <Button
            onClick={() => onEnd(row)}
            aria-label={`${text.end}: ${row.form}. ${row.toHolderName ?? row.toTitle}`}
          >
            {text.end}
          </Button>
        ),
    },
  ];
};
