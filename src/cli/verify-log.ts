/**
 * `npm run -s verify-log -- [--database-url URL] [--checkpoints FILE | --no-outside] [--key BASE64] [--json]`
 *
 * Judges the event log against its Merkle roots and the copy kept outside of the database.
 * Exit: 0 nothing was altered, 1 something was (each place is named), 2 the check could not run.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { checkLog } from './verify-log/check.ts';
import { type Report, sentence } from './verify-log/findings.ts';

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    checkpoints: { type: 'string' },
    'no-outside': { type: 'boolean', default: false },
    key: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const dataDir = resolve(process.env['DATA_DIR'] || '.data');

try {
  const outsidePath = findOutside();
  const { client, close } = await connect();
  try {
    const report = await checkLog({ client, outsidePath, key: values.key });
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report));
    process.exitCode = report.verdict === 'clean' ? 0 : 1;
  } finally {
    await close();
  }
} catch (error) {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  console.error(`Không kiểm được nhật ký: ${reason}\nThe log could not be checked: ${reason}`);
  process.exitCode = 2;
}

function findOutside(): string | null {
  if (values['no-outside']) return null;
  const path = values.checkpoints ?? join(dataDir, 'checkpoints.log');
  if (existsSync(path)) return path;
  if (values.checkpoints === undefined) return null;
  throw new Error(`${path}: không có tệp này / no such file`);
}

/** The database named, else the running server of the data folder, else that server started for this check only. */
async function connect(): Promise<{ client: pg.Client; close: () => Promise<void> }> {
  const url = values['database-url'] ?? process.env['DATABASE_URL'];
  if (url) return reach(url);
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Error(`${dataDir}: chưa có cơ sở dữ liệu / no database here`);
  const running = await runningServer();
  if (running) return running;
  const { launchServer } = await import('../platform/db/launcher.ts');
  const server = await launchServer(dataDir);
  const { client, close } = await reach(server.ownerUrl);
  return { client, close: () => close().then(server.stop) };
}

async function runningServer() {
  try {
    const { port, user, database } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'));
    const { databaseOwnerPassword } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
    return await reach(`postgres://${user}:${databaseOwnerPassword}@127.0.0.1:${port}/${database}`);
  } catch {
    return undefined;
  }
}

async function reach(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'kinhbac-verify-log' });
  await client.connect();
  return { client, close: () => client.end() };
}

function asText(report: Report): string {
  const { events, checkpoints, pending, findings, notes } = report;
  const counted = `${events} sự kiện, ${checkpoints} mốc, ${pending} sự kiện chờ mốc (${events} events, ${checkpoints} checkpoints, ${pending} pending)`;
  const verdict =
    report.verdict === 'clean'
      ? '✔ Nhật ký nguyên vẹn. (The log is whole.)'
      : `✘ Nhật ký đã bị can thiệp ở ${findings.length} chỗ. (The log was tampered with in ${findings.length} places.)`;
  return `${[...findings.map(sentence), ...notes, counted, verdict].join('\n')}\n`;
}
