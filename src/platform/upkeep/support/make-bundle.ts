import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, freemem, loadavg, release, totalmem, uptime } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Clock } from '../../clock/index.ts';
import type { Config } from '../../config/index.ts';
import { readStructure, structureHash } from '../backup/catalogue.ts';
import { programVersion } from '../backup/make-backup.ts';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/findings.ts';
import type { Check } from '../doctor/ports.ts';
import { reachDatabase } from '../reach-database.ts';
import { scrubLine, scrubPostgresLine } from './scrub-log.ts';

export interface BundleOptions {
  config: Config;
  clock: Clock;
  checks: readonly Check[];
  /** Text of the program's log, one JSON object a line. */
  programLog: string;
}

/** The newest lines are what matters; more would hide them. */
const LINES = 2_000;

/**
 * Everything that developers need to understand an installation, and nothing about people: versions, findings, hashes
 * of the structure, numbers of rows, settings without addresses and secrets, and logs of which only listed parts stay.
 */
export async function makeSupportBundle({ config, clock, checks, programLog }: BundleOptions): Promise<object> {
  const { dataDir, databaseUrl } = config;
  const doctor = await examine({ dataDir, databaseUrl, clock, full: false, more: checks });
  const database = await describeDatabase(config).catch((error: NodeJS.ErrnoException) => ({
    problem: error.code ?? 'unknown',
  }));
  const names = new Set('names' in database ? database.names : []);
  const postgresLog = await readFile(join(dataDir, 'postgres.log'), 'utf8').catch(() => '');
  return {
    madeAt: clock.now().toString(),
    versions: { program: await programVersion(), node: process.version, ...(await describeSystem()) },
    settings: describeSettings(config),
    doctor: { verdict: doctor.verdict, findings: doctor.findings.map(withoutWords) },
    database: 'problem' in database ? database : { ...database, names: undefined },
    programLog: programLog
      .split('\n')
      .slice(-LINES)
      .flatMap((line) => scrubLine(line) ?? []),
    postgresLog: postgresLog
      .split('\n')
      .slice(-LINES)
      .flatMap((line) => scrubPostgresLine(line, names) ?? []),
  };
}

/** Words may quote a path or a message; figures cannot. */
function withoutWords({ code, severity, params }: Finding) {
  const figures = Object.fromEntries(Object.entries(params).filter(([, value]) => typeof value === 'number'));
  return { code, severity, figures };
}

function describeSettings(config: Config) {
  const { port, logLevel, trustedProxies, publicUrl, databaseUrl, pkcs11 } = config;
  return {
    ...{ port, logLevel, trustedProxies: trustedProxies.length },
    publicUrl: publicUrl === undefined ? 'none' : new URL(publicUrl).protocol,
    database: databaseUrl === undefined ? 'embedded' : 'outside',
    pkcs11: pkcs11 !== undefined,
  };
}

async function describeSystem() {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return {
    system: /^PRETTY_NAME="?([^"\n]*)/m.exec(osRelease)?.[1] ?? 'unknown',
    kernel: release(),
    cpus: availableParallelism(),
    memory: { total: totalmem(), free: freemem() },
    load: loadavg(),
    uptimeSeconds: Math.round(uptime()),
  };
}

async function describeDatabase(config: Config) {
  const reached = await reachDatabase(config);
  const client = new pg.Client({ connectionString: reached.ownerUrl, application_name: 'kinhbac-support' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows: ledger } = await client.query<{ module: string; file: string; sha256: string; at: Date }>(
      "select module, file, encode(sha256, 'hex') as sha256, applied_at as at from platform.migration order by applied_at, 1, 2",
    );
    const schemas = [...new Set(ledger.map(({ module }) => module))];
    const structure: Record<string, string> = {};
    for (const schema of schemas) structure[schema] = structureHash(await readStructure(client, [schema]));
    const { rows: tables } = await client.query<{ name: string; rows: number; bytes: number }>(
      `select n.nspname || '.' || c.relname as name, greatest(c.reltuples, 0)::float8 as rows,
         pg_total_relation_size(c.oid)::float8 as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`,
    );
    const { rows: named } = await client.query<{ name: string }>(
      `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema)'
       union select o.conname::text from pg_constraint o join pg_namespace n on n.oid = o.connamespace where n.nspname !~ '^(pg_|information_schema)'`,
    );
    const { rows: version } = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    return {
      version: version[0]?.version,
      migrations: ledger,
      structure,
      tables,
      names: named.map(({ name }) => name),
    };
  } finally {
    await client.end().catch(() => {});
    await reached.close();
  }
}

/** The service's own log as systemd keeps it; empty where there is none. */
export async function readJournal(unit: string): Promise<string> {
  try {
    const args = ['--unit', unit, '--lines', String(LINES), '--output', 'cat', '--no-pager', '--quiet'];
    return (await promisify(execFile)('journalctl', args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch {
    return '';
  }
}
