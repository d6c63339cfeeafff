import { App, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { refresh } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { officeText } from '../../../web/office/messages/office-text.ts';
import { ActDialog, NotFilled } from '../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { editCalendarDayContract } from '../operations/edit-calendar-day.contract.ts';
import type { CalendarDay } from './calendar-screen.tsx';
import { organizationText } from './messages/organization-text.ts';

type Props = { readonly day: CalendarDay | null; readonly year: number; readonly onClose: () => void };
type Kind = CalendarDay['kind'];

/** Makes a day off, worked or ordinary again, with the notice behind it. Earlier entries stay in the log. */
export const CalendarDayDialog = ({ day, year, onClose }: Props) => {
  const text = useText(organizationText).calendar;
  const { save } = useText(officeText).do;
  const { message } = App.useApp();
  const [date, setDate] = useState<string | null>(day?.day ?? null);
  const [kind, setKind] = useState<Kind>(day?.kind ?? 'holiday');
  const [vi, setVi] = useState(day?.name.vi ?? '');
  const [en, setEn] = useState(day?.name.en ?? '');
  const [source, setSource] = useState(day?.source ?? '');
  const [provisional, setProvisional] = useState(day?.provisional ?? false);
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (!date || !vi.trim() || !en.trim() || source.trim().length < 3) {
      setMissing(true);
      throw new NotFilled();
    }
    await call(editCalendarDayContract, { day: date, kind, name: { vi, en }, source, provisional });
    await refresh(['organization.get-calendar']);
    void message.success(text.saved);
    onClose();
  };
  return (
    <ActDialog title={day ? text.edit : text.add} confirm={save} onClose={onClose} onConfirm={confirm}>
      <div className="kb-pair">
        <Field label={text.day}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              format="DD/MM/YYYY"
              disabled={day !== null}
              defaultPickerValue={dayjs(`${year}-01-01`)}
              value={date ? dayjs(date) : null}
              onChange={(value) => setDate(value ? dayjs(value).format('YYYY-MM-DD') : null)}
            />
          )}
        </Field>
        <Field label={text.kind}>
          {(wiring) => (
            <Select<Kind>
              {...wiring}
              value={kind}
              onChange={setKind}
              options={(['holiday', 'working-swap', 'ordinary'] as const).map((value) => ({
                value,
                label: text.kinds[value],
              }))}
            />
          )}
        </Field>
      </div>
      <Field label={text.nameVi}>
        {(wiring) => <Input {...wiring} maxLength={200} value={vi} onChange={(event) => setVi(event.target.value)} />}
      </Field>
      <Field label={text.nameEn}>
        {(wiring) => <Input {...wiring} maxLength={200} value={en} onChange={(event) => setEn(event.target.value)} />}
      </Field>
      <Field label={text.source} hint={text.sourceHint} error={missing ? text.needed : undefined}>
        {(wiring) => (
          <Input {...wiring} maxLength={500} value={source} onChange={(event) => setSource(event.target.value)} />
        )}
      </Field>
      <Checkbox checked={provisional} onChange={(event) => setProvisional(event.target.checked)}>
        {text.isProvisional}
      </Checkbox>
    </ActDialog>
  );
};
