import type { OfficePart } from '../../../web/office/screen.ts';

export const signaturesPart: OfficePart = {
  screens: [],
};
