import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dbError } from './errors.ts';

/**
 * Takes the data folder for this process, or refuses with a sentence when another live process has it.
 *
 * An abstract Unix socket named after the folder's device and inode is the lock: taking it is atomic, the
 * kernel lets it go when the process dies in whatever way, and no file is left to be taken for a live lock.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const { dev, ino } = await stat(dataDir);
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? dbError('data-dir-in-use', { dataDir }) : error);
    });
    server.listen(`\0kinhbac-${dev}-${ino}`, resolve);
  });
  server.unref();
  return () => release(server);
}

function release(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
