import QRCode from 'qrcode';
import type { LayoutModel } from '../rules/kinds.ts';
import { agencyLines } from './agency-lines.ts';
import type { BodyBlock, LayoutInput, Urgency } from './layout-input.ts';

/** Text and size in mm of the red urgency stamp (Decree 30/2020/NĐ-CP, Annex I part II, item 10b). */
const URGENCY_STAMPS: Record<Exclude<Urgency, 0>, { text: string; width: number }> = {
  1: { text: 'KHẨN', width: 20 },
  2: { text: 'THƯỢNG KHẨN', width: 40 },
  3: { text: 'HỎA TỐC', width: 30 },
  4: { text: 'HỎA TỐC HẸN GIỜ', width: 48 },
};

/** The verb that closes the preamble of models 1.1–1.3. */
const PREAMBLE_VERBS: Partial<Record<LayoutModel, string>> = {
  '1.1': 'QUYẾT NGHỊ:',
  '1.2': 'QUYẾT ĐỊNH:',
  '1.3': 'QUYẾT ĐỊNH:',
};

const upper = (text: string): string => text.normalize('NFC').toLocaleUpperCase('vi');
const END_MARK = './.';

/** Closes the content with './.' as the models of Annex III do, once. */
function closeBody(body: BodyBlock[]): BodyBlock[] {
  const last = body.at(-1);
  if (last === undefined || !('text' in last) || last.type === 'heading') return body;
  const text = (last.text ?? (last.type === 'numbered' ? last.title : undefined) ?? '').trimEnd();
  if (text === '' || text.endsWith(END_MARK)) return body;
  const closed = `${text.replace(/[.;,]$/u, '')}${END_MARK}`;
  return [...body.slice(0, -1), { ...last, text: closed }];
}

/** A list's lines with the marks that Vietnamese office style wants: ';' after each, '.' after the last. */
function punctuate(lines: string[]): string[] {
  return lines.map((line, index) => {
    const bare = line.trim().replace(/^-\s*/u, '').replace(/[;.]$/u, '');
    return `${bare}${index === lines.length - 1 ? '.' : ';'}`;
  });
}

function verificationView(verification: LayoutInput['verification']): Promise<unknown> {
  if (verification === null) return Promise.resolve(null);
  return QRCode.toString(verification.url, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }).then((svg) => ({
    ...verification,
    svg,
  }));
}

/** Turns the input into the data of templates/document.typ. The template draws and decides nothing about words. */
export async function documentView(input: LayoutInput): Promise<unknown> {
  const model = input.layoutModel ?? input.kind.layoutModel;
  const stamp = input.urgency === 0 ? null : URGENCY_STAMPS[input.urgency];
  // The catalogue says 'Nghị quyết (cá biệt)': what stands in brackets is not part of the printed name.
  const kindName = upper(input.kind.name.vi.replace(/\s*\(.*\)$/u, ''));
  const isLetter = model === '1.5';
  return {
    model,
    documentTitle: `${isLetter ? input.kind.name.vi : kindName}: ${input.subject}`.normalize('NFC'),
    parentLines: input.parentAgencyName === null ? [] : agencyLines(input.parentAgencyName),
    agencyName: input.agencyName,
    agencyLines: agencyLines(input.agencyName),
    notation: input.notation,
    kindName: isLetter ? null : kindName,
    subject: isLetter ? `V/v ${input.subject.replace(/^V\/v\s+/u, '')}` : input.subject,
    addressees: input.addressees.length > 1 ? punctuate(input.addressees) : input.addressees,
    legalBases: input.legalBases ?? [],
    issuingAuthority: input.issuingAuthority === undefined ? null : upper(input.issuingAuthority),
    verb: PREAMBLE_VERBS[model] ?? null,
    body: closeBody(input.body),
    attachedText:
      input.attachedText === undefined
        ? null
        : { ...input.attachedText, title: upper(input.attachedText.title), body: closeBody(input.attachedText.body) },
    authorityLines: input.authorityLines.map(upper),
    signerName: input.signerName,
    secondSigner:
      input.secondSigner === undefined ? null : { ...input.secondSigner, title: upper(input.secondSigner.title) },
    recipients: punctuate(input.recipients),
    stamp,
    drafter: [input.drafterInitials, input.copies].filter((part) => part !== null && part !== '').join('.'),
    contact: input.contact ?? null,
    verification: await verificationView(input.verification),
    annexes: input.annexes,
    demo: input.demo,
  };
}
