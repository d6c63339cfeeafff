/** `note` is lawful, `doubt` limits what is proven, `refusal` makes the file not valid. */
export type Severity = 'note' | 'doubt' | 'refusal';

export interface FindingText {
  readonly severity: Severity;
  readonly vi: string;
  readonly en: string;
}

export const note = (vi: string, en: string): FindingText => ({ severity: 'note', vi, en });
export const doubt = (vi: string, en: string): FindingText => ({ severity: 'doubt', vi, en });
export const refusal = (vi: string, en: string): FindingText => ({ severity: 'refusal', vi, en });
