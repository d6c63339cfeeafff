import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PdfDict } from '../../../src/modules/signatures/pdf/values.ts';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { sign, update } from './support/forger.ts';
import { days, type Holder, issue, pem, revoke, x509 } from './support/test-ca.ts';
import { wordFile } from './support/word.ts';
import { CHECK_AT, testWorld, type World } from './support/world.ts';

const OCSP_SIGNING = new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.9']);

let world: World;
let signed: Buffer;
let rootList: Buffer;

beforeAll(async () => {
  world = await testWorld();
  signed = await sign(wordFile(), { name: 'leader', signer: world.signers.leader });
  rootList = await revoke(world.root, []);
});

/** Time as the index of `openssl ca` writes it. */
const indexTime = (iso: string) => `${iso.slice(2, 19).replace(/[-:T]/g, '')}Z`;

interface Answer {
  readonly responder: Holder;
  readonly issuer?: Holder;
  readonly about?: Holder;
  readonly revokedAt?: string;
  /** How long the answer holds, in days. */
  readonly holds?: number;
}

/** An OCSP answer by openssl. */
function answer({ responder, issuer = world.sub, about = world.leader, revokedAt, holds = 3 }: Answer): Buffer {
  const dir = mkdtempSync(join(world.dir, 'ocsp-'));
  const serial = about.certificate.serialNumber.toUpperCase();
  const state = revokedAt === undefined ? 'V' : 'R';
  const moment = revokedAt === undefined ? '' : `${indexTime(revokedAt)},keyCompromise`;
  writeFileSync(join(dir, 'index'), [state, indexTime(days(1000)), moment, serial, 'unknown', '/CN=x\n'].join('\t'));
  for (const [name, holder] of Object.entries({ responder, issuer, about }))
    writeFileSync(join(dir, name), pem(holder));
  writeFileSync(join(dir, 'key'), responder.key.export({ format: 'pem', type: 'pkcs8' }));
  const run = (...args: string[]) => execFileSync('openssl', ['ocsp', ...args], { cwd: dir, stdio: 'pipe' });
  run('-issuer', 'issuer', '-cert', 'about', '-reqout', 'request', '-no_nonce');
  const files = ['-index', 'index', '-CA', 'issuer', '-rsigner', 'responder', '-rkey', 'key'];
  run(...files, '-reqin', 'request', '-respout', 'response', '-ndays', `${holds}`);
  return readFileSync(join(dir, 'response'));
}

/** The signed file with the answer in its validation store. */
const withStore = (ocsp: Buffer) =>
  update(signed, (made, file) => {
    const stored = made.allocate();
    made.writeStream(stored, new PdfDict(), ocsp);
    made.set(file.root, file.catalog.with({ DSS: new PdfDict({ OCSPs: [stored] }) }));
  });

const judge = (ocsp: Buffer, checkAt = CHECK_AT) =>
  verifyPdf(withStore(ocsp), { trustAnchors: [world.root.der], crls: [rootList], checkAt });

const known = async (ocsp: Buffer, checkAt?: Date) => {
  const { verdict, signatures } = await judge(ocsp, checkAt);
  return [verdict, signatures[0]?.chain?.revocationKnown];
};

const responder = (issuer = world.sub) => issue({ name: 'CN=OCSP, C=VN', extensions: [OCSP_SIGNING] }, issuer);

describe("an answer of openssl's in the validation store", () => {
  test('by a responder of the issuer, that the certificate is good', async () => {
    expect(await known(answer({ responder: await responder() }))).toEqual(['valid', true]);
  });

  test('by the issuer itself', async () => {
    expect(await known(answer({ responder: world.sub }))).toEqual(['valid', true]);
  });

  test('that the certificate was revoked', async () => {
    const report = await judge(answer({ responder: await responder(), revokedAt: days(-10) }));
    expect(report).toMatchObject({ verdict: 'invalid', signatures: [{ chain: { verdict: 'revoked' } }] });
  });

  test('that it was revoked later than the moment of checking', async () => {
    const report = await judge(answer({ responder: await responder(), revokedAt: days(-1) }), new Date(days(-2)));
    expect(report).toMatchObject({ verdict: 'valid', signatures: [{ chain: { verdict: 'trusted' } }] });
  });
});

describe('an answer proves nothing', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['by somebody whom the issuer did not certify for it', async () => answer({ responder: world.deputy })],
    ["by another authority's responder", async () => answer({ responder: await responder(world.root) })],
    ['about another certificate', async () => answer({ responder: await responder(), about: world.organization })],
    ['that is no answer', async () => Buffer.from('30030a0106', 'hex')],
    [
      'whose bytes were changed',
      async () => {
        const bytes = answer({ responder: await responder(), revokedAt: days(-10) });
        // The reason of the revocation: key compromise becomes "on hold".
        const at = bytes.indexOf(Buffer.from('a0030a0101', 'hex'));
        expect(at).toBeGreaterThan(0);
        bytes[at + 4] = 6;
        return bytes;
      },
    ],
    [
      'by a responder whose certificate had run out',
      async () => {
        const options = { name: 'CN=OCSP, C=VN', extensions: [OCSP_SIGNING], notAfter: days(-1) };
        return answer({ responder: await issue(options, world.sub) });
      },
    ],
  ])('%s', async (_, make) => {
    expect(await known(await make())).toEqual(['valid', false]);
  });

  test('after it ran out', async () => {
    const ocsp = answer({ responder: await responder(), holds: 3 });
    expect(await known(ocsp, new Date(days(2)))).toEqual(['valid', true]);
    expect(await known(ocsp, new Date(days(4)))).toEqual(['valid', false]);
  });
});
