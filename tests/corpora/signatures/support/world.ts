import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signer } from '../../../../src/modules/signatures/cms/signer.ts';
import { days, type Holder, issue, pem, signerOf } from './test-ca.ts';

/** The moment at which tests verify: a little later than any signature or timestamp that they make. */
export const CHECK_AT = new Date(days(1));
/** The time that signers claim; it is never believed. */
export const SIGNED_AT = new Date('2026-11-24T03:00:00Z');

export interface World {
  readonly root: Holder;
  readonly sub: Holder;
  readonly tsa: Holder;
  readonly leader: Holder;
  readonly organization: Holder;
  readonly deputy: Holder;
  /** Somebody whose root nobody trusts. */
  readonly stranger: Holder;
  readonly signers: {
    readonly leader: Signer;
    readonly organization: Signer;
    readonly deputy: Signer;
    readonly stranger: Signer;
  };
  /** Folder of this run; `nss` below it holds the root as trusted and the leader's key. */
  readonly dir: string;
}

async function make(): Promise<World> {
  const root = await issue({ name: 'CN=DEMO Gốc thử nghiệm, O=Kinh Bắc, C=VN', kind: 'ca' });
  const sub = await issue({ name: 'CN=DEMO Cấp phát thử nghiệm, O=Kinh Bắc, C=VN', kind: 'ca' }, root);
  const tsa = await issue({ name: 'CN=DEMO Dấu thời gian, O=Kinh Bắc, C=VN', kind: 'tsa' }, sub);
  const leader = await issue(
    {
      name: 'CN=Nguyễn Thị Ánh, 2.5.4.12=Giám đốc, O=Sở Nội vụ, 0.9.2342.19200300.100.1.1=CCCD:027000000001, C=VN',
      algorithm: 'rsa-sha256',
    },
    sub,
  );
  const organization = await issue({ name: 'CN=Sở Nội vụ, O=UBND tỉnh Bắc Ninh, C=VN' }, sub);
  const deputy = await issue({ name: 'CN=Trần Văn Ước, 2.5.4.12=Phó Giám đốc, O=Sở Nội vụ, C=VN' }, sub);
  const strangeRoot = await issue({ name: 'CN=Gốc lạ, C=VN', kind: 'ca' });
  const stranger = await issue({ name: 'CN=Người lạ, C=VN' }, strangeRoot);
  const dir = mkdtempSync(join(tmpdir(), 'kinh-bac-corpus-'));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  const world: World = {
    root,
    sub,
    tsa,
    leader,
    organization,
    deputy,
    stranger,
    signers: {
      leader: signerOf(leader, sub, root),
      organization: signerOf(organization, sub),
      deputy: signerOf(deputy, sub),
      stranger: signerOf(stranger, strangeRoot),
    },
    dir,
  };
  writeStores(world);
  return world;
}

/** PEM files for openssl, and an NSS database for pdfsig, whose tools are the outside judges. */
function writeStores({ root, sub, tsa, leader, dir }: World): void {
  for (const [name, holder] of Object.entries({ root, sub, tsa, leader })) {
    writeFileSync(join(dir, `${name}.pem`), pem(holder));
    writeFileSync(join(dir, `${name}.key.pem`), holder.key.export({ format: 'pem', type: 'pkcs8' }));
  }
  const nss = join(dir, 'nss');
  mkdirSync(nss);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: dir, stdio: 'pipe' });
  run('certutil', '-N', '-d', `sql:${nss}`, '--empty-password');
  run('certutil', '-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'C,C,C', '-i', 'root.pem');
  run('certutil', '-A', '-d', `sql:${nss}`, '-n', 'sub', '-t', ',,', '-i', 'sub.pem');
  run(
    'openssl',
    'pkcs12',
    '-export',
    '-in',
    'leader.pem',
    '-inkey',
    'leader.key.pem',
    '-certfile',
    'sub.pem',
    '-name',
    'leader',
    '-passout',
    'pass:kinhbac',
    '-out',
    'leader.p12',
  );
  run('pk12util', '-i', 'leader.p12', '-d', `sql:${nss}`, '-W', 'kinhbac');
}

let made: Promise<World> | undefined;

/** The test authority, made once a run. */
export function testWorld(): Promise<World> {
  made ??= make();
  return made;
}
