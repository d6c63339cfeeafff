import type { Policy } from '../../platform/access/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Module } from '../../platform/module.ts';
import { deriveKeys } from './credentials/sealed.ts';
import type { IdentityDeps } from './deps.ts';
import { activate } from './operations/activate.ts';
import { changePassword } from './operations/change-password.ts';
import { confirmPasskey } from './operations/confirm-passkey.ts';
import { confirmTotp } from './operations/confirm-totp.ts';
import { endSession } from './operations/end-session.ts';
import { explainAccess } from './operations/explain-access.ts';
import { getMe } from './operations/get-me.ts';
import { issueActivations } from './operations/issue-activations.ts';
import { listAccounts } from './operations/list-accounts.ts';
import { listDemoSignIns } from './operations/list-demo-sign-ins.ts';
import { listMySecurity } from './operations/list-my-security.ts';
import { lockAccount } from './operations/lock-account.ts';
import { passkeyOptions } from './operations/passkey-options.ts';
import { removePasskey } from './operations/remove-passkey.ts';
import { removeTotp } from './operations/remove-totp.ts';
import { renewPassword } from './operations/renew-password.ts';
import { resetAccount } from './operations/reset-account.ts';
import { setLocale } from './operations/set-locale.ts';
import { signIn } from './operations/sign-in.ts';
import { signInPasskey } from './operations/sign-in-passkey.ts';
import { signInTotp } from './operations/sign-in-totp.ts';
import { signOut } from './operations/sign-out.ts';
import { startPasskey } from './operations/start-passkey.ts';
import { startTotp } from './operations/start-totp.ts';
import { switchPosition } from './operations/switch-position.ts';
import { unlockAccount } from './operations/unlock-account.ts';
import { identityPolicies } from './policy.ts';
import { createAuthenticate, type SignedIn } from './sessions/authenticate.ts';
import type { PositionDirectory } from './sessions/position-directory.ts';
import { createSessionCache } from './sessions/session-cache.ts';

export type IdentityOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly positions: PositionDirectory;
  /** Key text from the secrets file; seals one-time-code secrets. Losing it voids them, nothing else. */
  readonly masterSecret: string;
  /** Host name of the site that passkeys are bound to, and the origins it is served from. */
  readonly webAuthn: { readonly rpId: string; readonly origins: readonly string[] };
  /** Shown by list-demo-sign-ins; null outside of a demo province. */
  readonly demoPassword: string | null;
  /** All modules' policies; asked when an explanation is. */
  readonly policies: () => readonly Policy[];
};

export type IdentityModule = Module & {
  /** Answers who a session cookie stands for, or null; remembered for seconds. */
  authenticate(cookie: string | undefined): Promise<SignedIn | null>;
};

/** WebAuthn knows host names only: on a loopback address passkeys belong to `localhost`, which browsers trust without TLS. */
const siteOf = ({ rpId, origins }: IdentityOptions['webAuthn']): IdentityDeps['webAuthn'] =>
  rpId === '127.0.0.1'
    ? { rpId: 'localhost', origins: origins.map((origin) => origin.replace('//127.0.0.1', '//localhost')) }
    : { rpId, origins };

export const createIdentityModule = ({ masterSecret, ...options }: IdentityOptions): IdentityModule => {
  const webAuthn = siteOf(options.webAuthn);
  const deps: IdentityDeps = {
    ...options,
    webAuthn,
    keys: deriveKeys(masterSecret),
    cache: createSessionCache<SignedIn>(),
  };
  return {
    name: 'identity',
    policies: identityPolicies,
    authenticate: createAuthenticate(deps),
    operations: [
      ...[signIn, signInTotp, passkeyOptions, signInPasskey, renewPassword, activate, signOut].map((make) =>
        make(deps),
      ),
      ...[getMe, switchPosition, changePassword, endSession].map((make) => make(deps)),
      ...[startTotp, confirmTotp, removeTotp, startPasskey, confirmPasskey, removePasskey].map((make) => make(deps)),
      ...[listAccounts, issueActivations, resetAccount, lockAccount, unlockAccount].map((make) => make(deps)),
      ...[listDemoSignIns, explainAccess].map((make) => make(deps)),
      setLocale,
      listMySecurity,
    ],
  };
};
