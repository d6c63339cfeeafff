export { createIdentityModule, type IdentityModule, type IdentityOptions } from './module.ts';
export { SEED_STEP } from './policy.ts';
export { type AccountSeed, type DemoSignIn, seedAccounts } from './seed-accounts.ts';
export type { SignedIn } from './sessions/authenticate.ts';
export type { ActingPosition, PositionDirectory } from './sessions/position-directory.ts';
