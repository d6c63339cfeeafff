import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { configError } from './errors.ts';
import { type Config, DEFAULTS, SETTINGS, type SettingName } from './settings.ts';

export { choosePort } from './choose-port.ts';
export type { Config, Start } from './settings.ts';
export { listenError, startupSentence } from './startup-sentence.ts';

type Environment = Readonly<Record<string, string | undefined>>;
const NAMES = Object.keys(SETTINGS) as SettingName[];

/**
 * Reads the settings: `kinhbac.config.json` in the data folder (or the file that KINHBAC_CONFIG names), then the
 * environment on top.
 * @throws config.invalid, config.not-json, config.unreadable
 */
export async function loadConfig(env: Environment): Promise<Config> {
  const dataDir = resolve(env['DATA_DIR'] || '.data');
  const file = env['KINHBAC_CONFIG'] ? resolve(env['KINHBAC_CONFIG']) : join(dataDir, 'kinhbac.config.json');
  const values = check(await readSettings(file, Boolean(env['KINHBAC_CONFIG'])), file, (name) => name);
  const overrides = check(fromEnvironment(env), 'biến môi trường / environment', (name) => envOf(name) ?? name);
  return Object.freeze({ ...DEFAULTS, ...values, ...overrides, dataDir });
}

async function readSettings(file: string, required: boolean): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    // A data folder that is no folder gets its own sentence from the database.
    if ((reason === 'ENOENT' || reason === 'ENOTDIR') && !required) return {};
    throw configError('unreadable', { source: file, reason }, error);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw configError('not-json', { source: file, reason: (error as Error).message }, error);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw configError('not-json', { source: file, reason: 'phải là một đối tượng { … } / it must be an object { … }' });
  }
  return parsed as Record<string, unknown>;
}

const envOf = (name: string): string | undefined => {
  const setting = SETTINGS[name as SettingName];
  return 'env' in setting ? setting.env : undefined;
};

/** Environment variables are text; numbers are read from it, what cannot be read stays text. */
function fromEnvironment(env: Environment): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of NAMES) {
    const text = env[envOf(name) ?? ''];
    if (text === undefined || text === '') continue;
    if (name === 'port') values[name] = /^\d+$/.test(text) ? Number(text) : text;
    else values[name] = text;
  }
  return values;
}

function check(raw: Record<string, unknown>, source: string, label: (name: string) => string): Partial<Config> {
  const problems: { vi: string; en: string }[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (!Object.hasOwn(SETTINGS, name)) {
      const allowed = NAMES.join(', ');
      problems.push({
        vi: `không có khóa "${name}" (các khóa được phép: ${allowed})`,
        en: `there is no key "${name}" (allowed keys: ${allowed})`,
      });
      continue;
    }
    const { schema, vi, en } = SETTINGS[name as SettingName];
    if (!schema.safeParse(value).success) {
      problems.push({ vi: `"${label(name)}" phải ${vi}`, en: `"${label(name)}" must be ${en}` });
    }
  }
  if (problems.length === 0) return raw as Partial<Config>;
  const problemsVi = problems.map((problem) => problem.vi).join('; ');
  throw configError('invalid', { source, problemsVi, problemsEn: problems.map((problem) => problem.en).join('; ') });
}
