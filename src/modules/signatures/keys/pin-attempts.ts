import pg from 'pg';
import { VN_ZONE } from '../../../platform/clock/index.ts';
import { signaturesError } from '../errors.ts';

/** Wrong PINs in a row after which a certificate is locked, and for how long. */
const MAX_TRIES = 5;
const LOCK_MINUTES = 30;

/** Counts PIN attempts on connections of its own, so that the count stays when the business transaction is undone. */
export interface PinAttempts {
  /**
   * Counts an attempt before the PIN is looked at, so that parallel guesses cannot outrun the limit.
   * @returns how many tries are left should this one be wrong.
   * @throws signatures.pin-locked
   */
  begin(certificateId: string, now: Temporal.Instant): Promise<number>;
  /** The PIN was right: the count starts anew. */
  succeed(certificateId: string): Promise<void>;
  close(): Promise<void>;
}

const BEGIN = `
  insert into signatures.pin_attempt as a (certificate_id, tries, last_try_at) values ($1, 1, $2)
  on conflict (certificate_id) do update set
    tries = case when a.locked_until is null then a.tries + 1 else 1 end,
    locked_until = case when a.locked_until is null and a.tries + 1 >= $3 then excluded.last_try_at + $4 * interval '1 minute' end,
    last_try_at = excluded.last_try_at
  where a.locked_until is null or a.locked_until <= excluded.last_try_at
  returning tries`;
const LOCKED_UNTIL = 'select locked_until from signatures.pin_attempt where certificate_id = $1';
const SUCCEED = 'update signatures.pin_attempt set tries = 0, locked_until = null where certificate_id = $1';

/**
 * Two connections suffice for any number of signers: a statement holds one for under a millisecond. They are apart from
 * the application's pool because signers waiting for a second connection of the pool could block one another.
 */
export function openPinAttempts(appUrl: string): PinAttempts {
  const pool = new pg.Pool({ connectionString: appUrl, max: 2, application_name: 'kinhbac-pin' });
  pool.on('error', () => {});
  return {
    async begin(certificateId, now) {
      const counted = await pool.query<{ tries: number }>(BEGIN, [
        certificateId,
        now.toString(),
        MAX_TRIES,
        LOCK_MINUTES,
      ]);
      const tries = counted.rows[0]?.tries;
      if (tries !== undefined) return MAX_TRIES - tries;
      const { rows } = await pool.query<{ locked_until: Date | null }>(LOCKED_UNTIL, [certificateId]);
      throw signaturesError('pin-locked', { max: MAX_TRIES, until: clockTime(rows[0]?.locked_until ?? null) });
    },
    async succeed(certificateId) {
      await pool.query(SUCCEED, [certificateId]);
    },
    close: () => pool.end(),
  };
}

function clockTime(at: Date | null): string {
  if (!at) return '—';
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(VN_ZONE);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(local.hour)}:${two(local.minute)} ${two(local.day)}/${two(local.month)}/${local.year}`;
}
