import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Config } from './settings.ts';
import { listenError } from './startup-sentence.ts';

/**
 * Answers the port to listen on, before anything is made or filled: the configured one when it can be had, or a free one
 * for port 0, so that addresses written into certificates and passkeys are known from the beginning.
 * @throws config.port-taken, config.port-refused
 */
export const choosePort = async (config: Pick<Config, 'host' | 'port'>): Promise<number> => {
  const probe = createServer();
  try {
    probe.listen(config.port, config.host);
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    throw listenError(error, config);
  } finally {
    probe.close();
  }
};
