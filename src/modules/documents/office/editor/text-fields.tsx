import { Input } from 'antd';
import { useText } from '../../../../web/office/language/language.ts';
import { Field } from '../../../../web/office/ui/field.tsx';
import type { DraftContent } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import { LinesInput } from './lines-input.tsx';

type Props = {
  readonly content: DraftContent;
  readonly change: (part: Partial<DraftContent>) => void;
  readonly bodyText: string;
  readonly changeBody: (text: string) => void;
};

/** Legal bases and the text itself, written as plain paragraphs. */
export const TextFields = ({ content, change, bodyText, changeBody }: Props) => {
  const text = useText(documentsText).editor;
  return (
    <div className="kb-form">
      <Field label={text.body} hint={text.bodyHint}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            className="kb-body-input"
            autoSize={{ minRows: 10, maxRows: 30 }}
            value={bodyText}
            onChange={(event) => changeBody(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.legalBases} hint={text.legalBasesHint}>
        {(wiring) => (
          <LinesInput {...wiring} lines={content.legalBases} onChange={(legalBases) => change({ legalBases })} />
        )}
      </Field>
    </div>
  );
};
