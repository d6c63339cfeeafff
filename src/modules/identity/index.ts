export { createIdentityModule } from './module.ts';
export { seedAccounts } from './seed-accounts.ts';
