import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { ATTACKS } from './support/attacks.ts';
import { rewriteMetadata } from './support/attacks-on-content.ts';
import { makeVictims, signWith, type Victims } from './support/forger.ts';
import { pdfsig } from './support/outside-judges.ts';
import { CHECK_AT, testWorld, type World } from './support/world.ts';

let world: World;
let victims: Victims;
const rows: string[] = [];

beforeAll(async () => {
  world = await testWorld();
  victims = await makeVictims(world);
});

/** Our verdicts with poppler's beside, for people who want to see why a verifier of our own is needed. */
afterAll(() => {
  const table = ['| attack | ours | why | pdfsig 22.12 |', '| --- | --- | --- | --- |', ...rows].join('\n');
  mkdirSync('tests/output', { recursive: true });
  writeFileSync('tests/output/signature-corpus.md', `${table}\n`);
});

const verify = (pdf: Buffer, more = {}) =>
  verifyPdf(pdf, { trustAnchors: [world.root.der], checkAt: CHECK_AT, ...more });

test('the files that attacks start from are lawful', async () => {
  expect((await verify(victims.approved)).verdict).toBe('valid');
  expect((await verify(victims.issued)).verdict).toBe('valid');
  expect(pdfsig(world, victims.issued)).toHaveLength(2);
});

test('software that writes its name into the file while signing changes nothing that counts', async () => {
  const signing = { name: 'organization', signer: world.signers.organization, rect: [270, 70, 372, 172] as const };
  const report = await verify(await signWith(victims.approved, signing, rewriteMetadata));
  expect(report.verdict).toBe('valid');
  expect(report.findings.map(({ code }) => code)).toContain('metadata-changed');
});

test.each(ATTACKS)('$name', async ({ name, make, verdict, code, options }) => {
  const forged = await make(victims, world);
  const report = await verify(forged, options?.(victims));
  const findings = [...report.findings, ...report.signatures.flatMap((signature) => signature.findings)];
  const refused = [...new Set(findings.filter(({ severity }) => severity === 'refusal').map((item) => item.code))];
  const theirs = pdfsig(world, forged).map(({ integrity }) => integrity.replace(/^Signature /, ''));
  rows.push(`| ${name} | ${report.verdict} | ${refused.join(', ')} | ${theirs.join(' / ') || 'no signature found'} |`);
  expect({ verdict: report.verdict, refused }).toEqual({ verdict, refused: expect.arrayContaining([code]) });
});
