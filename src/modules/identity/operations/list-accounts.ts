import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Actor, inProgramStep } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { syllables } from '../../../platform/text/index.ts';
import { readCursor, writeCursor } from '../../../platform/worklist/cursor.ts';
import { accountState } from '../administration/account-states.ts';
import { type FoundAccount, findAccounts } from '../administration/find-accounts.ts';
import { belongsTo, withinReach } from '../administration/reach.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { ADMINISTRATION_STEP } from '../policy.ts';
import { guessLocks } from '../sign-in/guard.ts';
import { ACCOUNT_STATES, type AccountState, type ManagedAccount } from './account-shapes.ts';
import { listAccountsContract } from './list-accounts.contract.ts';

const place = z.tuple([z.string(), z.uuid()]);

/** Every word begins a word of the name (marks typed must agree), or the whole text begins the sign-in name. */
const matches = (q: string): RawBuilder<boolean> => {
  const words = syllables(q).map((word) =>
    word.exact === word.folded
      ? sql`a.folded like ${`% ${word.folded}%`}`
      : sql`a.canonical like ${`% ${word.exact}%`}`,
  );
  const inName = words.length === 0 ? sql`false` : sql.join(words, sql` and `);
  return sql<boolean>`((${inName}) or starts_with(a.username, ${q.normalize('NFC').toLowerCase()}))`;
};

const countStates = async (tx: Tx, actor: Actor, now: Temporal.Instant, where: RawBuilder<unknown>) => {
  const reach = await withinReach(tx, actor, now);
  const { rows } = await sql<{ state: AccountState; n: string }>`
    select ${accountState(now)} as state, count(*) as n from identity.account a
    where ${reach} and ${where} group by 1`.execute(tx);
  const counted = new Map(rows.map(({ state, n }) => [state, Number(n)]));
  return Object.fromEntries(ACCOUNT_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
    AccountState,
    number
  >;
};

const viewOf = (row: FoundAccount, actor: Actor, now: Temporal.Instant, until: Date | undefined): ManagedAccount => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  username: row.username,
  title: row.title,
  unitName: row.unit_name,
  agencyId: row.agency_id,
  agencyName: row.agency_name,
  state: row.state,
  code: row.code_issued_at &&
    row.code_expires_at && {
      issuedAt: row.code_issued_at.toISOString(),
      expiresAt: row.code_expires_at.toISOString(),
      expired: row.code_expires_at.getTime() <= now.epochMilliseconds,
    },
  lock: row.locked_at &&
    row.locked_reason && { at: row.locked_at.toISOString(), reason: row.locked_reason, note: row.locked_note ?? '' },
  guessLockUntil: until?.toISOString() ?? null,
  mayAct: !row.beyond && row.person_id !== actor.personId,
});

/** The accounts that an administrator looks after, by name. */
export const listAccounts = (deps: IdentityDeps): Operation =>
  defineOperation(listAccountsContract, (context, input) =>
    inProgramStep(context.tx, ADMINISTRATION_STEP, async () => {
      const { tx, now } = context;
      const actor = requireActor(context);
      const after = readCursor(input.cursor, place);
      const ofAgency = input.agencyId ? await belongsTo(tx, input.agencyId, now) : sql`true`;
      const rows = await findAccounts(tx, {
        actor,
        now,
        limit: input.limit + 1,
        where: [
          ofAgency,
          ...(input.q ? [matches(input.q)] : []),
          ...(input.state ? [sql`a.state = ${input.state}`] : []),
          ...(after ? [sql`(a.person_name collate "vi-x-icu", a.id) > (${after[0]}, ${after[1]}::uuid)`] : []),
        ],
      });
      const page = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? page.at(-1) : undefined;
      const hashes = page.map(({ username }) => nameHash(deps.keys, username));
      const locks = await guessLocks(tx, hashes, now);
      return {
        accounts: page.map((row, i) => viewOf(row, actor, now, locks.get(hashes[i]?.toString('hex') ?? ''))),
        nextCursor: last ? writeCursor([last.person_name, last.id]) : null,
        counts: after ? null : await countStates(tx, actor, now, ofAgency),
      };
    }),
  );
