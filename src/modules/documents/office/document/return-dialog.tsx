import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { returnIncomingContract } from '../../operations/return-incoming.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { ReasonField } from './reason-field.tsx';

/** Sends an arrival back; the sender sees the reason at once. */
export const ReturnDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(documentsText).document;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (!reason.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    await call(returnIncomingContract, { documentId: document.id, reason: reason.trim() });
    await refresh(DOCUMENT_READS);
    onDone(text.returned);
  };
  return (
    <ActDialog title={text.returnTitle} confirm={text.acts.return} onClose={onClose} onConfirm={confirm}>
      <p>{text.returnText}</p>
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
