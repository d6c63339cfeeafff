import { sequence, setOf } from '../cms/der.ts';
import { printable, utf8 } from './der.ts';
import { OID } from './object-identifiers.ts';

/** Mark that every demonstration certificate carries in its name, so that it shows in any viewer. */
export const DEMO_MARK = 'DEMO';

/** Whom an end-entity certificate names. */
export interface Subject {
  readonly commonName: string;
  /** The agency; for an organisation's certificate the superior body or the agency itself. */
  readonly organization: string;
  readonly title?: string;
  /** `CCCD:…` for a person, `MST:…` or the agency's identifier for an organisation, written as the UID attribute. */
  readonly uid: string;
}

const attribute = (type: Buffer, value: Buffer): Buffer => setOf(sequence(type, value));

/** X.501 name of a certificate subject; marks the common name as DEMO when it does not say so itself. */
export function subjectName(subject: Subject): Buffer {
  const marked = subject.commonName.startsWith(DEMO_MARK) ? subject.commonName : `${DEMO_MARK} – ${subject.commonName}`;
  return sequence(
    attribute(OID.country, printable('VN')),
    attribute(OID.locality, utf8('Bắc Ninh')),
    attribute(OID.organization, utf8(subject.organization)),
    ...(subject.title ? [attribute(OID.title, utf8(subject.title))] : []),
    attribute(OID.commonName, utf8(marked)),
    attribute(OID.userId, utf8(subject.uid)),
  );
}

/** X.501 name of one of the authority's own certificates. */
export function authorityName(commonName: string): Buffer {
  return sequence(
    attribute(OID.country, printable('VN')),
    attribute(OID.organization, utf8('DEMO Kinh Bắc – chứng thư trình diễn')),
    attribute(OID.commonName, utf8(commonName)),
  );
}
