import type { OfficePart } from '../../../web/office/screen.ts';

export const organizationPart: OfficePart = {
  screens: [],
};
