import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import { type Actor, actorSettings } from './actor.ts';

const apply = async (tx: Tx, settings: Readonly<Record<string, string>>): Promise<void> => {
  const calls = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  await sql`select ${sql.join(calls)}`.execute(tx);
};

const current = async (tx: Tx, names: readonly string[]): Promise<Record<string, string>> => {
  const columns = names.map((name) => sql`coalesce(current_setting(${name}, true), '') as ${sql.id(name)}`);
  const { rows } = await sql<Record<string, string>>`select ${sql.join(columns)}`.execute(tx);
  return rows[0] ?? {};
};

/** Runs `fn` under other settings and puts the former ones back; when `fn` throws the whole transaction is undone anyway. */
const under = async <T>(tx: Tx, settings: Readonly<Record<string, string>>, fn: () => Promise<T>): Promise<T> => {
  const before = await current(tx, Object.keys(settings));
  await apply(tx, settings);
  const answer = await fn();
  await apply(tx, before);
  return answer;
};

/**
 * Runs `fn` as a named step of the program, which policies may grant more than any person (`programStep`).
 * Keep it as short as possible; the step ends when `fn` does. Don't run it beside other queries of the same transaction.
 */
export const inProgramStep = <T>(tx: Tx, step: string, fn: () => Promise<T>): Promise<T> =>
  under(tx, { 'app.step': step }, fn);

/** Runs `fn` with what row-level security would let this actor see, no more and no less. */
export const asActor = <T>(tx: Tx, actor: Actor | null, fn: () => Promise<T>): Promise<T> =>
  under(tx, actorSettings(actor), fn);
