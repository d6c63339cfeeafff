import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createFileStore } from '../../files/index.ts';
import { isRight, type WantedFile } from '../backup/copy-files.ts';
import { defineFindings, type Finding } from './findings.ts';
import type { Check, Query } from './ports.ts';

const say = defineFindings('files', {
  fine: {
    severity: 'ok',
    vi: 'Tệp: đã đối chiếu {checked}/{total}, tất cả nguyên vẹn.',
    en: 'Files: {checked} of {total} compared, all whole.',
  },
  damaged: {
    severity: 'error',
    vi: '{count} tệp bị mất hoặc bị sửa (ví dụ {example}). Chúng không được mở ra cho ai; hãy chép lại từ thư mục files của bản sao lưu vào thư mục files của dữ liệu (cùng tên, cùng thư mục con), rồi chạy npm run doctor -- --full.',
    en: '{count} files are missing or altered (such as {example}). They are shown to nobody; copy them from the files folder of a backup into the files folder of the data (same name and subfolder), then run npm run doctor -- --full.',
  },
});

/** A different sample each time: 200 a night look at 70,000 a year. */
const SAMPLE = 200;
const PAGE = 1_000;
const EXAMPLES = 3;

export const checkFiles: Check = {
  name: 'files',
  needsDatabase: true,
  async run({ dataDir, full }, query) {
    const store = createFileStore(join(dataDir, 'files'));
    const [row] = await query<{ total: number }>('select count(*)::int as total from platform.blob');
    const total = row?.total ?? 0;
    const bad: string[] = [];
    let checked = 0;
    for await (const file of full ? allFiles(query) : someFiles(query)) {
      checked += 1;
      if (!(await isRight(store.path(file.sha256), file))) bad.push(file.sha256);
    }
    const findings: Finding[] = [];
    if (bad.length > 0)
      findings.push(say('damaged', { count: bad.length, example: bad.slice(0, EXAMPLES).join(', ') }));
    return findings.length > 0 ? findings : [say('fine', { checked, total })];
  },
};

async function* allFiles(query: Query): AsyncGenerator<WantedFile> {
  for (let after = ''; ; ) {
    const page = await pageAfter(query, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.sha256;
  }
}

/** Hashes are spread evenly, so those after a random point are a fair sample, found by the index. */
async function* someFiles(query: Query): AsyncGenerator<WantedFile> {
  const point = randomBytes(32).toString('hex');
  const after = await pageAfter(query, point, SAMPLE);
  yield* after;
  if (after.length === SAMPLE) return;
  for (const file of await pageAfter(query, '', SAMPLE - after.length)) if (file.sha256 <= point) yield file;
}

const pageAfter = (query: Query, sha256: string, limit: number): Promise<WantedFile[]> =>
  query<WantedFile>(
    `select encode(sha256, 'hex') as sha256, size::float8 as size from platform.blob
     where sha256 > decode($1, 'hex') order by platform.blob.sha256 limit $2`,
    [sha256, limit],
  );
