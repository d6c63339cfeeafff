import { Input } from 'antd';
import { useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { refresh } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { endDelegationContract } from '../operations/end-delegation.contract.ts';
import type { Delegation } from './delegations-screen.tsx';
import { delegationsText } from './messages/delegations-text.ts';

type Props = { readonly delegation: Delegation; readonly onClose: () => void; readonly onDone: () => void };

/** Ends a delegation at once, with the reason that the log keeps. */
export const EndDelegationDialog = ({ delegation, onClose, onDone }: Props) => {
  const text = useText(delegationsText);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { form, fromTitle, toTitle, toHolderName } = delegation;
  const confirm = async () => {
    if (reason.trim().length < 3) {
      setMissing(true);
      throw new NotFilled();
    }
    await call(endDelegationContract, { id: delegation.id, reason });
    await refresh(['organization.list-delegations']);
    onDone();
  };
  return (
    <ActDialog title={text.endTitle} confirm={text.end} danger onClose={onClose} onConfirm={confirm}>
      <p>{text.endText(`${form}.`, fromTitle, [toTitle, toHolderName].filter(Boolean).join(' '))}</p>
      <Field label={text.reason} error={missing ? text.needed.reason : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
    </ActDialog>
  );
};
