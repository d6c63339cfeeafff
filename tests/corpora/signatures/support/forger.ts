import { createHash } from 'node:crypto';
import {
  buildSignedData,
  messageToSign,
  readSigningCertificate,
} from '../../../../src/modules/signatures/cms/signed-data.ts';
import type { Signer } from '../../../../src/modules/signatures/cms/signer.ts';
import { PdfFile } from '../../../../src/modules/signatures/pdf/file.ts';
import { type FormField, readForm } from '../../../../src/modules/signatures/pdf/form.ts';
import { pageAt } from '../../../../src/modules/signatures/pdf/pages.ts';
import {
  embedContents,
  type PreparedSignature,
  prepareSignature,
  prepareUpdate,
} from '../../../../src/modules/signatures/pdf/prepare.ts';
import { signPdf } from '../../../../src/modules/signatures/pdf/sign.ts';
import { addEmptyTextFields, type FieldFill } from '../../../../src/modules/signatures/pdf/text-fields.ts';
import { IncrementalUpdate } from '../../../../src/modules/signatures/pdf/update.ts';
import {
  PdfDict,
  PdfName,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from '../../../../src/modules/signatures/pdf/values.ts';
import { letter, mark } from './bases.ts';
import { SIGNED_AT, type World } from './world.ts';

export const NUMBER = 'so-ky-hieu';
export const PLACE = 'dia-danh-ngay';
const RECT = [320, 80, 500, 140] as const;

/** The lawful files that every attack starts from. */
export interface Victims {
  readonly base: Buffer;
  /** Signed by the leader, both fields empty. */
  readonly approved: Buffer;
  /** Also signed by the organisation, which filled both fields. */
  readonly issued: Buffer;
}

export const fills = (number = '456/SNV-VP'): FieldFill[] => [
  { name: NUMBER, value: number, appearance: mark(number, 100, 16) },
  { name: PLACE, value: 'Bắc Ninh, ngày 24 tháng 11 năm 2026', appearance: mark('Bắc Ninh', 220, 16) },
];

export interface Signing {
  readonly name: string;
  readonly signer: Signer;
  readonly rect?: readonly [number, number, number, number];
  readonly page?: number;
  readonly fills?: FieldFill[];
  readonly appearance?: Buffer;
}

const request = (pdf: Buffer, { name, rect = RECT, page = 1, fills: filled, appearance }: Signing) => ({
  pdf,
  field: { name, page, rect },
  appearance: appearance ?? mark(`Ký: ${name}`),
  fills: filled,
  reason: 'Ký',
  signerName: name,
  signedAt: SIGNED_AT,
});

export const sign = (pdf: Buffer, signing: Signing): Promise<Buffer> =>
  signPdf({ ...request(pdf, signing), signer: signing.signer });

/** Finishes a prepared signature whose bytes were changed, over the digest of the changed bytes. */
async function finish(prepared: PreparedSignature, { signer }: Signing): Promise<Buffer> {
  const { head, tail, contents, certificate } = prepared;
  const digest = createHash('sha256')
    .update(head)
    .update(tail.subarray(0, contents.start - 1))
    .update(tail.subarray(contents.end + 1))
    .digest();
  const message = messageToSign(digest, certificate);
  const [value] = await signer.signMessages([message]);
  return Buffer.concat(embedContents(prepared, buildSignedData(certificate, message, value!)));
}

const ROOM = 4096;

/** Signs after changing the prepared update: an attack by somebody who may sign. The change must keep the length. */
export function signTampered(pdf: Buffer, signing: Signing, tamper: (tail: Buffer) => void): Promise<Buffer> {
  const prepared = prepareSignature(
    { ...request(pdf, signing), contentsBytes: ROOM },
    readSigningCertificate(signing.signer),
  );
  tamper(prepared.tail);
  return finish(prepared, signing);
}

/** Signs an update that does something else as well: the same insider, with the structure in good order. */
export function signWith(
  pdf: Buffer,
  signing: Signing,
  change: (update: IncrementalUpdate, file: PdfFile) => void,
): Promise<Buffer> {
  const file = PdfFile.open(pdf);
  const made = new IncrementalUpdate(file);
  change(made, file);
  const prepared = prepareUpdate(
    made,
    { ...request(pdf, signing), contentsBytes: ROOM },
    readSigningCertificate(signing.signer),
  );
  return finish(prepared, signing);
}

export async function makeVictims({ signers }: Pick<World, 'signers'>): Promise<Victims> {
  const base = letter();
  const empty = addEmptyTextFields(base, [
    { name: NUMBER, page: 1, rect: [60, 760, 160, 776], tooltip: 'Số, ký hiệu' },
    { name: PLACE, page: 1, rect: [300, 760, 520, 776], tooltip: 'Địa danh, ngày tháng' },
  ]);
  const approved = await sign(empty, { name: 'leader', signer: signers.leader });
  const issued = await sign(approved, {
    name: 'organization',
    signer: signers.organization,
    rect: [270, 70, 372, 172],
    fills: fills(),
  });
  return { base, approved, issued };
}

/** A well-formed update by somebody without a key. */
export function update(pdf: Buffer, change: (update: IncrementalUpdate, file: PdfFile) => void): Buffer {
  const file = PdfFile.open(pdf);
  const made = new IncrementalUpdate(file);
  change(made, file);
  return Buffer.concat([pdf, made.finish()]);
}

export const fieldOf = (file: PdfFile, name: string): FormField =>
  readForm(file).fields.find((field) => field.name === name)!;

export const dictOf = (file: PdfFile, value: PdfValue | undefined): PdfDict => file.dict(value)!;

export const firstPage = (file: PdfFile) => pageAt(file, 1);

export const formRef = (file: PdfFile): PdfRef => file.catalog.get('AcroForm') as PdfRef;

/** Replaces a stream's data under its old number. */
export function replaceStream(made: IncrementalUpdate, file: PdfFile, ref: PdfRef, text: string): void {
  const old = file.get(ref.num) as PdfStream;
  const entries = [...old.dict.entries].filter(([key]) => key !== 'Filter' && key !== 'DecodeParms');
  made.writeStream(ref, new PdfDict(new Map(entries)), Buffer.from(text));
}

/** A form XObject that shows something else. */
export function otherAppearance(made: IncrementalUpdate): PdfDict {
  const ref = made.allocate();
  const dict = new PdfDict({ Type: new PdfName('XObject'), Subtype: new PdfName('Form'), BBox: [0, 0, 100, 16] });
  made.writeStream(ref, dict, Buffer.from('0 0 100 16 re f'));
  return new PdfDict({ N: ref });
}

/** Position of a signature's pieces by plain search; `index` in file order. */
export function signatureSpots(pdf: Buffer, index = 0) {
  const matches = [...pdf.toString('latin1').matchAll(/\/ByteRange(\[[\d ]+\] *)\/Contents(<[0-9a-f]+>)/g)];
  const match = matches[index]!;
  const range = match.index + '/ByteRange'.length;
  const contents = range + match[1]!.length + '/Contents'.length;
  return { name: match.index, range, rangeText: match[1]!, contents, contentsEnd: contents + match[2]!.length };
}

/** A copy with some bytes overwritten. */
export function overwrite(pdf: Buffer, at: number, text: string): Buffer {
  const copy = Buffer.from(pdf);
  copy.write(text, at, 'latin1');
  return copy;
}

/**
 * Signature wrapping with a clean cross-reference: the gap is widened, the signed tail moves back untouched, and where
 * its startxref points now lies a forged section that names a forged signature dictionary and page content. Everything
 * parses, and the digest over the forged range is the signed one.
 */
export function wrapCleanly(pdf: Buffer): Buffer {
  const { contents, contentsEnd } = signatureSpots(pdf);
  const file = PdfFile.open(pdf);
  const [tail, target] = [pdf.subarray(contentsEnd), file.startxref];
  const signature = fieldOf(file, 'leader').value as PdfRef;
  const page = firstPage(file).dict.get('Contents') as PdfRef;
  const parts: Buffer[] = [pdf.subarray(0, contentsEnd)];
  let position = contentsEnd;
  const add = (text: string): number => {
    const at = position;
    const bytes = Buffer.from(text, 'latin1');
    parts.push(bytes);
    position += bytes.length;
    return at;
  };
  add('>>\nendobj\n');
  const text = 'BT ET 0 0 200 200 re f';
  const pageAtByte = add(`${page.num} 0 obj\n<</Length ${text.length}>>\nstream\n${text}\nendstream\nendobj\n`);
  const signatureAt = add(
    `${signature.num} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange`,
  );
  const rangeText = (end: number) => `[0 ${contents} ${end} ${tail.length}]`.padEnd(48);
  const rangeAt = add(rangeText(0));
  // The CMS without its padding: the padded one would not fit.
  const length = Number.parseInt(pdf.toString('latin1', contents + 5, contents + 9), 16) + 4;
  add(`/Contents${pdf.toString('latin1', contents, contents + 1 + length * 2)}>>>\nendobj\n`);
  if (position > target) throw new Error('the forged objects do not fit before the old cross-reference');
  add(`${' '.repeat(target - position - 1)}\n`);
  const entry = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  let table = 'xref\n';
  for (const [num, old] of [...file.entries].sort(([a], [b]) => a - b)) {
    if (old.kind !== 'plain' || num === 0) continue;
    // Objects of the signed tail moved; the rest stayed.
    const offset = num === page.num ? pageAtByte : num === signature.num ? signatureAt : old.offset;
    table += `${num} 1\n${entry(offset)}`;
  }
  const trailer = `trailer\n<</Size ${file.trailer.get('Size')}/Root ${file.root.num} 0 R>>\n`;
  const tailAt = position + table.length + trailer.length;
  for (const [num, old] of file.entries) {
    if (old.kind !== 'plain' || old.offset < contentsEnd || num === page.num || num === signature.num) continue;
    table = table.replace(`${num} 1\n${entry(old.offset)}`, `${num} 1\n${entry(old.offset - contentsEnd + tailAt)}`);
  }
  add(table + trailer);
  parts.push(tail);
  const forged = Buffer.concat(parts);
  forged.write(rangeText(position), rangeAt, 'latin1');
  return forged;
}
