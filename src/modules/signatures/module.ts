import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { Module } from '../../platform/module.ts';
import { type DemoHolders, seedDemoCertificates } from './certificates/demo-holders.ts';
import type { CurrentCertificate } from './certificates/find-certificate.ts';
import type { Holder } from './certificates/holder.ts';
import { issueCertificates, type Validity } from './certificates/issue-certificates.ts';
import { registerTokenCertificate, type TokenCertificate } from './certificates/register-token-certificate.ts';
import { revokeCertificate } from './certificates/revocations.ts';
import { signaturesError } from './errors.ts';
import { FileKeyStore } from './keys/file-key-store.ts';
import { KeyWrapping } from './keys/key-wrapping.ts';
import { openPinAttempts } from './keys/pin-attempts.ts';
import { Pkcs11KeyStore } from './keys/pkcs11.ts';
import { openToken, type Token, type TokenOptions } from './keys/pkcs11-token.ts';
import { changePin } from './operations/change-pin.ts';
import { listMyCertificates } from './operations/list-my-certificates.ts';
import { setPin } from './operations/set-pin.ts';
import { verifyFile } from './operations/verify-file.ts';
import { type Authority, openAuthority } from './pki/authority.ts';
import type { RevocationReason } from './pki/crl.ts';
import { addPkiRoutes } from './pki/routes.ts';
import { signingKeyPolicy } from './policy.ts';
import {
  beginCheck,
  type Check,
  type CheckOptions,
  createRevocationLists,
  recordCheck,
} from './signing/check-bytes.ts';
import { type SignedDocument, type SigningAct, sealAsAgency, signAsPerson } from './signing/sign-documents.ts';
import type { VerificationReport } from './verify/report.ts';
import { createVerifier } from './verify/verifier.ts';

export interface SignaturesOptions {
  readonly database: Database;
  /** Connection string of the application's role; PIN attempts are counted on two connections of their own. */
  readonly appUrl: string;
  readonly dataDir: string;
  /** From `openMasterSecret`; losing it loses every key. */
  readonly masterSecret: Uint8Array;
  /** Address of the product as relying parties reach it, without a trailing slash; written into certificates. */
  readonly publicBaseUrl: string;
  readonly files: FileStore;
  readonly now: () => Temporal.Instant;
  /** Only when keys lie on a PKCS#11 token; `pinFile` holds the PIN of the token's user. */
  readonly token?: Omit<TokenOptions, 'pin'> & { readonly pinFile: string };
  /** DER of further roots that signatures are trusted by. */
  readonly trustAnchors?: readonly Uint8Array[];
  /** The PIN that a demonstration gives to every signer, shown beside each PIN field; left out in a real province. */
  readonly demoPin?: string | null;
}

export interface SignaturesModule extends Module {
  readonly authority: Authority;
  /** Signs documents as a person; see `SigningAct`. */
  signAsPerson(tx: Tx, act: SigningAct): Promise<SignedDocument[]>;
  /** Seals documents for an agency, confirmed by the clerk's PIN. */
  sealAsAgency(tx: Tx, act: SigningAct): Promise<SignedDocument[]>;
  /** For checks that must not hold a transaction while they wait and run. */
  beginCheck(tx: Tx, now: Temporal.Instant): Promise<Check>;
  /** Verifies any bytes against the demonstration's root and the trusted anchors. */
  verifyBytes(tx: Tx, bytes: Uint8Array, now: Temporal.Instant, options?: CheckOptions): Promise<VerificationReport>;
  /** Keeps a report as evidence. */
  recordCheck(tx: Tx, report: VerificationReport, now: Temporal.Instant): Promise<string>;
  issueCertificates(tx: Tx, holders: readonly Holder[], validity: Validity, now: Temporal.Instant): Promise<string[]>;
  registerTokenCertificate(tx: Tx, certificate: TokenCertificate, now: Temporal.Instant): Promise<string>;
  revokeCertificate(tx: Tx, id: string, reason: RevocationReason, by: string, now: Temporal.Instant): Promise<void>;
  seedDemoCertificates(
    tx: Tx,
    demo: DemoHolders,
    now: Temporal.Instant,
    onProgress?: (share: number) => void,
  ): Promise<number>;
  /** Ends the connections, the verifying threads and the token session. */
  close(): Promise<void>;
}

/** Opens authority and key stores under the data folder (made on the first start) and builds the module. */
export async function openSignatures(options: SignaturesOptions): Promise<SignaturesModule> {
  const { database, masterSecret, publicBaseUrl } = options;
  const authority = await openAuthority(join(options.dataDir, 'pki'), { masterSecret, publicBaseUrl });
  const token = options.token && (await openConfiguredToken(options.token));
  const attempts = openPinAttempts(options.appUrl);
  const wrapping = new KeyWrapping(masterSecret, attempts);
  const chain = [authority.certificates.issuing];
  const keys = new FileKeyStore(join(options.dataDir, 'keys'), wrapping, chain);
  const tokenKeys = token && new Pkcs11KeyStore(token, wrapping, chain);
  const storeOf = ({ key_store }: CurrentCertificate) => {
    if (key_store === 'file') return keys;
    if (!tokenKeys) throw signaturesError('token-unavailable');
    return tokenKeys;
  };
  const signing = { authority, storeOf };
  const issuing = { authority, keys, wrapping };
  const verifier = createVerifier();
  const checking = {
    authority,
    verifier,
    trustAnchors: options.trustAnchors ?? [],
    revocationLists: createRevocationLists(authority),
  };
  const verify: SignaturesModule['verifyBytes'] = async (tx, bytes, now, extra) =>
    (await beginCheck(checking, tx, now))(bytes, extra);

  return {
    name: 'signatures',
    policies: [signingKeyPolicy],
    operations: [
      listMyCertificates(options.demoPin ?? null),
      setPin(wrapping),
      changePin(wrapping),
      verifyFile({ files: options.files, verifyBytes: verify }),
    ],
    routes: (app) => addPkiRoutes(app, { authority, database, now: options.now }),
    authority,
    signAsPerson: (tx, act) => signAsPerson(signing, tx, act),
    sealAsAgency: (tx, act) => sealAsAgency(signing, tx, act),
    beginCheck: (tx, now) => beginCheck(checking, tx, now),
    verifyBytes: verify,
    recordCheck,
    issueCertificates: (tx, holders, validity, now) => issueCertificates(issuing, tx, holders, validity, now),
    registerTokenCertificate: (tx, certificate, now) => registerTokenCertificate(wrapping, tx, certificate, now),
    revokeCertificate,
    seedDemoCertificates: (tx, demo, now, onProgress) => seedDemoCertificates(issuing, tx, demo, now, onProgress),
    async close() {
      token?.close();
      await verifier.close();
      await attempts.close();
    },
  };
}

async function openConfiguredToken({ pinFile, ...token }: NonNullable<SignaturesOptions['token']>): Promise<Token> {
  try {
    return await openToken({ ...token, pin: (await readFile(pinFile, 'utf8')).trim() });
  } catch (cause) {
    throw signaturesError('token-unavailable', {}, cause);
  }
}
