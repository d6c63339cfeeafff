/**
 * Password rules of QĐ 79/2025/QĐ-UBND tỉnh Bắc Ninh (21/11/2025, in force 05/12/2025): at least 10 characters for
 * administrators and 8 for users, mixed classes, changed every 3 and 6 months, not one of the last 3.
 */
export const PASSWORD_RULES = {
  decree: 'QĐ 79/2025/QĐ-UBND',
  user: { minLength: 8, maxAgeMonths: 6 },
  admin: { minLength: 10, maxAgeMonths: 3 },
  /** The decree says "mixed"; the product reads it strictly: each of these classes. */
  classes: { lower: /\p{Ll}/u, upper: /\p{Lu}/u, digit: /\p{Nd}/u, other: /[^\p{L}\p{Nd}]/u },
  notTheLast: 3,
} as const;

export type PasswordFault = 'too-short' | 'not-mixed' | 'holds-username';

export const minLengthFor = (isAdmin: boolean): number => PASSWORD_RULES[isAdmin ? 'admin' : 'user'].minLength;

/** What is wrong with a password, before it is compared with former ones. Characters are counted as people count them. */
export const passwordFaults = (password: string, account: { isAdmin: boolean; username: string }): PasswordFault[] => {
  const text = password.normalize('NFC');
  const faults: PasswordFault[] = [];
  if ([...text].length < minLengthFor(account.isAdmin)) faults.push('too-short');
  if (!Object.values(PASSWORD_RULES.classes).every((kind) => kind.test(text))) faults.push('not-mixed');
  if (text.toLowerCase().includes(account.username.toLowerCase())) faults.push('holds-username');
  return faults;
};

const ZONE = 'Asia/Ho_Chi_Minh';

/** The moment from which a password must be replaced; months are counted in the province's calendar. */
export const passwordExpiry = (setAt: Temporal.Instant, isAdmin: boolean): Temporal.Instant =>
  setAt
    .toZonedDateTimeISO(ZONE)
    .add({ months: PASSWORD_RULES[isAdmin ? 'admin' : 'user'].maxAgeMonths })
    .toInstant();
