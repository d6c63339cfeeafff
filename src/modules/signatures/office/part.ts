import type { OfficePart } from '../../../web/office/screen.ts';

/** What the signatures module adds to the application: its part of the account page. */
export const signaturesPart: OfficePart = {
  screens: [],
  account: [async () => (await import('./certificates-panel.tsx')).CertificatesPanel],
};
