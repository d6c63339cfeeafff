import { LOCALE_COOKIE } from '../../../platform/http/session.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { setLocaleContract } from './set-locale.contract.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

export const setLocale: Operation = defineOperation(setLocaleContract, async (context, { locale }) => {
  const { accountId } = requireActor(context);
  await context.tx.updateTable('identity.account').set({ locale }).where('id', '=', accountId).execute();
  await context.record({
    kind: 'identity.locale-set',
    objectKind: 'identity.account',
    objectId: accountId,
    data: { locale },
  });
  context.request.setCookie(LOCALE_COOKIE, locale, { maxAgeSeconds: YEAR_SECONDS });
  return { locale };
});
