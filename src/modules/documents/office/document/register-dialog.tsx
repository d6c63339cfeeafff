import { Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh, useAsk } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog } from '../../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { listRegisterBooksContract } from '../../operations/list-register-books.contract.ts';
import { registerIncomingContract } from '../../operations/register-incoming.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { useDuplicates } from './duplicates-note.tsx';

/** Gives the arrival number. An equal document already registered must have been looked at. */
export const RegisterDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(documentsText).document;
  const duplicates = useDuplicates(document);
  const books = useAsk(listRegisterBooksContract, {}, { staleMs: 0 });
  const incoming = books.data?.books.filter(({ direction }) => direction === 'in') ?? [];
  const [chosen, setChosen] = useState<string>();
  const [looked, setLooked] = useState(false);
  const intention = useRef(crypto.randomUUID());
  const book = incoming.find(({ id }) => id === chosen) ?? incoming[0];
  const confirm = async () => {
    const answer = await call(registerIncomingContract, {
      documentId: document.id,
      bookId: book?.id,
      confirmDuplicate: looked,
      idempotencyKey: intention.current,
    });
    await refresh(DOCUMENT_READS);
    onDone(text.registered(answer.no));
  };
  return (
    <ActDialog
      title={text.registerTitle}
      confirm={text.acts.register}
      onClose={onClose}
      onConfirm={confirm}
      disabled={duplicates.length > 0 && !looked}
    >
      {book && <p className="kb-next">{text.registerNext(book.lastNo + 1)}</p>}
      <p>{text.registerText}</p>
      {incoming.length > 1 && (
        <Field label={text.registerBook}>
          {(wiring) => (
            <Select
              {...wiring}
              value={book?.id}
              onChange={setChosen}
              options={incoming.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      )}
      {duplicates.length > 0 && (
        <>
          <p>
            <b>{text.duplicates}</b>: {duplicates.map(({ symbol }) => symbol).join(', ')}
          </p>
          <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
            {text.registerAnyway}
          </Checkbox>
        </>
      )}
    </ActDialog>
  );
};
