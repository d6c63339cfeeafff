import { Input } from 'antd';
import { useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { refresh } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useDemoPin } from '../../../web/office/session/use-demo-pin.ts';
import { ActDialog } from '../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { changePinContract } from '../operations/change-pin.contract.ts';
import { setPinContract } from '../operations/set-pin.contract.ts';
import type { Certificate } from './certificates-panel.tsx';
import { signaturesText } from './messages/signatures-text.ts';

type Props = {
  readonly certificate: Certificate;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** The first PIN activates a certificate; a later one replaces the former. */
export const PinDialog = ({ certificate, onClose, onDone }: Props) => {
  const text = useText(signaturesText);
  const demoPin = useDemoPin();
  const changes = certificate.state === 'active';
  const [current, setCurrent] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== pin;
  const field = (
    label: string,
    value: string,
    change: (value: string) => void,
    more: { hint?: string; error?: string; first?: boolean } = {},
  ) => (
    <Field label={label} hint={more.hint} error={more.error}>
      {(wiring) => (
        <Input.Password
          {...wiring}
          autoFocus={more.first}
          autoComplete="off"
          maxLength={64}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <ActDialog
      title={changes ? text.change : text.activate}
      confirm={changes ? text.change : text.activate}
      onClose={onClose}
      disabled={!pin || pin !== again || (changes && !current)}
      onConfirm={async () => {
        if (changes) await call(changePinContract, { id: certificate.id, currentPin: current, newPin: pin });
        else await call(setPinContract, { id: certificate.id, pin });
        await refresh(['signatures.list-my-certificates']);
        onDone(changes ? text.changed : text.activated);
      }}
    >
      {changes && field(text.currentPin, current, setCurrent, { hint: demoPin, first: true })}
      {field(text.pin, pin, setPin, { hint: text.pinHint, first: !changes })}
      {field(text.again, again, setAgain, { error: differs ? text.differs : undefined })}
    </ActDialog>
  );
};
