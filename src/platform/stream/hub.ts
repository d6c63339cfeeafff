import type { Actor } from '../access/index.ts';
import { hears, RESYNC, SESSION_CHANGED, type StreamMessage } from './messages.ts';

/** One open stream. `actor` is asked for each message, because a session may act for another position meanwhile. */
export type Listener = { actor(): Actor; deliver(kind: string, data: Record<string, unknown>): void };

const read = (payload: string): StreamMessage | null => {
  try {
    const message = JSON.parse(payload) as Partial<StreamMessage> | null;
    return typeof message?.kind === 'string' && message.audience ? ({ data: {}, ...message } as StreamMessage) : null;
  } catch {
    // Whoever reaches the database may NOTIFY anything; it must not end the process.
    return null;
  }
};

/** The open streams of this process. */
export const createStreamHub = () => {
  const listeners = new Set<Listener>();
  return {
    add: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: () => listeners.size,
    /** Called for each NOTIFY payload. */
    receive: (payload: string) => {
      const message = read(payload);
      if (!message) return;
      for (const listener of listeners)
        if (hears(listener.actor(), message.audience)) listener.deliver(message.kind, message.data);
    },
    /** The streams of this session look anew at who it is. */
    lookAgain: (sessionId: string) => {
      for (const listener of listeners)
        if (listener.actor().sessionId === sessionId) listener.deliver(SESSION_CHANGED, {});
    },
    /** Called after the database's connection was mended: messages may have been missed. */
    resyncAll: () => {
      for (const listener of listeners) listener.deliver(RESYNC, {});
    },
  };
};

export type StreamHub = ReturnType<typeof createStreamHub>;
