/** One message of the server's stream, as all tabs get it. */
export type LiveMessage = { readonly kind: string; readonly [field: string]: unknown };
export type LiveState = 'open' | 'broken';

type Heard =
  | { readonly type: 'message'; readonly message: LiveMessage }
  | { readonly type: 'state'; readonly state: LiveState };

const RETRY_MS = 5_000;

/**
 * One event stream for all tabs of a browser: the tab that holds the lock keeps the stream and passes messages on;
 * when it closes, the next one takes over. A browser without locks (plain http on another machine) gets one per tab.
 */
export const openSharedStream = (
  kinds: readonly string[],
  listener: (heard: Heard) => void,
  onLead?: () => void,
): (() => void) => {
  const stop = new AbortController();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('kinhbac.live');
  channel?.addEventListener('message', (event: MessageEvent<Heard>) => listener(event.data));
  const tell = (heard: Heard) => {
    listener(heard);
    channel?.postMessage(heard);
  };

  const lead = () =>
    new Promise<void>((resolve) => {
      let source: EventSource | null = null;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const open = () => {
        source = new EventSource('/api/stream');
        source.onopen = () => tell({ type: 'state', state: 'open' });
        source.onerror = () => {
          tell({ type: 'state', state: 'broken' });
          // The browser reconnects by itself (with Last-Event-ID) except after a refusal.
          if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
        };
        for (const kind of kinds)
          source.addEventListener(kind, (event) =>
            tell({ type: 'message', message: JSON.parse((event as MessageEvent<string>).data) as LiveMessage }),
          );
      };
      onLead?.();
      open();
      stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        source?.close();
        resolve();
      });
    });

  if (navigator.locks)
    navigator.locks.request('kinhbac.live', { signal: stop.signal }, lead).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  else void lead();
  return () => {
    stop.abort();
    channel?.close();
  };
};
