import { hkdfSync } from 'node:crypto';
import { openFirstAccount } from '../../modules/identity/index.ts';
import { enterFirstAdministrator } from '../../modules/organization/index.ts';
import { type Database, inTransaction } from '../../platform/db/index.ts';
import { appendEvent } from '../../platform/events/index.ts';
import { firstStartError } from '../errors.ts';
import { ADMINISTRATOR, linkIsOpen } from './link.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const USERNAME = /^[a-z0-9][a-z0-9._-]{2,49}$/;

/**
 * The one-time-code secret offered behind a link: the same at every visit, so that a mistyped form does not ask for a new scan. It
 * follows from the link and a key of the data folder, so whoever reads the link in a log afterwards cannot compute it.
 */
export const secretOf = (masterSecret: string, token: string): string => {
  const bytes = Buffer.from(hkdfSync('sha256', masterSecret, token, 'kinh-bac first administrator', 20));
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
};

export type AdministratorForm = {
  readonly token: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly again: string;
  readonly code: string;
};

type Ports = { readonly database: Database; readonly masterSecret: string; readonly now: () => Temporal.Instant };

/**
 * Uses the link up: person, post, account with password and second factor, event, all in one transaction or none of it.
 * @throws first-start.link-void, first-start.passwords-differ, first-start.name-missing, identity.password-…, identity.wrong-code
 */
export const makeAdministrator = async (ports: Ports, form: AdministratorForm): Promise<void> => {
  const now = ports.now();
  const name = form.name.normalize('NFC').trim().replace(/\s+/g, ' ');
  const username = form.username.trim().toLowerCase();
  await inTransaction(ports.database, async (tx) => {
    if (!(await linkIsOpen(tx, form.token, now))) throw firstStartError('link-void');
    if (name.length < 2 || name.length > 100 || !USERNAME.test(username)) throw firstStartError('name-missing');
    if (form.password !== form.again) throw firstStartError('passwords-differ');
    const used = await tx
      .insertInto('platform.set_up_phase')
      .values({ name: ADMINISTRATOR, done_at: new Date(now.epochMilliseconds), result: '{}' })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst();
    if (!used) throw firstStartError('link-void');
    const entered = await enterFirstAdministrator(tx, { name, now });
    await openFirstAccount(tx, ports.masterSecret, {
      ...{ personId: entered.personId, username, password: form.password, now },
      ...{ totpSecret: secretOf(ports.masterSecret, form.token), code: form.code.replace(/\s/g, '') },
    });
    await appendEvent(tx, {
      ...{ at: now, agencyId: entered.agencyId, actor: null },
      ...{ kind: 'first-start.administrator-made', objectKind: 'organization.person', objectId: entered.personId },
      data: { positionId: entered.positionId },
    });
  });
};
