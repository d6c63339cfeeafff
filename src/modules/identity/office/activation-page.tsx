import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { useText } from '../../../web/office/language/language.ts';
import { officeText } from '../../../web/office/messages/office-text.ts';
import { LanguageSwitch } from '../../../web/office/shell/language-switch.tsx';
import { Logo } from '../../../web/office/shell/logo.tsx';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import '../../../web/office/session/sign-in.css';
import { activateContract } from '../operations/activate.contract.ts';
import './activation.css';
import { accountsText } from './messages/accounts-text.ts';

type Filled = {
  readonly username: string;
  readonly code: string;
  readonly newPassword: string;
  readonly again: string;
};

/** Opened from the printed slip, mostly on a phone: code and a password of one's own, then straight in. */
export const ActivationPage = () => {
  const text = useText(accountsText).activate;
  const { product } = useText(officeText);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [username] = useState(() => new URLSearchParams(location.search).get('ten') ?? '');
  useEffect(() => {
    document.title = `${text.title} · ${product}`;
  }, [text, product]);
  const submit = async ({ username, code, newPassword }: Filled) => {
    setBusy(true);
    setError(null);
    try {
      await call(activateContract, { username, code, newPassword });
      location.assign('/tai-khoan?moi=1');
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <div className="kb-sign-in">
      <header className="kb-sign-in-top">
        <Logo />
        <LanguageSwitch />
      </header>
      <main className="kb-sign-in-main">
        <section className="kb-sign-in-card" aria-labelledby="activation-title">
          <h1 id="activation-title">{text.title}</h1>
          <p className="kb-quiet">{text.intro}</p>
          <Form layout="vertical" requiredMark={false} initialValues={{ username }} onFinish={submit}>
            <Form.Item name="username" label={text.username} rules={[{ required: true, message: text.needUsername }]}>
              <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} />
            </Form.Item>
            <Form.Item
              name="code"
              label={text.code}
              extra={text.codeHint}
              rules={[{ required: true, message: text.needCode }]}
            >
              <Input
                size="large"
                autoFocus={username !== ''}
                autoComplete="one-time-code"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={40}
              />
            </Form.Item>
            <Form.Item
              name="newPassword"
              label={text.password}
              extra={text.passwordHint}
              rules={[{ required: true, message: text.needPassword }]}
            >
              <Input.Password size="large" autoComplete="new-password" />
            </Form.Item>
            <Form.Item
              name="again"
              label={text.again}
              dependencies={['newPassword']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: (_, value: string) =>
                    value === getFieldValue('newPassword')
                      ? Promise.resolve()
                      : Promise.reject(new Error(text.differs)),
                }),
              ]}
            >
              <Input.Password size="large" autoComplete="new-password" />
            </Form.Item>
            <ErrorNote error={error} />
            <Button type="primary" htmlType="submit" block size="large" loading={busy}>
              {text.submit}
            </Button>
          </Form>
          <p className="kb-activation-other">
            <a href="/">{text.signIn}</a>
          </p>
        </section>
      </main>
    </div>
  );
};
