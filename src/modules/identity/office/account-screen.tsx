import { useSearch } from '@tanstack/react-router';
import { Alert } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';
import { useAsk } from '../../../web/office/data/query.ts';
import { showDate } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useMe } from '../../../web/office/session/me.ts';
import { PositionList } from '../../../web/office/shell/position-switcher.tsx';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { Facts, Panel } from '../../../web/office/ui/panel.tsx';
import { Waiting } from '../../../web/office/ui/waiting.tsx';
import { listMySecurityContract } from '../operations/list-my-security.contract.ts';
import './account.css';
import { accountsText } from './messages/accounts-text.ts';
import { identityText } from './messages/identity-text.ts';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { SignInsPanel } from './sign-ins-panel.tsx';
import { TotpPanel } from './totp-panel.tsx';

/** The account page; panels of other modules (certificates) are handed in by the application. */
export const accountScreenWith = (extra: ReadonlyArray<() => Promise<ComponentType>>): ComponentType => {
  const panels = extra.map((load) => lazy(async () => ({ default: await load() })));
  return () => <AccountScreen extra={panels} />;
};

const AccountScreen = ({ extra }: { readonly extra: readonly ComponentType[] }) => {
  const text = useText(identityText);
  const welcome = useText(accountsText).welcome;
  const { moi } = useSearch({ strict: false }) as { readonly moi?: number };
  const { account, person, position, positions } = useMe();
  const security = useAsk(listMySecurityContract, {});
  // Who has just activated the account goes on with the certificate.
  const panels = (
    <Suspense fallback={<Waiting />}>
      {extra.map((ExtraPanel, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the panels are fixed when the program is put together
        <ExtraPanel key={i} />
      ))}
    </Suspense>
  );
  return (
    <Page title={text.title}>
      {moi && <Alert className="kb-note" type="success" showIcon title={welcome.title} description={welcome.text} />}
      <div className="kb-account-page">
        <div>
          {moi && panels}
          <Panel title={text.who}>
            <Facts
              rows={[
                { name: text.name, value: person.name },
                { name: text.username, value: account.username },
                { name: text.passwordExpires, value: account.passwordExpiresAt && showDate(account.passwordExpiresAt) },
              ]}
            />
          </Panel>
          <Panel title={text.positions}>
            <PositionList positions={positions} current={position} />
          </Panel>
          {!moi && panels}
        </div>
        <div>
          <PasswordPanel username={account.username} />
          <ErrorNote error={security.error} onRetry={() => void security.refetch()} />
          {security.isPending && <Waiting rows={8} />}
          {security.data && (
            <>
              <TotpPanel on={security.data.totp} />
              <PasskeysPanel passkeys={security.data.passkeys} />
              <SessionsPanel sessions={security.data.sessions} />
              <SignInsPanel signIns={security.data.signIns} />
            </>
          )}
        </div>
      </div>
    </Page>
  );
};
