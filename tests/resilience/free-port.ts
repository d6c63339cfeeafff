import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port that is free now; a province that is started again and again keeps its address. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};
