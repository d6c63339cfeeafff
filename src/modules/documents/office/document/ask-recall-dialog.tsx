import { Radio } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { askRecallContract } from '../../operations/ask-recall.contract.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import type { OfficialDocument } from './document-screen.tsx';
import { ReasonField } from './reason-field.tsx';

/** A later document that replaces or updates this one can be named to the recipients; without one only a recall is left. */
const successorsOf = (document: OfficialDocument) =>
  document.relations.flatMap(({ kind, way, documentId, symbol }) => {
    if (way !== 'from' || (kind !== 'replaces' && kind !== 'updates')) return [];
    return [{ business: kind === 'replaces' ? ('replace' as const) : ('update' as const), documentId, symbol }];
  });

/** Asks every recipient to give the document back, or to take a later one in its place. */
export const AskRecallDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(officeDayText);
  const successors = successorsOf(document);
  const [how, setHow] = useState('recall');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const intention = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (!reason.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    const later = successors.find(({ documentId, business }) => `${business}:${documentId}` === how);
    const { asked } = await call(askRecallContract, {
      documentId: document.id,
      business: later?.business ?? 'recall',
      byDocumentId: later?.documentId,
      reason: reason.trim(),
      idempotencyKey: intention.current,
    });
    await refresh(DOCUMENT_READS);
    onDone(text.asked(asked));
  };
  return (
    <ActDialog danger title={text.askTitle} confirm={text.acts['ask-recall']} onClose={onClose} onConfirm={confirm}>
      <p>{text.askText}</p>
      <fieldset className="kb-fieldset">
        <legend>{text.askHow}</legend>
        <Radio.Group
          name="how"
          value={how}
          onChange={(event) => setHow(String(event.target.value))}
          options={[
            { value: 'recall', label: text.recall },
            ...successors.map(({ business, documentId, symbol }) => ({
              value: `${business}:${documentId}`,
              label: text[business](symbol),
            })),
          ]}
        />
      </fieldset>
      <ReasonField
        focus={false}
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
