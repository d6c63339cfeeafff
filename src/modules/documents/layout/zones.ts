import type { LaidOutDocument, Zone } from './layout-input.ts';

/** A4 height in points. */
const PAGE_HEIGHT = (297 / 25.4) * 72;

/** True diameter of an agency's seal: 36 mm (Circular 07/2010/TT-BCA and those after it; from memory). */
const SEAL_DIAMETER = (36 / 25.4) * 72;

/** What a template reports for a reserved box; x and y are in points from the top left of the page. */
type ReportedZone = { name: string; page: number; x: number; y: number; width: number; height: number };

const round = (value: number): number => Math.round(value * 100) / 100;

function toZone({ page, x, y, width, height }: ReportedZone): Zone {
  const rect: Zone['rect'] = [x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y];
  return { page: page - 1, rect: rect.map(round) as Zone['rect'] };
}

/** The seal covers the left third of the signature, its centre at the signature's middle height (Annex I, item 8). */
function sealOver({ page, rect: [x1, y1, x2, y2] }: Zone): Zone {
  const right = x1 + (x2 - x1) / 3;
  const middle = (y1 + y2) / 2;
  const rect: Zone['rect'] = [right - SEAL_DIAMETER, middle - SEAL_DIAMETER / 2, right, middle + SEAL_DIAMETER / 2];
  return { page, rect: rect.map(round) as Zone['rect'] };
}

/** The zones of a laid-out document from what its template reported. @throws Error when a box is missing. */
export function zonesFrom(reported: unknown[]): LaidOutDocument['zones'] {
  const byName = new Map((reported as ReportedZone[]).map((zone) => [zone.name, zone]));
  const get = (name: string): Zone => {
    const zone = byName.get(name);
    if (zone === undefined) throw new Error(`the template reserved no ${name} box`);
    return toZone(zone);
  };
  const personSignature = get('personSignature');
  return {
    numberField: get('numberField'),
    dateField: get('dateField'),
    personSignature,
    organizationSeal: sealOver(personSignature),
    ...(byName.has('secondSignature') ? { secondSignature: get('secondSignature') } : {}),
  };
}
