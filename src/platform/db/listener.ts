import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Listener {
  /**
   * Hears NOTIFY on a channel. `onGap` is told after a broken connection was mended: messages may have been missed.
   * @returns a function that stops listening
   */
  listen(channel: string, onMessage: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

interface Ear {
  onMessage: (payload: string) => void;
  onGap: (() => void) | undefined;
}

const RECONNECT_MS = 500;

/** One connection for all channels, opened at the first `listen`, mended when it breaks. */
export function createListener(url: string, onError: (error: Error) => void): Listener {
  const ears = new Map<string, Set<Ear>>();
  let client: Promise<pg.Client> | undefined;
  let closed = false;

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'kinhbac-listen', keepAlive: true });
    fresh.on('notification', ({ channel, payload }) => {
      for (const ear of ears.get(channel) ?? []) ear.onMessage(payload ?? '');
    });
    fresh.on('error', onError);
    await fresh.connect();
    fresh.once('end', () => {
      if (!closed) client = reconnect();
    });
    for (const channel of ears.keys()) await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
    return fresh;
  };

  const reconnect = async (): Promise<pg.Client> => {
    while (!closed) {
      try {
        const mended = await connect();
        for (const set of ears.values()) for (const ear of set) ear.onGap?.();
        return mended;
      } catch (error) {
        onError(error as Error);
        await sleep(RECONNECT_MS, undefined, { ref: false });
      }
    }
    return new pg.Client();
  };

  return {
    async listen(channel, onMessage, onGap) {
      const ear: Ear = { onMessage, onGap };
      const set = ears.get(channel) ?? new Set();
      ears.set(channel, set.add(ear));
      client ??= connect();
      const connection = await client;
      if (set.size === 1) await connection.query(`listen ${connection.escapeIdentifier(channel)}`);
      return async () => {
        set.delete(ear);
        if (set.size > 0 || closed) return;
        ears.delete(channel);
        const current = await client;
        await current?.query(`unlisten ${current.escapeIdentifier(channel)}`);
      };
    },
    async close() {
      closed = true;
      const current = await client?.catch(() => undefined);
      await current?.end();
    },
  };
}
