import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { changePasswordContract } from '../operations/change-password.contract.ts';
import { identityText } from './messages/identity-text.ts';

/** Changes the password; the other sessions end with it. */
export const PasswordPanel = ({ username }: { readonly username: string }) => {
  const text = useText(identityText);
  const { message } = App.useApp();
  const act = useAct(changePasswordContract, { refreshes: ['identity.list-my-security', 'identity.get-me'] });
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== first;
  return (
    <Panel title={text.password}>
      <form
        className="kb-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!current || !first || first !== again) return;
          act.mutate(
            { currentPassword: current, newPassword: first },
            {
              onSuccess: () => {
                setCurrent('');
                setFirst('');
                setAgain('');
                void message.success(text.changed);
              },
            },
          );
        }}
      >
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <Field label={text.currentPassword}>
          {(wiring) => (
            <Input.Password
              {...wiring}
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <Field label={text.newPassword} hint={text.passwordRules}>
          {(wiring) => (
            <Input.Password
              {...wiring}
              autoComplete="new-password"
              value={first}
              onChange={(event) => setFirst(event.target.value)}
            />
          )}
        </Field>
        <Field label={text.again} error={differs ? text.differs : undefined}>
          {(wiring) => (
            <Input.Password
              {...wiring}
              autoComplete="new-password"
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={act.error} />
        <div>
          <Button htmlType="submit" loading={act.isPending} disabled={!current || !first || first !== again}>
            {text.change}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
