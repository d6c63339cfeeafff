import pg from 'pg';
import { dbError } from './errors.ts';

/** The role that the application works as: it owns nothing and bypasses nothing. */
export const APP_ROLE = 'kinhbac_app';

/**
 * Makes sure that `kinhbac_app` exists and takes this password.
 * @returns the connection string of the application
 * @throws db.role-refused when the owner may not make roles, db.cannot-connect
 */
export async function ensureAppRole(ownerUrl: string, password: string): Promise<string> {
  const appUrl = new URL(ownerUrl);
  appUrl.username = APP_ROLE;
  appUrl.password = password;
  if (await canConnect(appUrl.href)) return appUrl.href;
  const owner = new pg.Client(ownerUrl);
  try {
    await owner.connect();
  } catch (error) {
    throw dbError('cannot-connect', { server: new URL(ownerUrl).host, reason: reasonOf(error) }, error);
  }
  try {
    const exists = await owner.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
    const rights = 'login nosuperuser nocreatedb nocreaterole noinherit';
    const secret = owner.escapeLiteral(password);
    await owner.query(`${exists.rowCount ? 'alter' : 'create'} role ${APP_ROLE} with ${rights} password ${secret}`);
  } catch (error) {
    throw dbError('role-refused', { reason: reasonOf(error) }, error);
  } finally {
    await owner.end();
  }
  return appUrl.href;
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error));
