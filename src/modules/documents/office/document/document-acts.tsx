import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '../../../../web/office/data/query.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { useMe } from '../../../../web/office/session/me.ts';
import { sentenceOf } from '../../../../web/office/ui/error-note.tsx';
import { acceptAssignmentContract } from '../../operations/accept-assignment.contract.ts';
import { replyContract } from '../../operations/reply.contract.ts';
import type { DocumentAct } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import { AnswerRecallDialog } from './answer-recall-dialog.tsx';
import { AskRecallDialog } from './ask-recall-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import type { OfficialDocument } from './document-screen.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { UndoRegistrationDialog } from './undo-registration-dialog.tsx';

const ORDER: readonly DocumentAct[] = [
  ...(['undo-registration', 'ask-recall', 'share', 'return', 'keep'] as const),
  ...(['finish', 'accept', 'reply', 'assign', 'register', 'answer-recall'] as const),
];
/** The strong button is the act that the document waits for: registering, then assigning, then answering. */
const FORWARD: readonly DocumentAct[] = ['answer-recall', 'register', 'assign', 'accept', 'reply'];

/** What may be done to the document by the position acted for, as the server says. */
export const DocumentActs = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(documentsText).document;
  const names = { ...text.acts, ...useText(officeDayText).acts };
  const locale = useLocale();
  const navigate = useNavigate();
  const { position } = useMe();
  const { message } = App.useApp();
  const [open, setOpen] = useState<DocumentAct | null>(null);
  const intention = useRef(crypto.randomUUID());
  const accept = useAct(acceptAssignmentContract, { refreshes: DOCUMENT_READS });
  const reply = useAct(replyContract, { refreshes: [...DOCUMENT_READS, 'documents.list-drafts'] });
  const mine = document.assignments.filter(
    ({ to, state }) => to.positionId === position.positionId && state !== 'done',
  );

  // An answer already begun is gone on with; a second one would only be a duplicate.
  const begun = document.replyDrafts.find(({ state }) => state !== 'issued' && state !== 'refused');

  const acts = ORDER.filter((act) => document.allowedActs.includes(act));
  const strong = FORWARD.find((act) => acts.includes(act));
  const failed = (error: unknown) => void message.error(sentenceOf(error, locale), 8);
  const press = (act: DocumentAct) => {
    if (act === 'accept' && mine[0])
      accept.mutate(
        { assignmentId: mine[0].id },
        { onSuccess: () => void message.success(text.accepted), onError: failed },
      );
    else if (act === 'reply' && begun) void navigate({ to: `/du-thao/${begun.draftId}/sua` });
    else if (act === 'reply')
      reply.mutate(
        { documentId: document.id, idempotencyKey: intention.current },
        { onSuccess: ({ draftId }) => void navigate({ to: `/du-thao/${draftId}/sua` }), onError: failed },
      );
    else setOpen(act);
  };
  const close = () => setOpen(null);
  const done = (words: string) => {
    close();
    void message.success(words);
  };
  const dialog = { document, onClose: close, onDone: done };
  return (
    <>
      {acts.map((act) => (
        <Button
          key={act}
          type={act === strong ? 'primary' : 'default'}
          loading={(act === 'accept' && accept.isPending) || (act === 'reply' && reply.isPending)}
          onClick={() => press(act)}
        >
          {names[act as keyof typeof names]}
        </Button>
      ))}
      {open === 'register' && <RegisterDialog {...dialog} />}
      {open === 'return' && <ReturnDialog {...dialog} />}
      {open === 'assign' && <AssignDialog {...dialog} />}
      {open === 'keep' && <KeepDialog {...dialog} />}
      {open === 'undo-registration' && <UndoRegistrationDialog {...dialog} />}
      {open === 'ask-recall' && <AskRecallDialog {...dialog} />}
      {open === 'answer-recall' && <AnswerRecallDialog {...dialog} />}
      {open === 'share' && <ShareDialog {...dialog} />}
      {open === 'finish' && <FinishDialog {...dialog} assignmentId={mine[0]?.id} />}
    </>
  );
};

export type DocumentDialogProps = {
  readonly document: OfficialDocument;
  readonly onClose: () => void;
  /** Closes and says what was done. */
  readonly onDone: (words: string) => void;
};
