import { randomUUID } from 'node:crypto';
import type { InputOf, Situation } from './index.ts';

const input = (values: Record<string, unknown>): InputOf => ({ make: () => ({ input: values }) });

/** A new password that the rules accept, for calls that must fail on the present one. */
const NEW_PASSWORD = 'Chưa dùng lần nào 1!';

const explainOf =
  (relation: 'own' | 'other'): InputOf['make'] =>
  async ({ world, callers, caller }) => {
    const agencyId = relation === 'own' ? caller.seat?.agencyId : callers.agencies[relation];
    const { rows } = await world.owner.query(
      `select h.person_id from organization.holding h join organization.position o on o.id = h.position_id
       where o.agency_id = $1 and now() <@ h.valid order by o.ordinal limit 1`,
      [agencyId ?? callers.agencies.own],
    );
    const values = { objectKind: 'identity.sign_in_log', objectId: randomUUID(), personId: rows[0]?.person_id };
    return { input: values };
  };

/** States of an account before it is administered. */
const PREPARED = {
  waiting: 'password_hash = null, password_set_at = null',
  active: `password_set_at = now(), password_hash =
    (select password_hash from identity.account where demo_ordinal is not null order by demo_ordinal limit 1)`,
} as const;

/** An official of the caller's agency or of another one who never calls here, with the account in this state. */
const official = async (situation: Situation, state: keyof typeof PREPARED) => {
  const { world, callers, caller } = situation;
  const agencyId = situation.state === 'other-agency' ? callers.agencies.other : caller.seat?.agencyId;
  const { rows } = await world.owner.query<{ person_id: string; username: string; id: string }>(
    `update identity.account set locked_at = null, locked_reason = null, locked_note = null, locked_by = null,
       ${PREPARED[state]}
     where person_id = (
       select h.person_id from organization.holding h
         join organization.position o on o.id = h.position_id
         join identity.account a on a.person_id = h.person_id and a.demo_ordinal is null
       where o.agency_id = $1 and o.roles = '{specialist}' and now() <@ h.valid order by o.ordinal desc limit 1)
     returning id, person_id, username`,
    [agencyId ?? callers.agencies.own],
  );
  if (!rows[0]) throw new Error('the agency has no specialist');
  return rows[0];
};

const onOfficial = (state: keyof typeof PREPARED, more: Record<string, unknown> = {}): InputOf => ({
  make: async (situation) => ({ input: { personId: (await official(situation, state)).person_id, ...more } }),
});

export const identityInputs: Readonly<Record<string, InputOf>> = {
  // Another name each time: the fifth failure of one name would lock it.
  'identity.sign-in': { make: () => ({ input: { username: `khong-co-${randomUUID()}`, password: 'wrong' } }) },
  'identity.sign-in-totp': input({ code: '000000' }),
  'identity.sign-in-passkey': input({ response: {} }),
  'identity.renew-password': input({ newPassword: NEW_PASSWORD }),
  'identity.sign-out': { spends: true, make: () => ({ input: {} }) },
  'identity.switch-position': input({ positionId: randomUUID() }),
  'identity.set-locale': input({ locale: 'vi' }),
  'identity.change-password': {
    spends: true,
    make: () => ({ input: { currentPassword: 'wrong', newPassword: NEW_PASSWORD } }),
  },
  'identity.confirm-totp': input({ code: '000000' }),
  'identity.remove-totp': input({ password: 'wrong' }),
  'identity.confirm-passkey': input({ name: 'Máy ở cơ quan', response: {} }),
  'identity.remove-passkey': input({ passkeyId: randomUUID(), password: 'wrong' }),
  'identity.end-session': {
    // Another person's session: not to be ended, and not even to be known of.
    make: async ({ world, caller }) => {
      const { rows } = await world.owner.query('select id from identity.session where person_id <> $1 limit 1', [
        caller.seat?.personId ?? randomUUID(),
      ]);
      return { input: { sessionId: rows[0]?.id ?? randomUUID() } };
    },
  },
  'identity.activate': {
    make: () => ({
      input: { username: `khong-co-${randomUUID()}`, code: 'K7QM-3XPA-9TDR', newPassword: NEW_PASSWORD },
    }),
  },
  'identity.list-accounts': {
    make: async (situation) => {
      const { id, username } = await official(situation, 'active');
      return { input: { q: username }, objectId: id };
    },
  },
  'identity.issue-activations': {
    make: async (situation) => ({ input: { personIds: [(await official(situation, 'waiting')).person_id] } }),
  },
  'identity.reset-account': onOfficial('active'),
  'identity.lock-account': onOfficial('active', { reason: 'retire' }),
  'identity.unlock-account': onOfficial('active', { note: 'Khóa nhầm' }),
  'identity.explain-access': {
    make: (situation) => explainOf(situation.state === 'other-agency' ? 'other' : 'own')(situation),
  },
};
