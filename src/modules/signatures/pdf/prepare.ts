import { createHash } from 'node:crypto';
import { messageToSign, type SigningCertificate } from '../cms/signed-data.ts';
import { writeEmptyForm, writePageAsForm } from './appearance.ts';
import { PdfFile } from './file.ts';
import { readForm } from './form.ts';
import { pageAt, type Rect } from './pages.ts';
import { PdfRefused } from './refused.ts';
import { serialize } from './serialize.ts';
import { type FieldFill, fillTextFields, PRINT } from './text-fields.ts';
import { IncrementalUpdate } from './update.ts';
import { PdfDict, PdfName, PdfRef, type PdfValue, textString } from './values.ts';

/** Annotation flags "print" and "locked". */
const SIGNATURE_FLAGS = PRINT | 128;
/** Form flags "signatures exist" and "append only". */
const SIG_FLAGS = 3;
const BYTE_RANGE_WIDTH = 36;
/** Viet Nam keeps one offset all year; /M is written in it because people read it there. */
const VN_OFFSET_MINUTES = 7 * 60;

export interface SignatureRequest {
  readonly pdf: Uint8Array;
  /** Page from 1. An empty signature field of this name is filled; else a new one is made. `[0,0,0,0]` is invisible. */
  readonly field: { readonly name: string; readonly page: number; readonly rect: Rect };
  /** One-page PDF whose page becomes the visible mark. */
  readonly appearance?: Buffer;
  /** Empty text fields to fill in the same revision. */
  readonly fills?: readonly FieldFill[];
  readonly reason: string;
  readonly signerName: string;
  readonly location?: string;
  /** Claimed time, written to /M with +07:00. */
  readonly signedAt: Date | Temporal.Instant;
  /** Room for the CMS in bytes. */
  readonly contentsBytes: number;
}

/** Everything of the signed file but the CMS: `head` are the given bytes (not copied), `tail` what follows them. */
export interface PreparedSignature {
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Where the hexadecimal digits of /Contents lie in `tail`. */
  readonly contents: { readonly start: number; readonly end: number };
  /** SHA-256 over the byte range. */
  readonly digest: Buffer;
  readonly certificate: SigningCertificate;
  /** DER of the signedAttrs: what the key has to sign (after SHA-256). */
  readonly messageToSign: Buffer;
}

function pdfDate(moment: Date | Temporal.Instant): string {
  const ms = moment instanceof Date ? moment.getTime() : moment.epochMilliseconds;
  const local = new Date(ms + VN_OFFSET_MINUTES * 60_000).toISOString();
  return `D:${local.slice(0, 19).replace(/[-:T]/g, '')}+07'00'`;
}

/**
 * First half of signing: lays out the update with room for the CMS and says which message the key must sign.
 * For keys outside this process (token, remote) store the result and call `completeSignature` with the answer.
 * Throws PdfRefused.
 */
export function prepareSignature(request: SignatureRequest, certificate: SigningCertificate): PreparedSignature {
  return prepareUpdate(new IncrementalUpdate(PdfFile.open(request.pdf)), request, certificate);
}

/** As `prepareSignature`, into an update that may hold other changes already; `request.pdf` is the update's file. */
export function prepareUpdate(
  update: IncrementalUpdate,
  request: Omit<SignatureRequest, 'pdf'>,
  certificate: SigningCertificate,
): PreparedSignature {
  const { file } = update;
  const signature = update.allocate();
  const entries: Record<string, PdfValue> = {
    M: textString(pdfDate(request.signedAt)),
    Name: textString(request.signerName),
    Reason: textString(request.reason),
  };
  if (request.location !== undefined) entries['Location'] = textString(request.location);
  const before = '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange';
  const digits = request.contentsBytes * 2;
  const bodyAt = update.write(
    signature,
    `${before}${' '.repeat(BYTE_RANGE_WIDTH)}/Contents<${'0'.repeat(digits)}>${serialize(new PdfDict(entries)).slice(2)}`,
  );
  fillTextFields(update, request.fills ?? []);
  placeField(update, request, signature);

  const tail = update.finish();
  const head = file.bytes;
  const rangeAt = bodyAt - head.length + before.length;
  const open = rangeAt + BYTE_RANGE_WIDTH + '/Contents'.length;
  const close = open + digits + 2;
  const range = `[0 ${head.length + open} ${head.length + close} ${tail.length - close}]`;
  if (range.length > BYTE_RANGE_WIDTH) throw new PdfRefused('limit', 'the file is too large for its byte range');
  tail.write(range, rangeAt, 'latin1');
  const digest = createHash('sha256').update(head).update(tail.subarray(0, open)).update(tail.subarray(close)).digest();
  return {
    head,
    tail,
    contents: { start: open + 1, end: close - 1 },
    digest,
    certificate,
    messageToSign: messageToSign(digest, certificate),
  };
}

type Placed = Pick<SignatureRequest, 'field' | 'appearance'>;

function placeField(update: IncrementalUpdate, { field, appearance }: Placed, signature: PdfRef): void {
  const existing = readForm(update.file).fields.find((candidate) => candidate.name === field.name);
  if (
    existing &&
    (existing.type !== 'Sig' || existing.value !== undefined || existing.widgets[0] !== existing.ref.num)
  ) {
    throw new PdfRefused('field-exists', field.name);
  }
  const [left, bottom, right, top] = field.rect;
  const visible = appearance
    ? writePageAsForm(update, appearance)
    : writeEmptyForm(update, Math.max(0, right - left), Math.max(0, top - bottom));
  const marks = { V: signature, F: SIGNATURE_FLAGS, AP: new PdfDict({ N: visible }) };
  if (existing) {
    update.set(existing.ref, existing.dict.with(marks));
    const form = update.file.catalog.get('AcroForm');
    if (form instanceof PdfRef) update.mergeForm(form, { SigFlags: SIG_FLAGS });
    return;
  }
  const widget = update.allocate();
  update.set(
    widget,
    new PdfDict({
      Type: new PdfName('Annot'),
      Subtype: new PdfName('Widget'),
      FT: new PdfName('Sig'),
      T: textString(field.name),
      Rect: [...field.rect],
      P: pageAt(update.file, field.page).ref,
      ...marks,
    }),
  );
  update.addWidgets(field.page, [widget], { SigFlags: SIG_FLAGS });
}

/**
 * Second half: puts the CMS (DER) into the room left for it, in place in `tail`. Throws PdfRefused `contents-too-small`
 * when it does not fit; prepare again with more room then. Returns the pieces to store one after the other.
 */
export function embedContents(prepared: PreparedSignature, cms: Uint8Array): readonly [Buffer, Buffer] {
  const { start, end } = prepared.contents;
  if (cms.length * 2 > end - start) {
    throw new PdfRefused(
      'contents-too-small',
      `the signature takes ${cms.length} bytes, there are ${(end - start) / 2}`,
    );
  }
  prepared.tail.write(Buffer.from(cms.buffer, cms.byteOffset, cms.length).toString('hex'), start, 'latin1');
  return [prepared.head, prepared.tail];
}
