/** What the tabs of one browser tell each other besides live messages. */
export type TabMessage = 'who-changed';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('kinhbac.tabs');

/** Another person signed in, or another position is acted for: the other tabs must not go on as before. */
export const tellTabs = (message: TabMessage): void => channel?.postMessage(message);

/** Hears the other tabs, never this one. Answers how to stop. */
export const listenToTabs = (listener: (message: TabMessage) => void): (() => void) => {
  const hear = (event: MessageEvent<TabMessage>) => listener(event.data);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
};
