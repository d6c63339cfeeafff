import { createHash, randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../platform/db/index.ts';

/** A link printed on the terminal is of use for a day, and once. */
const LINK_HOURS = 24;
/** Rows of `platform.set_up_phase`: one per link given out, and one when the administrator is there. */
const LINK = 'administrator-link-';
export const ADMINISTRATOR = 'administrator';
/** 256 random bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

type LinkRow = { readonly hash: string; readonly expiresAt: string };

const setUpRows = (db: Database | Tx) =>
  (db as Database).selectFrom('platform.set_up_phase').select(['name', 'result']).execute();

/** Makes a new link's token, voiding the former; null when the administrator is there. The database keeps its hash only. */
export const openFirstAdministratorLink = async (database: Database, now: Temporal.Instant): Promise<string | null> => {
  const rows = await setUpRows(database);
  if (rows.some(({ name }) => name === ADMINISTRATOR)) return null;
  const number = rows.filter(({ name }) => name.startsWith(LINK)).length + 1;
  const token = randomBytes(32).toString('base64url');
  const row: LinkRow = { hash: hashOf(token), expiresAt: now.add({ hours: LINK_HOURS }).toString() };
  await database
    .insertInto('platform.set_up_phase')
    .values({
      name: `${LINK}${number}`,
      done_at: new Date(now.epochMilliseconds),
      result: JSON.stringify(row),
    })
    .execute();
  return token;
};

/** Whether this is the newest link, still in its time and not used. */
export const linkIsOpen = async (db: Database | Tx, token: string, now: Temporal.Instant): Promise<boolean> => {
  if (!TOKEN.test(token)) return false;
  const rows = await setUpRows(db);
  if (rows.some(({ name }) => name === ADMINISTRATOR)) return false;
  const links = rows.filter(({ name }) => name.startsWith(LINK));
  const newest = links.find(({ name }) => name === `${LINK}${links.length}`)?.result as LinkRow | undefined;
  return (
    newest !== undefined &&
    newest.hash === hashOf(token) &&
    Temporal.Instant.compare(now, Temporal.Instant.from(newest.expiresAt)) < 0
  );
};
