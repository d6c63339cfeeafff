import { documentsPart } from '../../modules/documents/office/part.ts';
import { identityPartWith } from '../../modules/identity/office/part.ts';
import { organizationPart } from '../../modules/organization/office/part.ts';
import { signaturesPart } from '../../modules/signatures/office/part.ts';
import type { OfficePart } from './screen.ts';
import { workPart } from './work/part.ts';

const besidesIdentity = [workPart, organizationPart, signaturesPart, documentsPart];

/** Everything the application is made of; each module adds its own screens, live messages and links. */
export const parts: readonly OfficePart[] = [
  ...besidesIdentity,
  identityPartWith(besidesIdentity.flatMap(({ account = [] }) => account)),
];

const links = Object.assign({}, ...parts.map(({ links = {} }) => links)) as Record<string, (id: string) => string>;

/** Where an object named by a work item or a live message is opened; null when no screen shows it. */
export const linkTo = (objectKind: string, id: string): string | null => links[objectKind]?.(id) ?? null;

/** What a work item asks for, in words. */
export const workNames = Object.assign({}, ...parts.map(({ work = {} }) => work)) as NonNullable<OfficePart['work']>;

/** Live messages and the reads they make stale. */
export const liveMessages = (): Record<string, readonly string[]> => {
  const all: Record<string, string[]> = {};
  for (const { live = {} } of parts)
    for (const [kind, names] of Object.entries(live)) all[kind] = [...(all[kind] ?? []), ...names];
  return all;
};
