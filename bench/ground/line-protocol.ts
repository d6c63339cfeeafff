import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A line-based conversation (SMTP, IMAP): send a command, read lines until one says that it is over. */
export type Conversation = {
  readonly socket: Socket;
  send(text: string | Buffer): void;
  /** Lines up to and with the first that matches; others are kept for `heard`. */
  until(end: RegExp): Promise<string[]>;
  close(): void;
};

export const converse = async (port: number): Promise<Conversation> => {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.setNoDelay(true);
  let rest = '';
  const lines: string[] = [];
  let wake: () => void = () => {};
  socket.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString('latin1')).split('\r\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  let ended: Error | null = null;
  socket.on('error', (error) => {
    ended = error;
    wake();
  });
  socket.on('close', () => {
    ended ??= new Error('closed by the server');
    wake();
  });
  return {
    socket,
    send: (text) => void socket.write(text),
    until: async (end) => {
      const taken: string[] = [];
      for (;;) {
        while (lines.length > 0) {
          const line = lines.shift() as string;
          taken.push(line);
          if (end.test(line)) return taken;
        }
        if (ended) throw ended;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => socket.destroy(),
  };
};

/** One SMTP command whose answer must begin with this digit. */
export const smtp = async (talk: Conversation, command: string, expected: string): Promise<void> => {
  if (command !== '') talk.send(`${command}\r\n`);
  const answer = await talk.until(/^\d{3} /);
  if (!answer.at(-1)?.startsWith(expected)) throw new Error(`${command.slice(0, 40)}: ${answer.at(-1)}`);
};
