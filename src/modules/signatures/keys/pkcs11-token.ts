import { createHash, createPublicKey } from 'node:crypto';
import type { PKCS11 } from 'pkcs11js';
import { der, sequence, TAG } from '../cms/der.ts';
import type { SignatureAlgorithm } from '../cms/signer.ts';

export interface TokenOptions {
  /** Path of the PKCS#11 library. */
  readonly library: string;
  readonly tokenLabel: string;
  /** PIN of the token's user; it opens the token for the program, people confirm with their own PINs. */
  readonly pin: string;
}

/** A PKCS#11 token that is logged in. Keys are named by their CKA_ID. */
export interface Token {
  /** Signs SHA-256 of the message: PKCS#1 v1.5 for RSA, DER ECDSA-Sig-Value for P-256. @throws Error of the token */
  sign(keyId: Uint8Array, algorithm: SignatureAlgorithm, message: Uint8Array): Promise<Buffer>;
  /** DER SubjectPublicKeyInfo of a key pair on the token. */
  publicKeyInfo(keyId: Uint8Array): Buffer;
  close(): void;
}

/** Signatures in flight at once; each needs a session of its own. */
const SESSIONS = 4;
/** DigestInfo of RFC 8017 §9.2 for SHA-256: CKM_RSA_PKCS signs what it is given, so the prefix is ours to add. */
const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const MAX_SIGNATURE = 1024;

/**
 * Opens a token. The binding is loaded here only, so a deployment without one never touches it.
 * One library may be opened once in a process.
 * @throws Error when the library, the token or the PIN is not right.
 */
export async function openToken(options: TokenOptions): Promise<Token> {
  const binding = await import('pkcs11js');
  const { default: pkcs11 } = binding;
  const library = new pkcs11.PKCS11();
  library.load(options.library);
  // Without this flag concurrent C_SignAsync calls end the process with a segmentation fault.
  library.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK });
  try {
    return openSessions(library, pkcs11, options);
  } catch (error) {
    library.C_Finalize();
    library.close();
    throw error;
  }
}

type Constants = typeof import('pkcs11js');
type Handle = Buffer;

function openSessions(library: PKCS11, pkcs11: Constants, options: TokenOptions): Token {
  const slot = library
    .C_GetSlotList(true)
    .find((each) => library.C_GetTokenInfo(each).label.trim() === options.tokenLabel);
  if (!slot) throw new Error(`no PKCS#11 token named ${options.tokenLabel}`);
  const open = () => library.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION);
  const sessions = Array.from({ length: SESSIONS }, open);
  library.C_Login(sessions[0]!, pkcs11.CKU_USER, options.pin);
  const free = [...sessions];
  const waiting: ((session: Handle) => void)[] = [];

  async function withSession<T>(work: (session: Handle) => Promise<T>): Promise<T> {
    const session = free.pop() ?? (await new Promise<Handle>((resolve) => waiting.push(resolve)));
    try {
      return await work(session);
    } finally {
      const next = waiting.shift();
      if (next) next(session);
      else free.push(session);
    }
  }

  function findKey(session: Handle, keyId: Uint8Array, kind: number): Handle {
    const template = [
      { type: pkcs11.CKA_CLASS, value: kind },
      { type: pkcs11.CKA_ID, value: Buffer.from(keyId) },
    ];
    library.C_FindObjectsInit(session, template);
    try {
      const found = library.C_FindObjects(session);
      if (!found) throw new Error(`no key ${Buffer.from(keyId).toString('hex')} on the token`);
      return found;
    } finally {
      library.C_FindObjectsFinal(session);
    }
  }

  return {
    sign: (keyId, algorithm, message) =>
      withSession(async (session) => {
        const digest = createHash('sha256').update(message).digest();
        const isRsa = algorithm === 'rsa-sha256';
        const mechanism = isRsa ? pkcs11.CKM_RSA_PKCS : pkcs11.CKM_ECDSA;
        library.C_SignInit(session, { mechanism }, findKey(session, keyId, pkcs11.CKO_PRIVATE_KEY));
        const input = isRsa ? Buffer.concat([SHA256_PREFIX, digest]) : digest;
        const signature = await library.C_SignAsync(session, input, Buffer.alloc(MAX_SIGNATURE));
        return isRsa ? Buffer.from(signature) : derSignature(signature);
      }),
    publicKeyInfo(keyId) {
      const session = sessions[0]!;
      const key = findKey(session, keyId, pkcs11.CKO_PUBLIC_KEY);
      const read = (type: number) =>
        Buffer.from(library.C_GetAttributeValue(session, key, [{ type }])[0]!.value as Buffer);
      const isRsa = read(pkcs11.CKA_KEY_TYPE).readUInt8(0) === pkcs11.CKK_RSA;
      const jwk = isRsa
        ? { kty: 'RSA', n: base64url(read(pkcs11.CKA_MODULUS)), e: base64url(read(pkcs11.CKA_PUBLIC_EXPONENT)) }
        : pointKey(read(pkcs11.CKA_EC_POINT));
      return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
    },
    close() {
      for (const session of sessions) library.C_CloseSession(session);
      library.C_Finalize();
      library.close();
    },
  };
}

const base64url = (bytes: Buffer) => bytes.toString('base64url');

/** CKA_EC_POINT is an OCTET STRING around the uncompressed point 04 ‖ x ‖ y. */
function pointKey(wrapped: Buffer) {
  const point = wrapped.subarray(-65);
  if (point[0] !== 4) throw new Error('the token holds no uncompressed P-256 point');
  return { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
}

/** r ‖ s of CKM_ECDSA as ECDSA-Sig-Value (RFC 3279). */
function derSignature(raw: Buffer): Buffer {
  const half = raw.length / 2;
  const whole = (part: Buffer) => {
    let from = 0;
    while (from < part.length - 1 && part[from] === 0) from++;
    const trimmed = part.subarray(from);
    return der(TAG.integer, ...(trimmed[0]! & 0x80 ? [Buffer.from([0])] : []), trimmed);
  };
  return sequence(whole(raw.subarray(0, half)), whole(raw.subarray(half)));
}
