import { glob, readdir, readFile } from 'node:fs/promises';
import { generateRowSecurity, type Policy } from '../platform/access/index.ts';

const MODULES = new URL('../modules/', import.meta.url);
const FILE = /^\d{4}-([a-z-]+-)?row-security\.sql$/;

/** Row-level security of one module: what its policies say, and what its newest migration for it says. */
export type ModuleRowSecurity = {
  readonly module: string;
  readonly generated: string;
  readonly committed: { readonly file: string; readonly text: string } | null;
};

const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' && value !== null && 'table' in value && 'right' in value && 'branches' in value;

/** Every policy that a module's `policy.ts` exports, alone or in a list. */
export const policiesOfModule = async (module: string): Promise<Policy[]> => {
  const exported = (await import(new URL(`${module}/policy.ts`, MODULES).href)) as Record<string, unknown>;
  const found = Object.values(exported)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isPolicy);
  return [...new Set(found)];
};

const newest = async (module: string): Promise<ModuleRowSecurity['committed']> => {
  const dir = new URL(`${module}/migrations/`, MODULES);
  const file = (await readdir(dir).catch(() => []))
    .filter((name) => FILE.test(name))
    .sort()
    .at(-1);
  return file ? { file, text: await readFile(new URL(file, dir), 'utf8') } : null;
};

/** All modules that have policies for rows, in the order of their names. */
export const rowSecurityOfModules = async (): Promise<ModuleRowSecurity[]> => {
  const found: ModuleRowSecurity[] = [];
  const modules: string[] = [];
  for await (const path of glob('*/policy.ts', { cwd: MODULES })) modules.push(path.split('/')[0] as string);
  for (const module of modules.sort()) {
    const policies = await policiesOfModule(module);
    if (policies.some((policy) => policy.right === 'read'))
      found.push({ module, generated: generateRowSecurity(policies), committed: await newest(module) });
  }
  return found;
};

/** The name of the migration that would bring a module's row security up to date. */
export const nextFileName = async (module: string): Promise<string> => {
  const names = await readdir(new URL(`${module}/migrations/`, MODULES)).catch(() => []);
  const numbers = names.map((name) => Number.parseInt(name, 10)).filter(Number.isInteger);
  return `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${module}-row-security.sql`;
};

export const migrationUrl = (module: string, file: string): URL => new URL(`${module}/migrations/${file}`, MODULES);
