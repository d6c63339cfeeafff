import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import type { Actor } from './actor.ts';
import type { Policy } from './policy.ts';
import { asActor } from './settings.ts';
import { branchConditions } from './to-sql.ts';

export type BranchAnswer = {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  readonly holds: boolean;
};
export type Explanation = { readonly allowed: boolean; readonly branches: readonly BranchAnswer[] };

/**
 * Why the actor has this right on the object, or not: every branch of the policy with yes or no.
 * Asked under the actor's own settings, so both walls answer. An object that is not there and one that the actor may not
 * see look the same: no branch holds.
 */
export const explain = async (tx: Tx, policy: Policy, actor: Actor | null, id: string): Promise<Explanation> => {
  const conditions = branchConditions(policy, actor, 'o');
  const columns = conditions.map(
    ({ condition }, index) => sql`coalesce(${condition}, false) as ${sql.ref(`b${index}`)}`,
  );
  const { rows } = await asActor(tx, actor, () =>
    sql<Record<string, boolean>>`
      select ${sql.join(columns)} from ${sql.table(policy.table)} as o where ${sql.ref(`o.${policy.key ?? 'id'}`)} = ${id}
    `.execute(tx),
  );
  const branches = conditions.map(({ branch: { name, vi, en } }, index) => ({
    name,
    vi,
    en,
    holds: rows[0]?.[`b${index}`] ?? false,
  }));
  return { allowed: branches.some((branch) => branch.holds), branches };
};
