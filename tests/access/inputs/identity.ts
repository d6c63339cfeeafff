import { randomUUID } from 'node:crypto';
import type { InputOf } from './index.ts';

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
  'identity.explain-access': {
    make: (situation) => explainOf(situation.state === 'other-agency' ? 'other' : 'own')(situation),
  },
};
