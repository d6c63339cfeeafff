/** Writes docs/problems/README.md from the error catalogue; `--check` only compares. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { listErrors } from '../platform/errors/index.ts';
import { problemsPage } from './problems-page.ts';
import '../wiring.ts';

const FILE = 'docs/problems/README.md';
const wanted = problemsPage(listErrors());
if (process.argv.includes('--check')) {
  process.exitCode = readFileSync(FILE, 'utf8') === wanted ? 0 : 1;
} else {
  mkdirSync('docs/problems', { recursive: true });
  writeFileSync(FILE, wanted);
}
