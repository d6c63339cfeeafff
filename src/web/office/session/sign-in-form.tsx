import { KeyOutlined } from '@ant-design/icons';
import { startAuthentication } from '@simplewebauthn/browser';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { passkeyOptionsContract } from '../../../modules/identity/operations/passkey-options.contract.ts';
import { renewPasswordContract } from '../../../modules/identity/operations/renew-password.contract.ts';
import type { SignInOutcome } from '../../../modules/identity/operations/shapes.ts';
import { signInContract } from '../../../modules/identity/operations/sign-in.contract.ts';
import { signInPasskeyContract } from '../../../modules/identity/operations/sign-in-passkey.contract.ts';
import { signInTotpContract } from '../../../modules/identity/operations/sign-in-totp.contract.ts';
import { ApiError, call } from '../data/call.ts';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import './sign-in.css';

type Props = { readonly username?: string; readonly onDone: () => void };
type Step =
  | { readonly name: 'password' }
  | { readonly name: 'second'; readonly passkey: boolean; readonly totp: boolean }
  | { readonly name: 'renew' };

type WebAuthnOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Name and password, then whatever second step the account asks for. Used on the page and in the re-sign-in dialog. */
export const SignInForm = ({ username, onDone }: Props) => {
  const text = useText(officeText).signIn;
  const [step, setStep] = useState<Step>({ name: 'password' });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const run = async (act: () => Promise<SignInOutcome>) => {
    setBusy(true);
    setError(null);
    try {
      const { next, methods } = await act();
      if (next === 'done') onDone();
      else if (next === 'change-password') setStep({ name: 'renew' });
      else setStep({ name: 'second', passkey: methods.includes('passkey'), totp: methods.includes('totp') });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  const withPasskey = () =>
    run(async () => {
      const { options } = await call(passkeyOptionsContract, {});
      const response = await startAuthentication({ optionsJSON: options as unknown as WebAuthnOptions }).catch(() => {
        throw new ApiError({
          code: 'client.passkey',
          status: 0,
          vi: officeText.vi.signIn.cancelled,
          en: officeText.en.signIn.cancelled,
        });
      });
      return call(signInPasskeyContract, { response: { ...response } });
    });

  if (step.name === 'second')
    return (
      <div className="kb-sign-in-step">
        <h2>{text.totpTitle}</h2>
        <ErrorNote error={error} />
        {step.totp && (
          <Form
            layout="vertical"
            requiredMark={false}
            onFinish={({ code }: { code: string }) => void run(() => call(signInTotpContract, { code }))}
          >
            <p>{text.totpHint}</p>
            <Form.Item
              name="code"
              label={text.totpLabel}
              rules={[{ required: true, pattern: /^\s*(\d\s*){6}$/, message: text.needCode }]}
              validateTrigger="onSubmit"
            >
              <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="kb-code" />
            </Form.Item>
            <Button type="primary" htmlType="submit" block size="large" loading={busy}>
              {text.confirm}
            </Button>
          </Form>
        )}
        {step.passkey && (
          <Button block size="large" icon={<KeyOutlined aria-hidden />} onClick={() => void withPasskey()}>
            {text.passkeySecond}
          </Button>
        )}
        <Button type="link" onClick={() => setStep({ name: 'password' })}>
          {text.back}
        </Button>
      </div>
    );

  if (step.name === 'renew')
    return (
      <div className="kb-sign-in-step">
        <h2>{text.renewTitle}</h2>
        <p>{text.renewHint}</p>
        <ErrorNote error={error} />
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ first }: { first: string }) =>
            void run(() => call(renewPasswordContract, { newPassword: first }))
          }
        >
          <Form.Item name="first" label={text.newPassword} rules={[{ required: true, message: text.needPassword }]}>
            <Input.Password autoFocus autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={text.again}
            dependencies={['first']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value: string) =>
                  value === getFieldValue('first') ? Promise.resolve() : Promise.reject(new Error(text.differs)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block size="large" loading={busy}>
            {text.confirm}
          </Button>
        </Form>
      </div>
    );

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ username }}
      onFinish={(values: { username: string; password: string }) => void run(() => call(signInContract, values))}
    >
      <ErrorNote error={error} />
      <Form.Item name="username" label={text.username} rules={[{ required: true, message: text.needUsername }]}>
        <Input
          size="large"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!username}
        />
      </Form.Item>
      <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.needPassword }]}>
        <Input.Password size="large" autoComplete="current-password" autoFocus={Boolean(username)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={busy}>
        {text.submit}
      </Button>
      <Button
        className="kb-passkey"
        block
        size="large"
        icon={<KeyOutlined aria-hidden />}
        disabled={busy}
        onClick={() => void withPasskey()}
      >
        {text.passkey}
      </Button>
    </Form>
  );
};
