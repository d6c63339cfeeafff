import { Alert } from 'antd';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';

/** What the server still misses before the draft may be submitted. */
export const MissingPanel = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText).draft;
  const locale = useLocale();
  if (draft.missing.length === 0) return null;
  return (
    <Alert
      className="kb-note"
      type="warning"
      showIcon
      title={text.missing}
      description={
        <ul>
          {draft.missing.map((one) => (
            <li key={one.field}>{one[locale]}</li>
          ))}
        </ul>
      }
    />
  );
};
