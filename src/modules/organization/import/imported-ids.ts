import { fold } from '../../../platform/text/index.ts';
import { demoId } from '../demo/ids.ts';

/**
 * Ids follow from the codes of the office's own lists, so a second import of the same file finds what the first entered, and of a
 * person's code nothing is kept.
 */
export const importedId = {
  agency: (code: string) => demoId('imported-agency', code),
  issuer: (code: string) => demoId('imported-issuer', code),
  unit: (agencyId: string, name: string) => demoId('imported-unit', `${agencyId}/${fold(name)}`),
  position: (code: string) => demoId('imported-position', code.toUpperCase()),
  person: (code: string) => demoId('imported-person', code.toUpperCase()),
  holding: (personId: string, positionId: string) => demoId('imported-holding', `${personId}/${positionId}`),
};
