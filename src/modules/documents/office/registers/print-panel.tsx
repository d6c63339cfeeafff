import { DownloadOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { urlOf } from '../../../../web/office/data/call.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { Field } from '../../../../web/office/ui/field.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { getRegisterFileContract } from '../../operations/get-register-file.contract.ts';
import { type RegisterName, registerNames } from '../../registers/annex-four.ts';
import { officeDayText } from '../messages/office-day-text.ts';

const DAY = 'YYYY-MM-DD';

/** A register of Annex IV for some days, as a file. */
export const PrintPanel = () => {
  const text = useText(officeDayText);
  const [register, setRegister] = useState<RegisterName>('outgoing');
  const [from, setFrom] = useState(() => dayjs().startOf('month').format(DAY));
  const [to, setTo] = useState(() => dayjs().format(DAY));
  const file = (format: 'xlsx' | 'pdf') => urlOf(getRegisterFileContract, { register, format, from, to });
  const day = (label: string, value: string, onChange: (value: string) => void) => (
    <Field label={label}>
      {(wiring) => (
        <DatePicker
          {...wiring}
          format="DD/MM/YYYY"
          allowClear={false}
          value={dayjs(value)}
          onChange={(date) => date && onChange(dayjs(date).format(DAY))}
        />
      )}
    </Field>
  );
  return (
    <Panel title={text.print}>
      <div className="kb-form">
        <Field label={text.which}>
          {(wiring) => (
            <Select
              {...wiring}
              value={register}
              onChange={setRegister}
              options={registerNames.map((value) => ({ value, label: text.forms[value] }))}
            />
          )}
        </Field>
        {day(text.from, from, setFrom)}
        {day(text.to, to, setTo)}
        <div className="kb-page-actions">
          <Button href={file('xlsx')} download icon={<DownloadOutlined aria-hidden />}>
            {text.excel}
          </Button>
          <Button href={file('pdf')} download icon={<DownloadOutlined aria-hidden />}>
            {text.pdf}
          </Button>
        </div>
      </div>
    </Panel>
  );
};
