import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { getMeContract } from '../../../modules/identity/operations/get-me.contract.ts';
import { ApiError, call, keepCsrfToken, whenSessionLost } from '../data/call.ts';
import { queryClient } from '../data/query.ts';
import { chooseLocale, useText } from '../language/language.ts';
import { listenToTabs } from '../live/tabs.ts';
import { officeText } from '../messages/office-text.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { type Me, MeContext } from './me.ts';

const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }));

/** From the printed slip; nobody is signed in yet. */
const ActivationPage = lazy(async () => ({
  default: (await import('../../../modules/identity/office/activation-page.tsx')).ActivationPage,
}));

const ME = [getMeContract.name, {}] as const;

/** Me, or null when nobody is signed in; every other failure is thrown. */
const askMe = async ({ signal }: { signal: AbortSignal }): Promise<Me | null> => {
  try {
    const me = await call(getMeContract, {}, signal);
    keepCsrfToken(me.csrfToken);
    chooseLocale(me.locale);
    return me;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
};

/** Asks again who we are; another person than before gets a fresh page, so that nothing of the former is left on it. */
const refreshMe = async (before: Me | null) => {
  const me = await queryClient.fetchQuery({ queryKey: ME, queryFn: askMe, staleTime: 0 });
  if (before && (me?.account.id !== before.account.id || me.position.positionId !== before.position.positionId))
    location.assign('/');
  else await queryClient.invalidateQueries();
};

/**
 * Shows the application to who is signed in, else the sign-in page. When the session ends in the middle of work the
 * screen stays as it is, with what was typed, under a dialog that asks to sign in again.
 */
export const SessionGate = ({ children }: { readonly children: ReactNode }) => {
  const text = useText(officeText);
  const me = useQuery({ queryKey: ME, queryFn: askMe, staleTime: 60_000, refetchOnWindowFocus: false });
  const [kept, setKept] = useState<Me | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (me.data) setKept(me.data);
  }, [me.data]);
  useEffect(() => {
    whenSessionLost(() => setLost(true));
    return listenToTabs((message) => {
      if (message === 'who-changed') location.reload();
    });
  }, []);

  const shown = me.data ?? kept;
  if (location.pathname === '/kich-hoat')
    return (
      <Suspense fallback={<div className="kb-start" />}>
        <ActivationPage />
      </Suspense>
    );
  if (me.isPending) return <div className="kb-start" />;
  if (me.isError && !shown)
    return (
      <main className="kb-start">
        <ErrorNote error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  if (!shown)
    return (
      <Suspense fallback={<div className="kb-start" />}>
        <SignInPage onDone={() => void refreshMe(null)} />
      </Suspense>
    );
  return (
    <MeContext value={shown}>
      {children}
      <Modal
        open={lost || me.data === null}
        title={text.signIn.lostTitle}
        footer={null}
        closable={false}
        maskClosable={false}
        keyboard={false}
        destroyOnHidden
      >
        <p>{text.signIn.lostText}</p>
        <Suspense fallback={null}>
          <SignInForm
            username={shown.account.username}
            onDone={() => void refreshMe(shown).then(() => setLost(false))}
          />
        </Suspense>
      </Modal>
    </MeContext>
  );
};
