export { holdersOfNames, namesOfHolders } from './account-names.ts';
export { totpUri } from './credentials/totp.ts';
export { openFirstAccount } from './first-account.ts';
export { createIdentityModule } from './module.ts';
export { seedAccounts } from './seed-accounts.ts';
