import type { SameKeys } from '../../../../web/office/language/language.ts';
import type { vi } from './check-vi.ts';

/** Texts of the screen that checks a file. */
export const en: SameKeys<typeof vi> = {
  title: 'Check a file',
  under: 'Who signed any PDF file, and whether it was changed since.',
  choose: 'Choose a PDF file',
  another: 'Check another file',
  hint: 'At most 100 MB. The verdict comes from the file itself, also for files this system never made.',
  checking: 'Checking the signatures in the file',
  result: 'About this file',
  file: 'File',
  size: 'Size',
  pages: 'Pages',
  hash: 'SHA-256',
  signatures: 'Signatures in the file',
  stamp: 'Timestamp',
  unnamed: 'Signer unknown',
  signedAt: (when: string) => `signed at ${when} (by the signer’s clock)`,
  stampedAt: (when: string) => `proven time ${when}`,
  issuer: (name: string) => `Certificate issued by ${name}`,
  page: (page: number) => `page ${page}`,
  intact: 'Intact',
  broken: 'Broken',
  unknown: 'Signer not established',
  later: 'After this signature:',
  findings: 'Noted about the file',
  verdict: {
    valid: 'Valid',
    'valid-unknown-signer': 'Intact, but the signer is not established',
    invalid: 'Invalid',
    'changed-after-signing': 'Changed after signing',
    unsigned: 'No digital signature',
    unreadable: 'Unreadable',
  },
  verdictText: {
    valid: 'Every signature holds, the signers are trusted and the file is unchanged since.',
    'valid-unknown-signer':
      'The signatures match the content, but a certificate was not issued by an authority trusted here, or has expired.',
    invalid: 'At least one signature does not match the content. Do not rely on this file; ask the issuing agency.',
    'changed-after-signing':
      'Content was added or changed after signing. Do not rely on this file; ask the issuing agency.',
    unsigned: 'Nobody can tell who made this file or whether it was changed.',
    unreadable: 'The file is no well-formed PDF, so it cannot be checked safely.',
  },
};
