/**
 * `npm run -s sample -- --out FILE.pdf`: takes an official letter through the real commands, from the first draft to issue,
 * and writes the issued PDF. Uses the province that is running on PORT, else starts one on DATA_DIR for as long as it takes.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { DEMO_PIN } from '../first-start/demo-pin.ts';
import { firstStartError } from '../first-start/errors.ts';
import { getDocumentFileContract } from '../modules/documents/operations/get-document-file.contract.ts';
import { listDemoSignInsContract } from '../modules/identity/operations/list-demo-sign-ins.contract.ts';
import { systemClock } from '../platform/clock/index.ts';
import { loadConfig, startupSentence } from '../platform/config/index.ts';
import { urlOf } from '../platform/contracts/client.ts';
import { createPerson } from './person.ts';
import { sampleLetter } from './sample-letter.ts';
import { walkToIssue } from './walk-to-issue.ts';

const isReady = async (url: string) => (await fetch(`${url}/healthz`).catch(() => null))?.status === 200;

const withProvince = async (use: (url: string) => Promise<void>): Promise<void> => {
  const config = await loadConfig(process.env);
  const running = `http://localhost:${config.port}`;
  if (await isReady(running)) return use(running);
  if (config.start === 'empty') throw firstStartError('sample-needs-demo');
  const { startProvince } = await import('../wiring.ts');
  const province = await startProvince({
    config: { ...config, start: 'demo', port: 0, publicUrl: config.publicUrl ?? running },
    clock: systemClock,
    logger: pino({ level: 'error' }, pino.destination(2)),
    progress: process.stderr,
  });
  try {
    await use(province.localAddress);
  } finally {
    await province.close();
  }
};

const issueSample = async (url: string, out: string): Promise<void> => {
  const { password } = await createPerson(url).call(listDemoSignInsContract, {});
  const signedIn = async (username: string) => {
    const person = createPerson(url);
    await person.signIn(username, password);
    return person;
  };
  const office = {
    specialist: await signedIn('snv.chuyenvien'),
    head: await signedIn('snv.truongphong'),
    clerk: await signedIn('snv.vanthu'),
    leader: await signedIn('snv.giamdoc'),
  };
  const issued = await walkToIssue(office, sampleLetter, DEMO_PIN);
  const file = await office.clerk.fetch(
    url + urlOf(getDocumentFileContract, { documentId: issued.documentId, ordinal: 0 }),
  );
  if (!file.ok) throw new Error(`the issued file was not answered: ${file.status}`);
  await writeFile(out, Buffer.from(await file.arrayBuffer()));
  console.error(
    `Đã phát hành ${issued.symbol} ngày ${issued.issuedOn} (DEMO), mã tra cứu ${issued.verificationCode}: ${out}`,
  );
};

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out) {
  const { out } = values;
  await withProvince((url) => issueSample(url, out)).catch((error: unknown) => {
    console.error(startupSentence(error));
    process.exitCode = 1;
  });
} else {
  console.error('Cách dùng: npm run -s sample -- --out FILE.pdf');
  process.exitCode = 2;
}
