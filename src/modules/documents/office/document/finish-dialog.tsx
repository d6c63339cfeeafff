import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { finishAssignmentContract } from '../../operations/finish-assignment.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { ReasonField } from './reason-field.tsx';

/** Reports what came out of one's own assignment. */
export const FinishDialog = ({
  assignmentId,
  onClose,
  onDone,
}: DocumentDialogProps & { readonly assignmentId: string | undefined }) => {
  const text = useText(documentsText).document;
  const [result, setResult] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (!result.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    if (assignmentId) await call(finishAssignmentContract, { assignmentId, result: result.trim() });
    await refresh(DOCUMENT_READS);
    onDone(text.finished);
  };
  return (
    <ActDialog
      title={text.finishTitle}
      confirm={text.acts.finish}
      onClose={onClose}
      onConfirm={confirm}
      disabled={!assignmentId}
    >
      <ReasonField
        label={text.finishResult}
        value={result}
        error={missing ? text.reasonNeeded : undefined}
        onChange={(value) => {
          setResult(value);
          setMissing(false);
        }}
      />
    </ActDialog>
  );
};
