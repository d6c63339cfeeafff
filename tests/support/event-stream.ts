import { get, type IncomingMessage } from 'node:http';

export type HeardEvent = { readonly kind: string; readonly data: Record<string, unknown>; readonly at: number };
export type OpenStream = {
  readonly heard: readonly HeardEvent[];
  /** Resolves with the first event that fits, heard already or still to come. */
  wait(fits: (event: HeardEvent) => boolean): Promise<HeardEvent>;
  close(): void;
};

/** Opens `/api/stream` as a browser's EventSource does; resolves when the server said `ready`. `at` is performance.now(). */
export const openEventStream = async (baseUrl: string, cookie: string): Promise<OpenStream> => {
  const heard: HeardEvent[] = [];
  const waiting = new Set<() => void>();
  const request = get(`${baseUrl}/api/stream`, { headers: { cookie, accept: 'text/event-stream' }, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`the stream was refused: ${response.statusCode}`);
  let text = '';
  response.setEncoding('utf8');
  response.on('error', () => undefined);
  response.on('data', (chunk: string) => {
    const at = performance.now();
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data) heard.push({ kind: /^event: (.*)$/m.exec(block)?.[1] ?? 'message', data: JSON.parse(data), at });
    }
    for (const look of waiting) look();
  });
  const wait = (fits: (event: HeardEvent) => boolean) =>
    new Promise<HeardEvent>((resolve) => {
      const look = () => {
        const found = heard.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  await wait(({ kind }) => kind === 'ready');
  return { heard, wait, close: () => request.destroy() };
};
