import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../../../web/office/data/query.ts';
import { civilDay, showDate } from '../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../web/office/language/language.ts';
import { useHasRole } from '../../../web/office/session/me.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { type Column, RecordTable } from '../../../web/office/ui/record-table.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { Nothing, Waiting } from '../../../web/office/ui/waiting.tsx';
import { type calendarDayShape, getCalendarContract } from '../operations/get-calendar.contract.ts';
import { CalendarDayDialog } from './calendar-day-dialog.tsx';
import { organizationText } from './messages/organization-text.ts';

export type CalendarDay = z.output<typeof calendarDayShape>;

const TONES = { holiday: 'bad', 'working-swap': 'info', ordinary: 'plain' } as const;

/** Days off, swapped days and office hours, by which all deadlines are counted. The province's administrator edits them. */
export const CalendarScreen = () => {
  const text = useText(organizationText).calendar;
  const locale = useLocale();
  const mayEdit = useHasRole('province-admin');
  const [year, setYear] = useState(() => Number(civilDay(new Date()).slice(0, 4)));
  const [edited, setEdited] = useState<CalendarDay | 'new' | null>(null);
  const asked = useAsk(getCalendarContract, { year }, { keep: true });
  const weekdays = text.weekdays.split('|');
  const columns: Column<CalendarDay>[] = [
    {
      key: 'day',
      head: text.day,
      width: '190px',
      cell: (row) => `${weekdays[new Date(`${row.day}T00:00:00Z`).getUTCDay()]}, ${showDate(row.day)}`,
    },
    { key: 'name', head: text.days, phone: 'first', cell: (row) => row.name[locale] },
    {
      key: 'kind',
      head: text.kind,
      width: '190px',
      cell: (row) => (
        <>
          <Tag tone={TONES[row.kind]}>{text.kinds[row.kind]}</Tag>{' '}
          {row.provisional && <Tag tone="warn">{text.provisional}</Tag>}
        </>
      ),
    },
    {
      key: 'source',
      head: text.source,
      width: '300px',
      phone: 'out',
      cell: (row) => (
        <>
          {row.source}
          {row.edits > 0 && <small>{text.edits(row.edits)}</small>}
        </>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: 'edit',
            head: text.edit,
            width: '90px',
            cell: (row: CalendarDay) => (
              <Button size="small" onClick={() => setEdited(row)} aria-label={`${text.edit}: ${showDate(row.day)}`}>
                {text.edit}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page
      title={`${text.title} ${year}`}
      under={asked.data && `${text.hours}: ${asked.data.officeHours.map(({ from, to }) => `${from}–${to}`).join(', ')}`}
      actions={
        <>
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={text.previous}
            disabled={year <= 2025}
            onClick={() => setYear(year - 1)}
          />
          <Button icon={<RightOutlined aria-hidden />} aria-label={text.next} onClick={() => setYear(year + 1)} />
          {mayEdit && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
              {text.add}
            </Button>
          )}
        </>
      }
    >
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      {asked.isPending && <Waiting rows={8} />}
      {asked.data?.days.length === 0 && <Nothing title={text.empty} />}
      {asked.data && asked.data.days.length > 0 && (
        <Panel title={text.days} flush>
          <RecordTable caption={text.title} columns={columns} rows={asked.data.days} rowKey={(row) => row.day} />
        </Panel>
      )}
      {edited && (
        <CalendarDayDialog day={edited === 'new' ? null : edited} year={year} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
};
