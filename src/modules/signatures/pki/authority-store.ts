import { createPrivateKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { NULL } from '../cms/der.ts';
import { placeDirectory, writeFlushed } from '../keys/atomic-file.ts';
import { deriveKey, seal, unseal } from '../keys/sealing.ts';
import {
  anyPolicy,
  basicConstraints,
  buildCertificate,
  extendedKeyUsage,
  extension,
  type Issuer,
  keyUsage,
  statusLocations,
} from './certificate.ts';
import { authorityName } from './names.ts';
import { OID } from './object-identifiers.ts';
import { keyIdentifier, publicKeyInfo } from './signing-key.ts';

const ROLES = ['root', 'issuing', 'tsa', 'ocsp'] as const;
type Role = (typeof ROLES)[number];

/** Key and certificate of one of the authority's four roles. */
export interface Credential extends Issuer {
  /** DER. */
  readonly certificate: Buffer;
}
export type Credentials = Readonly<Record<Role, Credential>>;

const COMMON_NAMES: Readonly<Record<Role, string>> = {
  root: 'DEMO Kinh Bắc Root CA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
  issuing: 'DEMO Kinh Bắc Issuing CA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
  tsa: 'DEMO Kinh Bắc TSA – dấu thời gian trình diễn',
  ocsp: 'DEMO Kinh Bắc OCSP – trả lời trạng thái trình diễn',
};

/** First day of the merged province: everything the demonstration dates back to was signed after it. */
const VALID_FROM = Temporal.Instant.from('2025-07-01T00:00:00+07:00');
const YEARS: Readonly<Record<Role, number>> = { root: 20, issuing: 15, tsa: 10, ocsp: 10 };

const generateRsa = (modulusLength: number) => promisify(generateKeyPair)('rsa', { modulusLength });
const generateEc = () => promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });

/** Addresses of the status services, all under the public address of the product. */
export const locations = (publicBaseUrl: string) => ({
  ofIssuing: { crl: `${publicBaseUrl}/pki/root.crl`, caIssuers: `${publicBaseUrl}/pki/root.crt` },
  ofLeaf: {
    crl: `${publicBaseUrl}/pki/issuing.crl`,
    caIssuers: `${publicBaseUrl}/pki/issuing.crt`,
    ocsp: `${publicBaseUrl}/pki/ocsp`,
  },
});

async function makeCredentials(publicBaseUrl: string): Promise<Credentials> {
  const [root, issuing, tsa, ocsp] = await Promise.all([
    generateRsa(3072),
    generateRsa(2048),
    generateEc(),
    generateEc(),
  ]);
  const at = locations(publicBaseUrl);
  const make = (role: Role, key: KeyObject, issuer: Issuer | undefined, extensions: Buffer[]): Credential => {
    const publicKey = publicKeyInfo(key);
    const self = { name: authorityName(COMMON_NAMES[role]), key, keyId: keyIdentifier(publicKey) };
    const notAfter = VALID_FROM.toZonedDateTimeISO('UTC').add({ years: YEARS[role] }).toInstant();
    const template = { subject: self.name, publicKey, notBefore: VALID_FROM, notAfter, extensions };
    return { ...self, certificate: buildCertificate(issuer ?? self, template) };
  };
  const rootCredential = make('root', root.privateKey, undefined, [basicConstraints({}), keyUsage('authority')]);
  const issuingCredential = make('issuing', issuing.privateKey, rootCredential, [
    basicConstraints({ pathLength: 0 }),
    keyUsage('authority'),
    anyPolicy(),
    ...statusLocations(at.ofIssuing),
  ]);
  const service = (role: Role, key: KeyObject, extensions: Buffer[]) =>
    make(role, key, issuingCredential, [basicConstraints(false), keyUsage('digitalSignature'), ...extensions]);
  return {
    root: rootCredential,
    issuing: issuingCredential,
    tsa: service('tsa', tsa.privateKey, [extendedKeyUsage([OID.timeStamping], true), ...statusLocations(at.ofLeaf)]),
    ocsp: service('ocsp', ocsp.privateKey, [extendedKeyUsage([OID.ocspSigning]), extension(OID.ocspNoCheck, NULL)]),
  };
}

/** Loads the authority's credentials from `dir`, making them whole or not at all when the directory is missing. */
export async function openCredentials(
  dir: string,
  masterSecret: Uint8Array,
  publicBaseUrl: string,
): Promise<Credentials> {
  const sealingKey = deriveKey(masterSecret, 'authority keys');
  if (!existsSync(dir)) {
    const parent = dirname(dir);
    await mkdir(parent, { recursive: true });
    await removeDrafts(parent, basename(dir));
    const draft = join(parent, `.${basename(dir)}.draft-${process.pid}`);
    await mkdir(draft, { mode: 0o700 });
    const made = await makeCredentials(publicBaseUrl);
    for (const role of ROLES) {
      await writeFlushed(join(draft, `${role}.crt.pem`), new X509Certificate(made[role].certificate).toString());
      const secret = made[role].key.export({ type: 'pkcs8', format: 'der' });
      await writeFlushed(join(draft, `${role}.key.sealed`), seal(sealingKey, secret, `authority ${role}`));
    }
    await placeDirectory(draft, dir);
  }
  const loaded = await Promise.all(ROLES.map((role) => load(dir, role, sealingKey)));
  const [root, issuing, tsa, ocsp] = loaded as [Credential, Credential, Credential, Credential];
  return { root, issuing, tsa, ocsp };
}

async function removeDrafts(parent: string, name: string): Promise<void> {
  const stale = (await readdir(parent)).filter((entry) => entry.startsWith(`.${name}.draft-`));
  await Promise.all(stale.map((entry) => rm(join(parent, entry), { recursive: true })));
}

async function load(dir: string, role: Role, sealingKey: Uint8Array): Promise<Credential> {
  const certificate = new X509Certificate(await readFile(join(dir, `${role}.crt.pem`)));
  const secret = unseal(sealingKey, await readFile(join(dir, `${role}.key.sealed`)), `authority ${role}`);
  const key = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' });
  if (!certificate.checkPrivateKey(key))
    throw new Error(`${role}: key and certificate in ${dir} do not belong together`);
  const keyId = keyIdentifier(publicKeyInfo(key));
  return { certificate: Buffer.from(certificate.raw), key, keyId, name: authorityName(COMMON_NAMES[role]) };
}
