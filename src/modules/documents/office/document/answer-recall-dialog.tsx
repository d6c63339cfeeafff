import { Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { answerRecallContract } from '../../operations/answer-recall.contract.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { ReasonField } from './reason-field.tsx';

/** Agrees to or refuses the oldest request that waits for the agency. */
export const AnswerRecallDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(officeDayText);
  const recall = document.recalls.find(({ mine }) => mine === null);
  const [agree, setAgree] = useState(true);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (!agree && !words.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    if (recall)
      await call(answerRecallContract, {
        ...{ documentId: document.id, recallId: recall.id, agree },
        words: words.trim() || undefined,
      });
    await refresh(DOCUMENT_READS);
    onDone(text.answered);
  };
  return (
    <ActDialog title={text.answerTitle} confirm={text.answer} onClose={onClose} onConfirm={confirm} disabled={!recall}>
      {recall && (
        <p>
          {text.recallNote[recall.business]}: {recall.reason}
        </p>
      )}
      <fieldset className="kb-fieldset">
        <legend>{text.answer}</legend>
        <Radio.Group
          name="agree"
          value={agree}
          onChange={(event) => {
            setAgree(event.target.value === true);
            setMissing(false);
          }}
          options={[
            { value: true, label: text.agree },
            { value: false, label: text.refuse },
          ]}
        />
      </fieldset>
      <ReasonField
        focus={false}
        label={text.answerWords}
        value={words}
        error={missing ? text.refuseNeedsWords : undefined}
        onChange={(value) => {
          setWords(value);
          setMissing(false);
        }}
      />
    </ActDialog>
  );
};
