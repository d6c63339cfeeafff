import type { OfficePart } from '../../../web/office/screen.ts';

/** What the signatures module adds to the application: the check of any file, and its part of the account page. */
export const signaturesPart: OfficePart = {
  screens: [{ path: '/kiem-tra-tep', load: async () => (await import('./check-file-screen.tsx')).CheckFileScreen }],
  account: [async () => (await import('./certificates-panel.tsx')).CertificatesPanel],
};
