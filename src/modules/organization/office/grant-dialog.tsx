import { DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { refresh } from '../../../web/office/data/query.ts';
import { civilDay } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useMe } from '../../../web/office/session/me.ts';
import { ActDialog, NotFilled } from '../../../web/office/ui/act-dialog.tsx';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { searchable } from '../../../web/office/ui/searchable.ts';
import { grantDelegationContract } from '../operations/grant-delegation.contract.ts';
import { type DelegationForm, delegationForms } from '../operations/shapes.ts';
import { beginningOf, endAfter } from './delegation-term.ts';
import { delegationsText } from './messages/delegations-text.ts';
import { usePositionOptions } from './use-position-options.ts';

type Missing = Exclude<keyof (typeof delegationsText)['vi']['needed'], 'reason'>;
type Props = {
  /** The administrator gives any position of the agency; others only their own. */
  readonly anyPosition: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const day = (value: dayjs.Dayjs | null): string | null => (value ? dayjs(value).format('YYYY-MM-DD') : null);

/** Gives acts of a position to another one: by which form, for what, from when until when, by which decision. */
export const GrantDialog = ({ anyPosition, onClose, onDone }: Props) => {
  const text = useText(delegationsText);
  const { position } = useMe();
  const positions = usePositionOptions(position.agencyId);
  const [from, setFrom] = useState<string | undefined>(anyPosition ? undefined : position.positionId);
  const [to, setTo] = useState<string>();
  const [form, setForm] = useState<DelegationForm>('KT');
  const [scope, setScope] = useState('');
  const [begin, setBegin] = useState<string | null>(() => civilDay(new Date()));
  const [end, setEnd] = useState<string | null>(null);
  const [decision, setDecision] = useState('');
  const [tried, setTried] = useState(false);
  const isEmpty: Record<Missing, boolean> = {
    from: !from,
    to: !to,
    scope: scope.trim().length < 3,
    validFrom: !begin,
    validTo: form === 'TUQ' && !end,
    decision: form === 'TUQ' && !decision.trim(),
  };
  const wrong = (name: Missing) => (tried && isEmpty[name] ? text.needed[name] : undefined);
  const confirm = async () => {
    setTried(true);
    if (!from || !to || !begin || Object.values(isEmpty).includes(true)) throw new NotFilled();
    await call(grantDelegationContract, {
      ...{ fromPositionId: from, toPositionId: to, form, scope },
      validFrom: beginningOf(begin, new Date()),
      validTo: end && endAfter(end),
      decisionDocument: decision.trim() || null,
    });
    await refresh(['organization.list-delegations']);
    onDone();
  };
  const choices = {
    ...searchable,
    loading: positions.isPending,
    notFoundContent: null,
    // Within the dialog, so that a reader of the screen meets the choices where the field is.
    getPopupContainer: (field: HTMLElement) => field.parentElement ?? document.body,
  };
  return (
    <ActDialog title={text.grant} confirm={text.grant} onClose={onClose} onConfirm={confirm} width={640}>
      <ErrorNote error={positions.error} onRetry={positions.retry} />
      <Field label={text.from} error={wrong('from')}>
        {(wiring) => (
          <Select
            {...wiring}
            {...choices}
            disabled={!anyPosition}
            value={positions.options.length > 0 ? from : undefined}
            onChange={setFrom}
            options={positions.options.filter(({ gives }) => gives)}
          />
        )}
      </Field>
      <fieldset className="kb-fieldset">
        <legend>{text.form}</legend>
        <Radio.Group
          className="kb-forms"
          value={form}
          onChange={(event) => setForm(event.target.value as DelegationForm)}
          options={delegationForms.map((value) => ({ value, label: text.forms[value] }))}
        />
        <p className="kb-field-hint">{text.formHints[form]}</p>
      </fieldset>
      <Field label={text.to} hint={text.toHint} error={wrong('to')}>
        {(wiring) => (
          <Select
            {...wiring}
            {...choices}
            value={to}
            onChange={setTo}
            options={positions.options.filter(({ value }) => value !== from)}
          />
        )}
      </Field>
      <Field label={text.scope} hint={text.scopeHint} error={wrong('scope')}>
        {(wiring) => (
          <Input {...wiring} maxLength={500} value={scope} onChange={(event) => setScope(event.target.value)} />
        )}
      </Field>
      <div className="kb-pair">
        <Field label={text.validFrom} error={wrong('validFrom')}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              format="DD/MM/YYYY"
              minDate={dayjs(civilDay(new Date()))}
              value={begin ? dayjs(begin) : null}
              onChange={(value) => setBegin(day(value))}
            />
          )}
        </Field>
        <Field label={text.validTo} hint={text.validToHint} error={wrong('validTo')}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              format="DD/MM/YYYY"
              minDate={begin ? dayjs(begin) : undefined}
              value={end ? dayjs(end) : null}
              onChange={(value) => setEnd(day(value))}
            />
          )}
        </Field>
      </div>
      <Field label={text.decision} hint={text.decisionHint} error={wrong('decision')}>
        {(wiring) => (
          <Input {...wiring} maxLength={120} value={decision} onChange={(event) => setDecision(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
};
