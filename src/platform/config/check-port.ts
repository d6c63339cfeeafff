import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './settings.ts';
import { listenError } from './startup-sentence.ts';

/**
 * Refuses early, before anything is made or filled, when the address cannot be had.
 * @throws config.port-taken, config.port-refused
 */
export const checkPort = async (config: Pick<Config, 'host' | 'port'>): Promise<void> => {
  if (config.port === 0) return;
  const probe = createServer();
  try {
    probe.listen(config.port, config.host);
    await once(probe, 'listening');
  } catch (error) {
    throw listenError(error, config);
  } finally {
    probe.close();
  }
};
