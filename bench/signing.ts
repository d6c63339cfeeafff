import { execFileSync } from 'node:child_process';
import type { SignatureAlgorithm, Signer } from '../src/modules/signatures/cms/signer.ts';
import { fileSigner } from '../src/modules/signatures/keys/file-signer.ts';
import { signPdf } from '../src/modules/signatures/pdf/sign.ts';
import { verifyPdf } from '../src/modules/signatures/verify/verify-pdf.ts';
import { issue, signerOf } from '../tests/corpora/signatures/support/test-ca.ts';
import { openBenchProvince } from './ground/province.ts';
import { sizedPdf } from './ground/sized-pdf.ts';
import { signedLetter } from './ground/template-document.ts';
import { ownCpuMs } from './measure/cpu.ts';
import { type Bench, median, rounded, spread } from './measure/result.ts';

/** How long each measurement of a round lasts, in CPU seconds. */
const SECONDS = 1;
const SIZES = [200_000, 2_000_000] as const;
const KEYS = [
  { name: 'RSA-2048', algorithm: 'rsa-sha256', openssl: 'rsa2048' },
  { name: 'P-256', algorithm: 'ecdsa-p256-sha256', openssl: 'ecdsap256' },
] as const satisfies ReadonlyArray<{ name: string; algorithm: SignatureAlgorithm; openssl: string }>;

/** CPU seconds per call, over about a second of CPU; wall time would count what others do to the machine. */
const cpuSecondsEach = async (act: () => Promise<unknown>): Promise<number> => {
  for (let warm = 0; warm < 20; warm++) await act();
  const begun = ownCpuMs();
  let count = 0;
  while (ownCpuMs() - begun < SECONDS * 1_000) {
    for (let i = 0; i < 10; i++) await act();
    count += 10;
  }
  return (ownCpuMs() - begun) / 1_000 / count;
};

const openssl = (args: readonly string[]): string =>
  execFileSync('openssl', ['speed', '-mr', '-seconds', String(SECONDS), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** `openssl speed` counts by CPU time. `+F2:…:signs/s:verifies/s` for RSA, `+F4:…` for ECDSA, `+F:…:bytes/s` for hashes. */
const opensslSignSeconds = (name: string): number => {
  const fields = /^\+F[24]:(.+)$/m.exec(openssl([name]))?.[1]?.split(':') ?? [];
  const perSecond = Number(fields[2]);
  if (!(perSecond > 0)) throw new Error(`openssl speed ${name} was not understood: ${fields.join(':')}`);
  return 1 / perSecond;
};
const opensslHashSeconds = (bytes: number): number => {
  const fields = /^\+F:(.+)$/m.exec(openssl(['-bytes', String(bytes), '-evp', 'sha256']))?.[1]?.split(':') ?? [];
  return bytes / Number(fields.at(-1));
};

type Measured = { key: string; bytes: number; oursSeconds: number; peerSeconds: number; verifySeconds: number };

const signerFor = async (algorithm: SignatureAlgorithm): Promise<{ signer: Signer; anchor: Buffer }> => {
  const root = await issue({ name: 'CN=Bench root', kind: 'ca' });
  const holder = await issue({ name: 'CN=Bench signer', algorithm }, root);
  const pkcs8 = holder.key.export({ type: 'pkcs8', format: 'der' });
  const { certificate, chain } = signerOf(holder, root);
  return { signer: fileSigner(pkcs8, certificate, chain, algorithm), anchor: root.der };
};

/** PAdES B-B with an unlocked key beside what the key operation and the hash alone cost in OpenSSL; then the whole command with its PIN. */
export const signing: Bench = async ({ rounds, say }) => {
  const signers = await Promise.all(KEYS.map(async (key) => ({ ...key, ...(await signerFor(key.algorithm)) })));
  const files = SIZES.map((bytes) => ({ bytes, pdf: sizedPdf(bytes) }));
  const field = { name: 'ky', page: 1, rect: [300, 80, 480, 140] } as const;
  const common = { reason: 'Bench', signerName: 'Bench signer' };
  const measured: Measured[] = [];
  for (let round = 1; round <= rounds; round++)
    for (const { name, signer, anchor, openssl: peer } of signers)
      for (const { bytes, pdf } of files) {
        const sign = () =>
          signPdf({ ...common, pdf, field: { ...field, rect: [...field.rect] }, signer, signedAt: new Date() });
        const oursSeconds = await cpuSecondsEach(sign);
        const peerSeconds = opensslSignSeconds(peer) + opensslHashSeconds(bytes);
        const signed = await sign();
        const options = { trustAnchors: [anchor], checkAt: new Date() };
        const { verdict } = await verifyPdf(signed, options);
        if (verdict === 'invalid') throw new Error('the signed file does not verify');
        const verifySeconds = await cpuSecondsEach(() => verifyPdf(signed, options));
        measured.push({ key: name, bytes, oursSeconds, peerSeconds, verifySeconds });
        say(
          `round ${round} ${name} ${bytes}: ours ${(1 / oursSeconds).toFixed(0)}/s, peer ${(1 / peerSeconds).toFixed(0)}/s, verify ${(1 / verifySeconds).toFixed(0)}/s`,
        );
      }
  const province = await openBenchProvince();
  const wholeMs: number[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const { signMs } = await signedLetter(province, []);
      if (round > 0) wholeMs.push(signMs);
    }
  } finally {
    await province.close();
  }
  const groups = KEYS.flatMap(({ name }) =>
    SIZES.map((bytes) => {
      const ours = measured.filter((one) => one.key === name && one.bytes === bytes);
      const rates = (pick: (one: Measured) => number) => ours.map((one) => 1 / pick(one));
      return {
        name: `${name}, ${bytes / 1_000} KB`,
        ours: rates((one) => one.oursSeconds),
        peer: rates((one) => one.peerSeconds),
        verify: rates((one) => one.verifySeconds),
        ratio: median(ours.map((one) => one.peerSeconds / one.oursSeconds)),
      };
    }),
  );
  const worst = groups.reduce((low, group) => (group.ratio < low.ratio ? group : low));
  return {
    bench: 'signing',
    ours: rounded(median(worst.ours)),
    peer: rounded(median(worst.peer)),
    ratio: rounded(worst.ratio),
    goal: '>= 0.6 of openssl speed sign + SHA-256, worst of four',
    pass: worst.ratio >= 0.6,
    unit: `signatures per CPU second, ${worst.name}`,
    method: [
      `PAdES B-B by \`signPdf\` with an unlocked file key, per CPU second of the whole process (threads of the pool included), beside \`openssl speed\`: one private-key operation plus SHA-256 over the same number of bytes. ${rounds} rounds by turns, ${SECONDS} CPU second each. What ours adds: reading the file's cross-references, the new revision, the CMS, and copying the bytes.`,
      `The whole command \`sign-draft\` with its PIN (rights, layout of the letter, Argon2id, key unsealed, B-T with a time stamp, two files synced to the disk, rows, event), wall ms min / median / max: **${spread(wholeMs)}**. \`verify\`: \`verifyPdf\` in this process, files per CPU second, in the table.`,
    ],
    table: [
      ['', 'ours signatures/s min / median / max', 'openssl/s', 'ratio', 'verified files/s'],
      ...groups.map((group) => [
        ...[group.name, spread(group.ours), spread(group.peer), String(rounded(group.ratio)), spread(group.verify)],
      ]),
    ],
    rounds: [...measured, { wholeCommandMs: wholeMs }],
  };
};
