import { createHash } from 'node:crypto';
import { digestName } from '../cms/algorithms.ts';
import { toDefinite } from '../cms/ber.ts';
import { DerError } from '../cms/der-reader.ts';
import { OID } from '../cms/oids.ts';
import { type ReadSignedData, readSignedData } from '../cms/read-signed-data.ts';
import type { PdfFile } from '../pdf/file.ts';
import { type FormField, readForm } from '../pdf/form.ts';
import { PdfRefused } from '../pdf/refused.ts';
import { nameOf, PdfDict, PdfRef, PdfString, textOf } from '../pdf/values.ts';
import { type ByteRange, countByteRanges, endsRevision, hashRanges, readByteRange } from './byte-ranges.ts';
import { type Finding, type FindingCode, finding } from './findings.ts';
import { type CheckedSigner, checkSigner } from './signature-value.ts';
import { type CheckedTimestamp, readTimestamp } from './timestamp.ts';

const MAX_SIGNATURES = 64;
const FORMATS = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161']);

/** A signature with its mathematics checked; trust and later revisions are judged elsewhere. */
export interface CheckedSignature {
  readonly kind: 'signature' | 'document-timestamp';
  readonly field: FormField;
  /** Object number of the signature dictionary. */
  readonly num: number;
  readonly dict: PdfDict;
  readonly cades: boolean;
  readonly range: ByteRange | undefined;
  readonly signer: CheckedSigner | undefined;
  readonly crls: readonly Buffer[];
  /** Of the signature, or the document timestamp itself. */
  readonly timestamp: CheckedTimestamp | undefined;
  /** Milliseconds since 1970 of /M. */
  readonly claimed: number | undefined;
  /** 1 when the signer forbade every later change (DocMDP). */
  readonly permission: number | undefined;
  readonly problems: readonly Finding[];
}

interface Draft {
  readonly field: FormField;
  readonly num: number;
  readonly dict: PdfDict;
  readonly format: string;
  readonly codes: FindingCode[];
  readonly range: ByteRange | undefined;
  data?: ReadSignedData;
  timestamp?: CheckedTimestamp;
  hash?: string;
}

/** Finds every signed field and checks byte range, CMS, digest and signature value. */
export function readSignatures(file: PdfFile): { signatures: CheckedSignature[]; problems: Finding[] } {
  const problems: Finding[] = [];
  const drafts: Draft[] = [];
  const signed = readForm(file).fields.filter(
    ({ type, value }) => type === 'Sig' && value !== undefined && value !== null,
  );
  if (signed.length > MAX_SIGNATURES) throw new PdfRefused('limit', `${signed.length} signatures`);
  for (const field of signed) {
    const dict = file.dict(field.value);
    const { value } = field;
    if (!(value instanceof PdfRef) || !dict || file.entries.get(value.num)?.kind !== 'plain') {
      problems.push(finding('signature-dictionary', { detail: field.name }));
    } else drafts.push(draft(file, field, value.num, dict));
  }
  if (new Set(drafts.map(({ num }) => num)).size !== drafts.length || countByteRanges(file) !== drafts.length) {
    problems.push(finding('byte-range-count'));
  }
  drafts.sort((a, b) => (a.range?.gapStart ?? 0) - (b.range?.gapStart ?? 0));
  const hashed = drafts.filter((item) => item.range && item.hash);
  const digests = hashRanges(
    file.bytes,
    hashed.map(({ range, hash }) => ({ range: range!, hash: hash! })),
  );
  return { signatures: drafts.map((item) => conclude(item, digests[hashed.indexOf(item)])), problems };
}

function draft(file: PdfFile, field: FormField, num: number, dict: PdfDict): Draft {
  const format = nameOf(dict.get('SubFilter')) ?? '';
  const range = readByteRange(file, dict);
  const item: Draft = { field, num, dict, format, range, codes: [] };
  if (!range) item.codes.push('byte-range-wrong');
  else if (!endsRevision(file.bytes, range.end)) item.codes.push('byte-range-end');
  if (!FORMATS.has(format)) {
    item.codes.push('signature-format');
    return item;
  }
  const contents = dict.get('Contents');
  if (!(contents instanceof PdfString)) return item;
  try {
    // ETSI asks for DER; the older format is written as BER by NSS, which poppler and others sign with.
    const whole = format === 'adbe.pkcs7.detached' ? toDefinite(contents.bytes) : undefined;
    item.data = readSignedData(whole?.der ?? contents.bytes);
    const length = whole?.length ?? item.data.signer.length;
    if (contents.bytes.subarray(length).some((byte) => byte !== 0)) item.codes.push('cms-padding');
    if (format === 'ETSI.RFC3161') {
      item.timestamp = readTimestamp(contents.bytes.subarray(0, length));
      item.hash = item.timestamp.imprintHash;
    } else if (item.data.content || item.data.contentType !== OID.data) item.codes.push('cms-broken');
    else item.hash = digestName(item.data.signer.digestAlgorithm);
  } catch (error) {
    if (!(error instanceof DerError || error instanceof RangeError)) throw error;
    item.data = undefined;
    item.codes.push('cms-broken');
  }
  return item;
}

function conclude(item: Draft, digest: Buffer | undefined): CheckedSignature {
  const { field, num, dict, range, data } = item;
  const cades = item.format === 'ETSI.CAdES.detached';
  const codes = [...item.codes];
  let signer: CheckedSigner | undefined;
  let timestamp = item.timestamp;
  if (timestamp) {
    signer = timestamp.signer;
    codes.push(...signer.problems);
    if (!digest?.equals(timestamp.imprint)) codes.push('digest-differs');
  } else if (data) {
    const checked = guard(() => checkSigner(data, digest), codes);
    signer = checked;
    codes.push(...(checked?.problems ?? []));
    if (cades && checked?.certificate && !checked.bound && !checked.problems.includes('certificate-binding')) {
      codes.push('certificate-binding');
    }
    const token = data.signer.unsigned.get(OID.signatureTimestamp);
    if (token) timestamp = signatureTimestamp(token.raw, data.signer.signature, codes);
  }
  return {
    kind: item.format === 'ETSI.RFC3161' ? 'document-timestamp' : 'signature',
    field,
    num,
    dict,
    cades,
    range,
    signer,
    crls: [...(data?.crls ?? []), ...(timestamp?.crls ?? [])],
    timestamp,
    claimed: pdfDate(textOf(dict.get('M'))),
    permission: permissionOf(dict),
    // Without a right range there was nothing to compare; the range's own finding says so.
    problems: [...new Set(codes)]
      .filter((code) => range || code !== 'digest-differs')
      .map((code) => finding(code, { detail: field.name })),
  };
}

function guard<T>(read: () => T, codes: FindingCode[], code: FindingCode = 'cms-broken'): T | undefined {
  try {
    return read();
  } catch {
    // Hostile DER may fail in many ways, in our reader or in OpenSSL; all of them mean that it proves nothing.
    codes.push(code);
    return undefined;
  }
}

function signatureTimestamp(token: Buffer, signature: Buffer, codes: FindingCode[]): CheckedTimestamp | undefined {
  const read = guard(() => readTimestamp(token), codes, 'timestamp-wrong');
  if (!read) return undefined;
  const imprint = createHash(read.imprintHash).update(signature).digest();
  if (read.signer.problems.length > 0 || !read.imprint.equals(imprint)) codes.push('timestamp-wrong');
  return read;
}

/** DocMDP level of a certifying signature (ISO 32000-1, 12.8.2.2). */
function permissionOf(dict: PdfDict): number | undefined {
  const references = dict.get('Reference');
  for (const reference of Array.isArray(references) ? references : []) {
    if (!(reference instanceof PdfDict) || nameOf(reference.get('TransformMethod')) !== 'DocMDP') continue;
    const parameters = reference.get('TransformParams');
    const level = parameters instanceof PdfDict ? parameters.get('P') : 2;
    return typeof level === 'number' ? level : 2;
  }
  return undefined;
}

/** Moment of a PDF date (ISO 32000-1, 7.9.4); undefined when malformed. */
function pdfDate(text: string | undefined): number | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z.*|([+-])(\d\d)'?(\d\d)?'?)?$/.exec(text ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, sign, offsetHours, offsetMinutes] = match;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0);
  return local - (sign === '-' ? -offset : offset) * 60_000;
}
