import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../web/office/language/language.ts';
import type { DraftAct } from '../../operations/shapes.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { isWordsAct, WordsDialog } from './words-dialog.tsx';

/** In the order of a hand that goes on: the act that moves the draft forward comes last and is the strong one. */
const ORDER: readonly DraftAct[] = [
  'take-back',
  'refuse',
  'return',
  'submit',
  'pass',
  'forward-to-leader',
  'sign',
  'issue',
];
const FORWARD: readonly DraftAct[] = ['submit', 'pass', 'forward-to-leader', 'sign', 'issue'];

/** What may be done to the draft by the position acted for, as the server says. */
export const DraftActs = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText).draft;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [open, setOpen] = useState<DraftAct | null>(null);
  const acts = ORDER.filter((act) => draft.allowedActs.includes(act));
  const close = () => setOpen(null);
  const done = (words: string) => {
    close();
    void message.success(words);
  };
  return (
    <>
      {acts.map((act) => (
        <Button
          key={act}
          type={FORWARD.includes(act) ? 'primary' : 'default'}
          danger={act === 'refuse'}
          disabled={act === 'submit' && draft.missing.length > 0}
          onClick={() => setOpen(act)}
        >
          {text.acts[act as keyof typeof text.acts]}
        </Button>
      ))}
      {open && isWordsAct(open) && (
        <WordsDialog act={open} draft={draft} onClose={close} onDone={() => done(text.doneAct)} />
      )}
      {open === 'sign' && <SignDialog draft={draft} onClose={close} onDone={() => done(text.signed)} />}
      {open === 'issue' && (
        <IssueDialog
          draft={draft}
          onClose={close}
          onDone={({ documentId, symbol, recipientCount }) => {
            done(text.issued(symbol, recipientCount));
            void navigate({ to: `/van-ban/${documentId}` });
          }}
        />
      )}
    </>
  );
};
