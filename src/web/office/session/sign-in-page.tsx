import { IdcardOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { listDemoSignInsContract } from '../../../modules/identity/operations/list-demo-sign-ins.contract.ts';
import { signInContract } from '../../../modules/identity/operations/sign-in.contract.ts';
import { call } from '../data/call.ts';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { Logo } from '../shell/logo.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The first page of who is not signed in; in a demo province also the sign-ins one may try. */
export const SignInPage = ({ onDone }: { readonly onDone: () => void }) => {
  const all = useText(officeText);
  const text = all.signIn;
  const demo = useQuery({
    queryKey: [listDemoSignInsContract.name],
    queryFn: () => call(listDemoSignInsContract, {}),
    retry: false,
    staleTime: Infinity,
  });
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  // An account that asks for a second factor goes on in the form, with its name filled in.
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    document.title = `${text.title} · ${all.product}`;
  }, [text, all]);

  const enter = async (username: string, password: string) => {
    setBusy(username);
    setError(null);
    try {
      const { next } = await call(signInContract, { username, password });
      if (next === 'done') onDone();
      else setChosen(username);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(null);
    }
  };

  // Nothing is drawn that would move under the pointer once it is known whether there are accounts to try.
  if (demo.isPending) return <div className="kb-start" />;
  const accounts = demo.data?.signIns ?? [];
  return (
    <div className={accounts.length > 0 ? 'kb-sign-in kb-sign-in-demo' : 'kb-sign-in'}>
      <header className="kb-sign-in-top">
        <Logo />
        {demo.data && <span className="kb-demo">{all.demo}</span>}
        <LanguageSwitch />
      </header>
      <main className="kb-sign-in-main">
        <section className="kb-sign-in-card" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{text.title}</h1>
          <p className="kb-quiet">{all.tagline}</p>
          <SignInForm key={chosen} username={chosen} onDone={onDone} />
          <a className="kb-verify-link" href="/kich-hoat">
            <IdcardOutlined aria-hidden />
            <span>
              <strong>{text.activate}</strong>
              <span className="kb-quiet">{text.activateText}</span>
            </span>
          </a>
          <a className="kb-verify-link" href="/xac-minh">
            <SafetyCertificateOutlined aria-hidden />
            <span>
              <strong>{text.verify}</strong>
              <span className="kb-quiet">{text.verifyText}</span>
            </span>
          </a>
        </section>
        {demo.data && accounts.length > 0 && (
          <section className="kb-sign-in-accounts" aria-labelledby="demo-title">
            <h2 id="demo-title">{text.demoTitle}</h2>
            <p className="kb-quiet">{text.demoText}</p>
            <ErrorNote error={error} />
            {[...Map.groupBy(accounts, ({ agencyName }) => agencyName)].map(([agencyName, members]) => (
              <section key={agencyName} aria-label={agencyName}>
                <h3>{agencyName}</h3>
                <ul>
                  {members.map((account) => (
                    <li key={account.username}>
                      <Button
                        className="kb-account"
                        loading={busy === account.username}
                        onClick={() => void enter(account.username, demo.data.password)}
                      >
                        <span className="kb-account-title">{account.title}</span>
                        <span className="kb-account-name">{account.personName}</span>
                        <code>{account.username}</code>
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </section>
        )}
      </main>
    </div>
  );
};
