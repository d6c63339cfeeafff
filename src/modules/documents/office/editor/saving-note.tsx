import { CheckCircleOutlined, CloudUploadOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { showWhen } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { documentsText } from '../messages/documents-text.ts';
import type { SavingState } from './use-draft-saving.ts';

/** Where what was typed is now. */
export const SavingNote = ({ state, savedAt }: { readonly state: SavingState; readonly savedAt: string }) => {
  const text = useText(documentsText).editor;
  const [icon, words] = {
    saved: [<CheckCircleOutlined aria-hidden key="i" />, text.saved(showWhen(savedAt))],
    unsaved: [<CloudUploadOutlined aria-hidden key="i" />, text.unsaved],
    saving: [<CloudUploadOutlined aria-hidden key="i" />, text.saving],
    failed: [<ExclamationCircleOutlined aria-hidden key="i" />, text.saveFailed],
    conflict: [<ExclamationCircleOutlined aria-hidden key="i" />, text.saveFailed],
  }[state] as [React.ReactNode, string];
  return (
    <output className={`kb-saving kb-saving-${state}`}>
      {icon} {words}
    </output>
  );
};
