import 'reflect-metadata';
import { createPrivateKey, type KeyObject, sign as signBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { SignatureAlgorithm, Signer } from '../../../../src/modules/signatures/cms/signer.ts';

/** Re-exported because the library only loads after the polyfill above. */
export { x509 };

x509.cryptoProvider.set(webcrypto as never);

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/** So many days from now. The outside judges go by the machine's clock, so certificates and lists must too. */
export const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();

export interface Holder {
  readonly certificate: x509.X509Certificate;
  readonly der: Buffer;
  readonly keys: CryptoKeyPair;
  readonly key: KeyObject;
  readonly algorithm: SignatureAlgorithm;
}

export interface HolderOptions {
  readonly name: string;
  readonly kind?: 'ca' | 'person' | 'tsa';
  readonly algorithm?: SignatureAlgorithm;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly keyUsage?: number;
  readonly extensions?: x509.Extension[];
}

let serial = 0x1000;
const { KeyUsageFlags } = x509;

function extensionsOf({ kind = 'person', keyUsage, extensions = [] }: HolderOptions): x509.Extension[] {
  if (kind === 'ca') {
    const usage = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
    return [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(keyUsage ?? usage, true),
      ...extensions,
    ];
  }
  const usage = KeyUsageFlags.digitalSignature | (kind === 'person' ? KeyUsageFlags.nonRepudiation : 0);
  const list: x509.Extension[] = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(keyUsage ?? usage, true),
    ...extensions,
  ];
  if (kind === 'tsa') list.push(new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true));
  return list;
}

/** Makes a key and a certificate for it; self-signed without an issuer. */
export async function issue(options: HolderOptions, issuer?: Holder): Promise<Holder> {
  const { name, algorithm = 'ecdsa-p256-sha256' } = options;
  const keys = (await webcrypto.subtle.generateKey(algorithm === 'rsa-sha256' ? RSA : EC, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: (++serial).toString(16),
    subject: name,
    issuer: issuer ? issuer.certificate.subject : name,
    notBefore: new Date(options.notBefore ?? days(-400)),
    notAfter: new Date(options.notAfter ?? days(1500)),
    publicKey: keys.publicKey,
    signingKey: issuer ? issuer.keys.privateKey : keys.privateKey,
    signingAlgorithm: issuer?.algorithm === 'rsa-sha256' || (!issuer && algorithm === 'rsa-sha256') ? RSA : EC,
    extensions: [
      ...extensionsOf(options),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(issuer ? [await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey)] : []),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certificate,
    der: Buffer.from(certificate.rawData),
    keys,
    key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    algorithm,
  };
}

/** DER of a CRL by `issuer`; `revoked` maps holders to the moment of revocation. */
export async function revoke(issuer: Holder, revoked: readonly [Holder, string][]): Promise<Buffer> {
  const crl = await x509.X509CrlGenerator.create({
    issuer: issuer.certificate.subject,
    thisUpdate: new Date(days(-1)),
    nextUpdate: new Date(days(365)),
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: EC,
    entries: revoked.map(([holder, date]) => ({
      serialNumber: holder.certificate.serialNumber,
      revocationDate: new Date(date),
      reason: x509.X509CrlReason.keyCompromise,
    })),
  });
  return Buffer.from(crl.rawData);
}

export function signerOf(holder: Holder, ...chain: readonly Holder[]): Signer {
  return {
    certificate: holder.der,
    chain: chain.map((link) => link.der),
    algorithm: holder.algorithm,
    signMessages: async (messages) => messages.map((message) => signBytes('sha256', message, holder.key)),
  };
}

/** PEM of a certificate, for the outside judges. */
export const pem = (holder: Holder): string =>
  `-----BEGIN CERTIFICATE-----\n${holder.der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
