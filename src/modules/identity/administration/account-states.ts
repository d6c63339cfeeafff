import { type RawBuilder, sql } from 'kysely';
import { VN_ZONE } from '../../../platform/clock/index.ts';
import { PASSWORD_RULES } from '../rules/password-rules.ts';

/** What an account waits for, most pressing first; the same rule as `mustChangePassword`, for whole lists. `a` is the account. */
export const accountState = (now: Temporal.Instant): RawBuilder<string> => sql<string>`case
  when a.locked_at is not null then 'locked'
  when a.password_hash is null then 'waiting'
  when a.must_change or ((a.password_set_at at time zone ${VN_ZONE}) + make_interval(months =>
    case when a.is_admin then ${PASSWORD_RULES.admin.maxAgeMonths}::int else ${PASSWORD_RULES.user.maxAgeMonths}::int end))
    at time zone ${VN_ZONE} <= ${now.toString()}::timestamptz then 'password-expired'
  else 'active' end`;
