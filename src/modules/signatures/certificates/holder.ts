/** A person who gets a certificate for the position held. */
export interface PersonHolder {
  readonly kind: 'person';
  readonly personId: string;
  readonly positionId: string;
  readonly agencyId: string;
  readonly fullName: string;
  readonly agencyName: string;
  readonly positionTitle: string;
  /** UID attribute of the certificate; certificates are public, so without one no identity number stands in it. */
  readonly uid?: string;
  /** P-256 unless asked for. */
  readonly rsa?: boolean;
  /** Activates the key at once; without it the holder sets a PIN before the first signature. */
  readonly pin?: string;
}

/** An agency whose certificate takes the place of the seal. */
export interface AgencyHolder {
  readonly kind: 'organization';
  readonly agencyId: string;
  readonly agencyName: string;
  /** Identifier of the agency, such as `H05.01`; stands in the certificate as `MĐD:…`. */
  readonly identifier: string;
  /** P-256 unless asked for. */
  readonly rsa?: boolean;
}

export type Holder = PersonHolder | AgencyHolder;

/** X.509 subject of a holder. */
export const subjectOf = (holder: Holder) =>
  holder.kind === 'person'
    ? {
        commonName: holder.fullName,
        organization: holder.agencyName,
        title: holder.positionTitle,
        uid: holder.uid ?? `DEMO:${holder.personId}`,
      }
    : { commonName: holder.agencyName, organization: holder.agencyName, uid: `MĐD:${holder.identifier}` };
