import { actorRole, type Branch, own, type Policy, programStep } from '../../platform/access/index.ts';

/** The steps in which the program itself reads accounts, before anybody is known or while accounts are made. */
export const SIGN_IN_STEP = 'identity.sign-in';
export const SEED_STEP = 'identity.seed';
/** An administrator looks after accounts; who may see which is decided by `administration/reach.ts`. */
export const ADMINISTRATION_STEP = 'identity.administration';

const ownRow: Branch = {
  name: 'own-account',
  vi: 'Dữ liệu tài khoản của chính mình',
  en: 'Data of one’s own account',
  when: own('person_id', 'personId'),
};
const signInStep: Branch = {
  name: 'sign-in-step',
  vi: 'Hệ thống đang kiểm tra đăng nhập',
  en: 'The program is checking a sign-in',
  when: programStep(SIGN_IN_STEP),
};
const seedStep: Branch = {
  name: 'seed-step',
  vi: 'Hệ thống đang lập tài khoản',
  en: 'The program is making accounts',
  when: programStep(SEED_STEP),
};
const administrationStep: Branch = {
  name: 'administration-step',
  vi: 'Quản trị viên đang quản lý tài khoản trong phạm vi của mình',
  en: 'An administrator looks after the accounts within reach',
  when: programStep(ADMINISTRATION_STEP),
};
const auditor: Branch = {
  name: 'auditor',
  vi: 'Người kiểm tra xem nhật ký đăng nhập',
  en: 'An auditor reads the sign-in log',
  when: actorRole('auditor'),
};

const read = (table: string, branches: readonly Branch[], key = 'id'): Policy => ({
  table: `identity.${table}`,
  right: 'read',
  branches,
  key,
});

/** Everything here is personal: one sees one's own, auditors see the sign-in log, and the program sees what a sign-in needs. */
export const identityPolicies: readonly Policy[] = [
  read('account', [ownRow, signInStep, seedStep, administrationStep]),
  read('password_history', [ownRow, signInStep]),
  read('passkey', [ownRow, signInStep, administrationStep]),
  read('session', [ownRow, signInStep, administrationStep]),
  read('challenge', [ownRow, signInStep, administrationStep], 'id_hash'),
  read('sign_in_guard', [signInStep, administrationStep], 'username_hash'),
  read('activation_code', [signInStep, administrationStep], 'person_id'),
  read('sign_in_log', [ownRow, signInStep, auditor]),
];
