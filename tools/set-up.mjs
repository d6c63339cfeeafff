// What a newcomer's machine lacks: npm dependencies, and for the tests a browser and outside judges.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = join('node_modules', '.kinhbac-lock-sha256');

/** Ends the program with one plain sentence where it cannot run at all. */
export const checkMachine = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Cần Node từ 20.19 trở lên; máy này có ${process.versions.node}. (Node 20.19 or newer is needed.)`);
    process.exit(1);
  }
  const glibc = process.report?.getReport?.().header?.glibcVersionRuntime;
  if (process.platform !== 'linux' || process.arch !== 'x64' || !glibc) {
    console.error(
      'Kinh Bắc hiện chỉ chạy trên Linux x64 (glibc). (Kinh Bắc runs on Linux x64 with glibc only, for now.)',
    );
    process.exit(1);
  }
};

/** Installs exactly the lock file, once per lock file. */
export const ensureDependencies = () => {
  checkMachine();
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
  console.log('Đang cài các gói npm (lần đầu khoảng một phút)… / Installing npm dependencies…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(
      'Không cài được các gói npm. Kiểm tra mạng tới kho npm rồi chạy lại. (npm ci failed; check the registry and run again.)',
    );
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
  return true;
};

/** Debian packages and the program by which each is recognised. */
const TOOLS = [
  ['chromium', 'chromium'],
  ['poppler-utils', 'pdfsig'],
  ['qpdf', 'qpdf'],
  ['softhsm2', 'softhsm2-util'],
  ['libnss3-tools', 'certutil'],
  ['openssl', 'openssl'],
  ['g++', 'g++'],
  ['make', 'make'],
];

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Installs the tests' judges with apt when root; answers the names of what is still missing. */
export const ensureTools = () => {
  const lacking = TOOLS.filter(([, program]) => !has(program)).map(([name]) => name);
  if (lacking.length > 0 && process.getuid?.() === 0 && has('apt-get')) {
    console.log(`Installing for the tests: ${lacking.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...lacking], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  return TOOLS.filter(([, program]) => !has(program)).map(([name]) => name);
};
