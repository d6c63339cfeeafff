import { type Duplex, Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** What the driver's connection can do for COPY; its published types leave these out. */
interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}
type Message = { readonly text?: string; readonly chunk?: Buffer };

/** `COPY … TO STDOUT` as a stream with back-pressure: `await pipeline(copyOut(client, 'copy t to stdout'), …)`. */
export function copyOut(client: pg.ClientBase, text: string): Readable & { rows(): number } {
  let connection: CopyConnection | undefined;
  let rows = 0;
  const stream = new Readable({ read: () => connection?.stream.resume(), highWaterMark: 256 * 1024 });
  client.query({
    submit(given: unknown) {
      connection = given as CopyConnection;
      connection.query(text);
    },
    handleCopyData({ chunk }: Message, from: CopyConnection) {
      // A copy, because the driver uses its buffer again. What it still holds is pushed all the same; only the socket waits.
      if (!stream.push(Buffer.from(chunk ?? [])) && !stream.destroyed) from.stream.pause();
    },
    handleCommandComplete({ text: tag }: Message) {
      rows = countOf(tag);
    },
    handleReadyForQuery: () => void stream.push(null),
    handleError: (error: Error) => void stream.destroy(error),
  });
  // A reader that gives up must not leave the socket paused for ever: the connection ends with its error.
  stream.once('close', () => connection?.stream.resume());
  return Object.assign(stream, { rows: () => rows });
}

/** `COPY … FROM STDIN` as a stream; it has finished when PostgreSQL has taken everything. */
export function copyIn(client: pg.ClientBase, text: string): Writable & { rows(): number } {
  const begun = Promise.withResolvers<CopyConnection>();
  const ended = Promise.withResolvers<void>();
  begun.promise.catch(() => {});
  ended.promise.catch(() => {});
  let rows = 0;
  const writeTo = async (chunk: Buffer) => {
    const connection = await begun.promise;
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain)
      await Promise.race([new Promise((done) => connection.stream.once('drain', done)), ended.promise]);
  };
  const finish = async () => {
    (await begun.promise).endCopyFrom();
    await ended.promise;
  };
  const stream = new Writable({
    highWaterMark: 256 * 1024,
    write: (chunk: Buffer, _encoding, done) => void answer(() => writeTo(chunk), done),
    final: (done) => void answer(finish, done),
    destroy: (error, done) => {
      if (error) void begun.promise.then((connection) => connection.sendCopyFail(error.message)).catch(() => {});
      done(error);
    },
  });
  const fail = (error: Error) => {
    begun.reject(error);
    ended.reject(error);
    stream.destroy(error);
  };
  client.query({
    submit: (given: unknown) => (given as CopyConnection).query(text),
    handleCopyInResponse: (connection: CopyConnection) => begun.resolve(connection),
    handleCommandComplete({ text: tag }: Message) {
      rows = countOf(tag);
    },
    handleReadyForQuery: () => ended.resolve(),
    handleError: fail,
  });
  return Object.assign(stream, { rows: () => rows });
}

/** Tells a stream how the work ended, once. */
async function answer(work: () => Promise<void>, done: (error?: Error | null) => void): Promise<void> {
  let failure: Error | null = null;
  try {
    await work();
  } catch (error) {
    failure = error as Error;
  }
  done(failure);
}

/** `COPY 42` → 42. */
const countOf = (tag = '') => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? Number.NaN);
