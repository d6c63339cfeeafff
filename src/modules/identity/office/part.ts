import type { OfficePart } from '../../../web/office/screen.ts';

export const identityPart: OfficePart = {
  screens: [],
};
