import { Input } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { forwardToLeaderContract } from '../../operations/forward-to-leader.contract.ts';
import { passDraftContract } from '../../operations/pass-draft.contract.ts';
import { refuseDraftContract } from '../../operations/refuse-draft.contract.ts';
import { returnDraftContract } from '../../operations/return-draft.contract.ts';
import type { DraftAct } from '../../operations/shapes.ts';
import { submitDraftContract } from '../../operations/submit-draft.contract.ts';
import { takeBackDraftContract } from '../../operations/take-back-draft.contract.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';
import { DRAFT_READS } from '../stale-reads.ts';

type Act = { readonly draftId: string; readonly version: number; readonly words: string | undefined };

const SEND = {
  submit: (input: Act) => call(submitDraftContract, input),
  pass: (input: Act) => call(passDraftContract, input),
  'forward-to-leader': (input: Act) => call(forwardToLeaderContract, input),
  'take-back': (input: Act) => call(takeBackDraftContract, input),
  return: (input: Act) => call(returnDraftContract, { ...input, words: input.words ?? '' }),
  refuse: (input: Act) => call(refuseDraftContract, { ...input, words: input.words ?? '' }),
} as const;

export type WordsAct = keyof typeof SEND;
export const isWordsAct = (act: DraftAct): act is WordsAct => act in SEND;

type Props = {
  readonly act: WordsAct;
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Submit, return, pass, forward or refuse, with words: needed where somebody has to know what to mend. */
export const WordsDialog = ({ act, draft, onClose, onDone }: Props) => {
  const text = useText(documentsText).draft;
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const needsWords = act === 'return' || act === 'refuse';
  const confirm = async () => {
    if (needsWords && !words.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    await SEND[act]({ draftId: draft.id, version: draft.version, words: words.trim() || undefined });
    await refresh(DRAFT_READS);
    onDone();
  };
  return (
    <ActDialog
      title={text.acts[act]}
      confirm={text.acts[act]}
      danger={act === 'refuse'}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{text.actText[act]}</p>
      <Field label={text.words} error={missing ? text.wordsNeeded : undefined}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={2_000}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
    </ActDialog>
  );
};
