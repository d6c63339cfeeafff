import type { Policy } from '../../platform/access/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { IdentityKeys } from './credentials/sealed.ts';
import type { SignedIn } from './sessions/authenticate.ts';
import type { PositionDirectory } from './sessions/position-directory.ts';
import type { createSessionCache } from './sessions/session-cache.ts';

/** What this module's operations lean on; made once by `createIdentityModule`. */
export type IdentityDeps = {
  readonly keys: IdentityKeys;
  readonly database: Database;
  readonly clock: Clock;
  readonly positions: PositionDirectory;
  readonly cache: ReturnType<typeof createSessionCache<SignedIn>>;
  readonly webAuthn: { readonly rpId: string; readonly origins: readonly string[] };
  /** The password of all demo sign-ins; null where there are none. */
  readonly demoPassword: string | null;
  /** All modules' policies, for explanations. */
  readonly policies: () => readonly Policy[];
};
