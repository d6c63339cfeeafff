import { Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../../web/office/language/language.ts';
import { ActDialog } from '../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { identityText } from './messages/identity-text.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly onConfirm: (password: string) => Promise<void>;
};

/** Weakening the account asks for the password once more. */
export const ConfirmPasswordDialog = ({ title, onClose, onConfirm }: Props) => {
  const text = useText(identityText);
  const [password, setPassword] = useState('');
  return (
    <ActDialog
      title={title}
      confirm={title}
      danger
      onClose={onClose}
      onConfirm={() => onConfirm(password)}
      disabled={password === ''}
    >
      <Field label={text.passwordToConfirm}>
        {(wiring) => (
          <Input.Password
            {...wiring}
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
};
