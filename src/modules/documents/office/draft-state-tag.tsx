import { useText } from '../../../web/office/language/language.ts';
import { Tag, type Tone } from '../../../web/office/ui/tag.tsx';
import type { DraftState } from '../operations/shapes.ts';
import { documentsText } from './messages/documents-text.ts';

const TONES: Record<DraftState, Tone> = {
  drafting: 'plain',
  'with-head': 'info',
  returned: 'warn',
  'with-office': 'info',
  'with-leader': 'info',
  signed: 'good',
  issued: 'good',
  refused: 'bad',
};

export const DraftStateTag = ({ state }: { readonly state: DraftState }) => {
  const text = useText(documentsText).draftState;
  return <Tag tone={TONES[state]}>{text[state]}</Tag>;
};
