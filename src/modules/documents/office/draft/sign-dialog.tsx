import { useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { useMe } from '../../../../web/office/session/me.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { signDraftContract } from '../../operations/sign-draft.contract.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';
import { DRAFT_READS } from '../stale-reads.ts';
import { MIN_PIN_LENGTH, PinField } from './pin-field.tsx';

type Props = { readonly draft: Draft; readonly onClose: () => void; readonly onDone: () => void };

/** The leader signs what the screen shows, in the capacity that will be printed. */
export const SignDialog = ({ draft, onClose, onDone }: Props) => {
  const text = useText(documentsText).draft;
  const { person, position } = useMe();
  const [pin, setPin] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (pin.length < MIN_PIN_LENGTH) {
      setMissing(true);
      throw new NotFilled();
    }
    try {
      await call(signDraftContract, { draftId: draft.id, version: draft.version, pin });
    } finally {
      setPin('');
    }
    await refresh(DRAFT_READS);
    onDone();
  };
  return (
    <ActDialog title={text.signTitle} confirm={text.signNow} onClose={onClose} onConfirm={confirm}>
      <p>{text.signText(draft.content.subject, draft.version)}</p>
      <p>
        <strong>
          {text.signAs([position.delegation?.form, position.title, person.name].filter(Boolean).join(' '))}
        </strong>
      </p>
      <PinField
        label={text.pin}
        pin={pin}
        missing={missing}
        onChange={(value) => {
          setPin(value);
          setMissing(false);
        }}
      />
    </ActDialog>
  );
};
