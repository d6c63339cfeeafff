import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { undoRegistrationContract } from '../../operations/undo-registration.contract.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { ReasonField } from './reason-field.tsx';

/** Strikes out a wrong entry; its number stays in the register. */
export const UndoRegistrationDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(officeDayText);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (!reason.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    await call(undoRegistrationContract, { documentId: document.id, reason: reason.trim() });
    await refresh(DOCUMENT_READS);
    onDone(text.undone);
  };
  return (
    <ActDialog
      danger
      title={text.undoTitle}
      confirm={text.acts['undo-registration']}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{text.undoText(document.registration?.no ?? 0)}</p>
      <ReasonField
        label={text.reason}
        value={reason}
        error={missing ? text.reasonNeeded : undefined}
        onChange={(value) => {
          setReason(value);
          setMissing(false);
        }}
      />
    </ActDialog>
  );
};
