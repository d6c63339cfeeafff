import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access/index.ts';
import type { FileOutput } from '../../../platform/contracts/contract.ts';
import { demoDirectory, type Role, type SeededAgency } from '../../organization/index.ts';
import { createDraftContract } from '../operations/create-draft.contract.ts';
import { forwardToLeaderContract } from '../operations/forward-to-leader.contract.ts';
import { getDraftContract } from '../operations/get-draft.contract.ts';
import { getSignedFileContract } from '../operations/get-signed-file.contract.ts';
import { passDraftContract } from '../operations/pass-draft.contract.ts';
import { previewDraftContract } from '../operations/preview-draft.contract.ts';
import { signDraftContract } from '../operations/sign-draft.contract.ts';
import { submitDraftContract } from '../operations/submit-draft.contract.ts';
import { actorAt, actorWith, divisionOf, letterTo, PIN, type TestDocuments, testDocuments } from '../test-documents.ts';

const run = promisify(execFile);
let world: TestDocuments;
let dir: string;
beforeAll(async () => {
  world = await testDocuments();
  dir = await mkdtemp(join(tmpdir(), 'kb-lay-out-'));
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true });
});

const linesOf = async (bytes: Uint8Array): Promise<string[]> => {
  const path = join(dir, 'page.pdf');
  await writeFile(path, bytes);
  const { stdout } = await run('pdftotext', [path, '-']);
  return stdout.split('\n').map((line) => line.trim());
};

const preview = async (agency: SeededAgency, signer: Actor, more: Record<string, unknown> = {}) => {
  const { call, wards } = world;
  const { specialist } = divisionOf(agency);
  const content = { ...letterTo(wards, signer, 'thử thẩm quyền ký'), ...more };
  const { draftId } = await call(createDraftContract, specialist, { content });
  return linesOf(((await call(previewDraftContract, specialist, { draftId })) as FileOutput).bytes);
};

const at = (agency: SeededAgency, role: Role, title: RegExp): Actor => {
  const found = agency.withRole(role).find((position) => title.test(position.title));
  if (!found) throw new Error(`${agency.name} has no ${title}`);
  return actorAt(agency, found);
};

test('each signer signs under the authority that is his', async () => {
  const [ward] = world.wards;
  const office = demoDirectory().agencies.find(({ key }) => key === 'van-phong');
  if (!office) throw new Error('no office of the province');
  const { rows } = await world.db.owner.query<{ id: string }>(
    `select id from organization.issuer where agency_id = $1 and not own`,
    [office.id],
  );
  const province = { issuerId: rows[0]?.id };
  const cases: Array<[SeededAgency, Actor, Record<string, unknown>, string[]]> = [
    [ward, at(ward, 'leader', /^Chủ tịch/), {}, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    [ward, at(ward, 'leader', /^Phó Chủ tịch/), {}, ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [world.sender, at(world.sender, 'leader', /^Phó/), {}, ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [world.sender, at(world.sender, 'chief-of-office', /./), {}, ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG']],
    [office, at(office, 'leader', /^Phó Chủ tịch/), province, ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [office, at(office, 'leader', /^Chánh/), {}, ['CHÁNH VĂN PHÒNG']],
  ];
  for (const [agency, signer, more, authority] of cases) {
    const lines = await preview(agency, signer, more);
    const start = lines.indexOf(authority[0] ?? '');
    expect(lines.slice(start, start + authority.length)).toEqual(authority);
    expect(lines).toContain(signer.personName);
  }
}, 30_000);

test('whoever signs by delegation is printed with its form and the own title, and the step says by which', async () => {
  const { call, sender, db, wards } = world;
  const [ward] = wards;
  const director = actorWith(sender, 'leader');
  const deputy = actorWith(sender, 'leader', 1);
  const chairman = at(ward, 'leader', /^Chủ tịch/);
  const cases = [
    [sender, 'TUQ', director, deputy, ['TUQ. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [sender, 'KT', director, deputy, ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [ward, 'KT', chairman, actorWith(ward, 'leader', 1), ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
  ] as const;
  for (const [agency, form, from, to, authority] of cases) {
    const { specialist, head } = divisionOf(agency);
    const clerk = actorWith(agency, 'records-clerk');
    const id = randomUUID();
    await db.owner.query(
      `insert into organization.delegation (id, agency_id, from_position, to_position, form, scope, valid, decision_document,
         granted_at, granted_by_person, granted_by_position)
       values ($1, $2, $3, $4, $5, 'ký văn bản', '[2026-11-01,2026-12-01)', '05/GUQ-SNV', '2026-11-01', $6, $3)`,
      [id, agency.id, from.positionId, to.positionId, form, from.personId],
    );
    // As a session has it: the person is the deputy, position, title and roles are those of whoever delegated.
    const acting: Actor = {
      ...from,
      ...{ personId: to.personId, personName: to.personName },
      delegation: { id, form, fromPositionId: from.positionId },
    };
    const content = letterTo(wards, from, `ký thay ${form}`);
    const { draftId } = await call(createDraftContract, specialist, { content });
    await call(submitDraftContract, specialist, { draftId, version: 1 });
    await call(passDraftContract, head, { draftId, version: 1 });
    await call(forwardToLeaderContract, clerk, { draftId, version: 1 });
    await call(signDraftContract, acting, { draftId, version: 1, pin: PIN });
    const lines = await linesOf(((await call(getSignedFileContract, clerk, { draftId })) as FileOutput).bytes);
    const start = lines.indexOf(authority[0]);
    expect(lines.slice(start, start + authority.length)).toEqual(authority);
    expect(lines).toContain(to.personName);
    const { steps } = await call(getDraftContract, clerk, { draftId });
    expect(steps.at(-1)).toMatchObject({ act: 'sign', delegationForm: `${form}.` });
  }
}, 60_000);
