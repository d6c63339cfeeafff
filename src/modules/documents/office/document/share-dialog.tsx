import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh, useAsk } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { besideField, searchable } from '../../../../web/office/ui/searchable.ts';
import { getAssignFormContract } from '../../operations/get-assign-form.contract.ts';
import { shareDocumentContract } from '../../operations/share-document.contract.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';

/** Lets further people of the agency read the document. */
export const ShareDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(officeDayText);
  const asked = useAsk(getAssignFormContract, { documentId: document.id });
  const [people, setPeople] = useState<string[]>([]);
  const [missing, setMissing] = useState(false);
  const options = useMemo(
    () =>
      (asked.data?.units ?? []).flatMap((unit) =>
        unit.people
          .filter(({ personName }) => personName !== null)
          .map(({ positionId, positionTitle, personName }) => ({
            value: positionId,
            label: `${personName} – ${positionTitle} – ${unit.name}`,
          })),
      ),
    [asked.data],
  );
  const confirm = async () => {
    if (people.length === 0) {
      setMissing(true);
      throw new NotFilled();
    }
    const { shared } = await call(shareDocumentContract, { documentId: document.id, positionIds: people });
    await refresh(DOCUMENT_READS);
    onDone(text.shared(shared));
  };
  return (
    <ActDialog
      title={text.shareTitle}
      confirm={text.acts.share}
      onClose={onClose}
      onConfirm={confirm}
      disabled={!asked.data}
      width={640}
    >
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      <Field label={text.shareWith} error={missing ? text.shareNeeded : undefined}>
        {(wiring) => (
          <Select
            {...wiring}
            {...searchable}
            mode="multiple"
            {...besideField}
            defaultActiveFirstOption={false}
            loading={asked.isPending}
            value={people}
            onChange={(value) => {
              setPeople(value);
              setMissing(false);
            }}
            options={options}
          />
        )}
      </Field>
    </ActDialog>
  );
};
