import { useRef, useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { reserveNumberContract } from '../../operations/reserve-number.contract.ts';
import { voidNumberContract } from '../../operations/void-number.contract.ts';
import { ReasonField } from '../document/reason-field.tsx';
import { officeDayText } from '../messages/office-day-text.ts';

/** What is to be done with which number; without `reservedNo` it is the register's next one. */
export type NumberAct = {
  readonly how: 'void' | 'reserve';
  readonly bookId: string;
  readonly bookName: string;
  readonly reservedNo?: number;
};

type Props = {
  readonly act: NumberAct;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** Voids or reserves a number; both need a reason, which the register shows. */
export const NumberDialog = ({ act, onClose, onDone }: Props) => {
  const text = useText(officeDayText);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const intention = useRef(crypto.randomUUID());
  const voids = act.how === 'void';
  const confirm = async () => {
    if (!reason.trim()) {
      setMissing(true);
      throw new NotFilled();
    }
    const wish = { bookId: act.bookId, reason: reason.trim(), idempotencyKey: intention.current };
    const { no } = voids
      ? await call(voidNumberContract, { ...wish, reservedNo: act.reservedNo })
      : await call(reserveNumberContract, wish);
    await refresh(['documents.list-register-books', 'documents.list-special-numbers']);
    onDone(voids ? text.voided(no) : text.reserved(no));
  };
  return (
    <ActDialog
      danger={voids}
      title={voids ? text.voidTitle : text.reserveTitle}
      confirm={voids ? text.voidTitle : text.reserveTitle}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{voids ? text.voidText(act.bookName) : text.reserveText(act.bookName)}</p>
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
