import pino from 'pino';
import { systemClock } from './platform/clock/index.ts';
import { loadConfig, startupSentence } from './platform/config/index.ts';
import { printWelcome } from './welcome.ts';
import { type RunningProvince, startProvince } from './wiring.ts';

/** One process: loads the configuration, starts the province, and stops it cleanly on a signal. */
const main = async (): Promise<void> => {
  const config = await loadConfig(process.env);
  const logger = pino({ level: config.logLevel, base: null }, pino.destination(2));
  let province: RunningProvince | null = null;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // While still starting there is nothing to drain: each phase is a transaction, and PostgreSQL stops cleanly with us.
    if (province === null) process.exit(130);
    await province.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  province = await startProvince({ config, clock: systemClock, logger, progress: process.stdout, asks: true });
  printWelcome(province, process.stdout);
};

main().catch((error: unknown) => {
  process.stderr.write(`${startupSentence(error)}\n`);
  process.exit(1);
});
