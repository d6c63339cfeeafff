import { createHash } from 'node:crypto';
import type pg from 'pg';

/** More distinct texts than this are sent unnamed, so that generated SQL cannot fill the server's memory. */
const MAX_NAMES = 1_000;
const names = new Map<string, string>();

/** Gives each parameterised query the hash of its text as its name, so that PostgreSQL plans it once a connection. */
export function nameStatements(client: pg.ClientBase): void {
  const query: (...args: unknown[]) => unknown = client.query.bind(client);
  const named = (text: unknown, values?: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest);
  };
  Object.assign(client, { query: named });
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MAX_NAMES) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
  }
  return name;
}
