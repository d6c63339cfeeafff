import { Select } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { call } from '../../../../web/office/data/call.ts';
import { refresh, useAsk } from '../../../../web/office/data/query.ts';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { Facts } from '../../../../web/office/ui/panel.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { getNextNumberContract } from '../../operations/get-next-number.contract.ts';
import { issueDocumentContract } from '../../operations/issue-document.contract.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DOCUMENT_READS, DRAFT_READS } from '../stale-reads.ts';
import { MIN_PIN_LENGTH, PinField } from './pin-field.tsx';

type Issued = z.output<typeof issueDocumentContract.output>;
type Props = { readonly draft: Draft; readonly onClose: () => void; readonly onDone: (issued: Issued) => void };

/** Number, date, seal and sending in one act; the number shown is the one that would be given now. */
export const IssueDialog = ({ draft, onClose, onDone }: Props) => {
  const text = useText(documentsText).draft;
  const next = useAsk(getNextNumberContract, { draftId: draft.id }, { staleMs: 0 });
  const more = useText(officeDayText);
  const [reservedNo, setReservedNo] = useState(0);
  const [pin, setPin] = useState('');
  const [missing, setMissing] = useState(false);
  const intention = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (pin.length < MIN_PIN_LENGTH) {
      setMissing(true);
      throw new NotFilled();
    }
    const issued = await call(issueDocumentContract, {
      draftId: draft.id,
      pin,
      reservedNo: reservedNo || undefined,
      idempotencyKey: intention.current,
    }).finally(() => setPin(''));
    await refresh([...DRAFT_READS, ...DOCUMENT_READS]);
    onDone(issued);
  };
  return (
    <ActDialog
      title={text.issueTitle}
      confirm={text.issueNow}
      onClose={onClose}
      onConfirm={confirm}
      disabled={!next.data}
    >
      {next.isPending && <Waiting rows={3} />}
      <ErrorNote error={next.error} onRetry={() => void next.refetch()} />
      {next.data && (
        <>
          <div className="kb-next-number">
            <span>{text.issueNumber}</span>
            <strong>{(next.data.reserved.find(({ no }) => no === reservedNo) ?? next.data).symbol}</strong>
          </div>
          <Facts
            rows={[
              { name: text.issueDate, value: showDate(next.data.issuedOn) },
              { name: text.issueBook, value: next.data.bookName },
              { name: text.issueTo, value: text.issueToCount(next.data.recipientCount) },
            ]}
          />
          {next.data.reserved.length > 0 && (
            <Field label={more.reservedNo}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={reservedNo}
                  onChange={setReservedNo}
                  options={[
                    { value: 0, label: more.reservedNext },
                    ...(next.data?.reserved ?? []).map(({ no, symbol, reason }) => ({
                      value: no,
                      label: `${symbol} – ${reason}`,
                    })),
                  ]}
                />
              )}
            </Field>
          )}
          <p>{text.issueText}</p>
          <PinField
            label={text.issuePin}
            pin={pin}
            missing={missing}
            onChange={(value) => {
              setPin(value);
              setMissing(false);
            }}
          />
        </>
      )}
    </ActDialog>
  );
};
