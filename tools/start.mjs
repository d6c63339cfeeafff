// `npm start`: brings what is missing (npm dependencies, the built staff application), then serves.
// Plain JavaScript for the system's Node, because it may run before any dependency is installed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PINNED_NODE, runProgram } from './run.mjs';
import { ensureDependencies } from './set-up.mjs';

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
ensureDependencies();
const { status } = spawnSync(PINNED_NODE, ['tools/build-office.mjs'], { stdio: 'inherit' });
if (status !== 0) {
  console.error(
    'Không dựng được giao diện nội bộ; dữ liệu chưa bị đụng tới. Hãy xem lỗi ở trên rồi chạy lại. (The staff application could not be built; see above. No data was touched.)',
  );
  process.exit(1);
}
await runProgram('src/main.ts', process.argv.slice(2));
