import { Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ActDialog } from '../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import {
  type ActivationSlip,
  LOCK_REASONS,
  type LockReason,
  type ManagedAccount,
} from '../operations/account-shapes.ts';
import { lockAccountContract } from '../operations/lock-account.contract.ts';
import { resetAccountContract } from '../operations/reset-account.contract.ts';
import { unlockAccountContract } from '../operations/unlock-account.contract.ts';
import { accountsText } from './messages/accounts-text.ts';

type Props = { readonly account: ManagedAccount; readonly onClose: () => void };

export const ResetDialog = ({
  account,
  onClose,
  onDone,
}: Props & { readonly onDone: (slip: ActivationSlip) => void }) => {
  const text = useText(accountsText);
  return (
    <ActDialog
      title={text.resetTitle(account.personName)}
      confirm={text.reset}
      danger
      onClose={onClose}
      onConfirm={async () => onDone((await call(resetAccountContract, { personId: account.personId })).slip)}
    >
      <p>{text.resetText}</p>
    </ActDialog>
  );
};

export const LockDialog = ({
  account,
  onClose,
  onDone,
}: Props & { readonly onDone: (words: string) => Promise<void> }) => {
  const text = useText(accountsText);
  const [reason, setReason] = useState<LockReason>('retire');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      title={text.lockTitle(account.personName)}
      confirm={text.lock}
      danger
      onClose={onClose}
      onConfirm={async () => {
        await call(lockAccountContract, { personId: account.personId, reason, note });
        await onDone(text.locked(account.personName));
      }}
    >
      <p>{text.lockText}</p>
      <Field label={text.reason}>
        {(wiring) => (
          <Select
            {...wiring}
            value={reason}
            onChange={setReason}
            options={LOCK_REASONS.map((value) => ({ value, label: text.reasons[value] }))}
          />
        )}
      </Field>
      <Field label={text.note}>
        {(wiring) => (
          <Input {...wiring} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
};

export const UnlockDialog = ({
  account,
  onClose,
  onDone,
}: Props & { readonly onDone: (words: string) => Promise<void> }) => {
  const text = useText(accountsText);
  const [note, setNote] = useState('');
  return (
    <ActDialog
      title={text.unlockTitle(account.personName)}
      confirm={text.unlock}
      onClose={onClose}
      disabled={note.trim() === ''}
      onConfirm={async () => {
        await call(unlockAccountContract, { personId: account.personId, note });
        await onDone(text.unlocked(account.personName));
      }}
    >
      <p>{text.unlockText}</p>
      <Field label={text.unlockNote} hint={note.trim() === '' ? text.needNote : undefined}>
        {(wiring) => (
          <Input {...wiring} autoFocus maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
};
