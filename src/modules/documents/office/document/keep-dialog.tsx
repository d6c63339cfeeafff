import { Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog } from '../../../../web/office/ui/act-dialog.tsx';
import { keepDocumentContract } from '../../operations/keep-document.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { ReasonField } from './reason-field.tsx';

/** Ends the work on an arrival: handled, or nothing to do. */
export const KeepDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(documentsText).document;
  const [how, setHow] = useState<'handled' | 'kept'>('handled');
  const [note, setNote] = useState('');
  const confirm = async () => {
    await call(keepDocumentContract, { documentId: document.id, how, note: note.trim() || undefined });
    await refresh(DOCUMENT_READS);
    onDone(text.kept);
  };
  return (
    <ActDialog title={text.keepTitle} confirm={text.acts.keep} onClose={onClose} onConfirm={confirm}>
      <fieldset className="kb-fieldset">
        <legend>{text.keepHow}</legend>
        <Radio.Group
          name="how"
          value={how}
          onChange={(event) => setHow(event.target.value as 'handled' | 'kept')}
          options={[
            { value: 'handled', label: text.keepHandled },
            { value: 'kept', label: text.keepKept },
          ]}
        />
      </fieldset>
      <ReasonField focus={false} label={text.note} value={note} onChange={setNote} maxLength={500} />
    </ActDialog>
  );
};
