import type { ReactNode } from 'react';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';

/** A small word with a tone; the word alone carries the meaning, the colour only helps. */
export const Tag = ({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) => (
  <span className={`kb-tag kb-tag-${tone}`}>
    {icon}
    {children}
  </span>
);

/** Khẩn, thượng khẩn, hỏa tốc, as stamped on paper; 0 is ordinary and shows nothing. */
export const UrgencyMark = ({ urgency }: { readonly urgency: number }) => {
  const text = useText(officeText);
  const word = [null, text.urgency.urgent, text.urgency.very, text.urgency.express, text.urgency.timed][urgency];
  return word ? <span className={`kb-urgency kb-urgency-${urgency}`}>{word}</span> : null;
};
