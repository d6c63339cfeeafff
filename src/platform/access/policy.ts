/**
 * Policies are small expression trees over actor and object. From one tree come the predicate, the SQL condition of lists,
 * the text of row-level security, and the answer to "why can X see this?".
 */
export type ActorField = 'personId' | 'positionId' | 'agencyId' | 'unitId';

export type Expression =
  /** A column of the object equals a field of the actor. */
  | { readonly is: 'own'; readonly column: string; readonly actor: ActorField }
  /** A column of the object is one of these texts. */
  | { readonly is: 'one-of'; readonly column: string; readonly values: readonly string[] }
  | { readonly is: 'null'; readonly column: string }
  | { readonly is: 'actor-role'; readonly roles: readonly string[] }
  /** A named step of the program itself (delivery, public verification), set for the shortest stretch of a transaction. */
  | { readonly is: 'program-step'; readonly steps: readonly string[] }
  /** Some row of another table, joined by equal columns, fulfils `where`. */
  | {
      readonly is: 'some';
      readonly table: string;
      readonly on: ReadonlyArray<readonly [inner: string, outer: string]>;
      readonly where: Expression;
    }
  | { readonly is: 'all'; readonly of: readonly Expression[] }
  | { readonly is: 'any'; readonly of: readonly Expression[] };

/** One reason for which something may be seen or done, with the words that explain it. */
export type Branch = { readonly name: string; readonly vi: string; readonly en: string; readonly when: Expression };

/**
 * `table` is schema-qualified; a right is granted when any branch holds. `key` is its primary key, `id` when left out.
 * Row-level security knows the rights `read`, `insert`, `update` and `delete`; others are for operations to ask.
 */
export type Policy = {
  readonly table: string;
  readonly right: string;
  readonly branches: readonly Branch[];
  readonly key?: string;
};

export const own = (column: string, actor: ActorField): Expression => ({ is: 'own', column, actor });
export const oneOf = (column: string, ...values: string[]): Expression => ({ is: 'one-of', column, values });
export const isNull = (column: string): Expression => ({ is: 'null', column });
export const actorRole = (...roles: string[]): Expression => ({ is: 'actor-role', roles });
export const programStep = (...steps: string[]): Expression => ({ is: 'program-step', steps });
export const all = (...of: Expression[]): Expression => ({ is: 'all', of });
export const any = (...of: Expression[]): Expression => ({ is: 'any', of });
export const some = (
  table: string,
  on: ReadonlyArray<readonly [inner: string, outer: string]>,
  where: Expression = { is: 'all', of: [] },
): Expression => ({ is: 'some', table, on, where });

/** The whole policy as one expression. */
export const wholePolicy = (policy: Policy): Expression => any(...policy.branches.map((branch) => branch.when));
