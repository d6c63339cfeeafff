import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { call } from '../../../../web/office/data/call.ts';
import { refresh, useAsk } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ActDialog, NotFilled } from '../../../../web/office/ui/act-dialog.tsx';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { searchable } from '../../../../web/office/ui/searchable.ts';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { assignIncomingContract } from '../../operations/assign-incoming.contract.ts';
import { getAssignFormContract } from '../../operations/get-assign-form.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DOCUMENT_READS } from '../stale-reads.ts';
import type { DocumentDialogProps } from './document-acts.tsx';
import { ReasonField } from './reason-field.tsx';

/** `unit:…` or `position:…`, one value for a select of both. */
const targetOf = (value: string) => {
  const [kind, id = ''] = value.split(':');
  return kind === 'unit' ? { unitId: id } : { positionId: id };
};

const useTargets = (documentId: string) => {
  const text = useText(documentsText).document;
  const asked = useAsk(getAssignFormContract, { documentId });
  const options = useMemo(
    () =>
      (asked.data?.units ?? []).flatMap((unit) => [
        ...(unit.head ? [{ value: `unit:${unit.id}`, label: text.unitHead(unit.name) }] : []),
        ...[...(unit.head ? [unit.head] : []), ...unit.people].map((one) => ({
          value: `position:${one.positionId}`,
          label: [one.personName, one.positionTitle, unit.name].filter(Boolean).join(' – '),
        })),
      ]),
    [asked.data, text],
  );
  // A head may stand among the people too; one value is one option.
  const unique = useMemo(() => [...new Map(options.map((option) => [option.value, option])).values()], [options]);
  return { asked, options: unique };
};

/** Lead, joint, informed, deadline and instruction: the three parts of the paper slip on one screen. */
export const AssignDialog = ({ document, onClose, onDone }: DocumentDialogProps) => {
  const text = useText(documentsText).document;
  const { asked, options } = useTargets(document.id);
  const hasLead = document.assignments.some(({ role }) => role === 'lead');
  const [lead, setLead] = useState<string>();
  const [joint, setJoint] = useState<string[]>([]);
  const [inform, setInform] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState<string | null>(document.replyBy);
  const [instruction, setInstruction] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    if (!lead && !hasLead) {
      setMissing(true);
      throw new NotFilled();
    }
    await call(assignIncomingContract, {
      documentId: document.id,
      lead: lead ? targetOf(lead) : undefined,
      joint: joint.map(targetOf),
      inform: inform.map(targetOf),
      instruction: instruction.trim() || undefined,
      dueOn: dueOn ?? undefined,
    });
    await refresh(DOCUMENT_READS);
    onDone(text.assigned);
  };
  const others = (taken: readonly (string | undefined)[]) => options.filter(({ value }) => !taken.includes(value));
  return (
    <ActDialog
      title={text.assignTitle}
      confirm={text.acts.assign}
      onClose={onClose}
      onConfirm={confirm}
      width={640}
      disabled={!asked.data}
    >
      {asked.isPending && <Waiting />}
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      {asked.data && (
        <>
          <Field label={text.lead} error={missing ? text.leadNeeded : undefined}>
            {(wiring) => (
              <Select
                {...wiring}
                {...searchable}
                autoFocus
                value={lead}
                onChange={(value) => {
                  setLead(value);
                  setMissing(false);
                }}
                options={others([...joint, ...inform])}
              />
            )}
          </Field>
          <Field label={text.joint}>
            {(wiring) => (
              <Select
                {...wiring}
                {...searchable}
                mode="multiple"
                defaultActiveFirstOption={false}
                value={joint}
                onChange={setJoint}
                options={others([lead, ...inform])}
              />
            )}
          </Field>
          <Field label={text.inform}>
            {(wiring) => (
              <Select
                {...wiring}
                {...searchable}
                mode="multiple"
                defaultActiveFirstOption={false}
                value={inform}
                onChange={setInform}
                options={others([lead, ...joint])}
              />
            )}
          </Field>
          <Field label={text.dueOn}>
            {(wiring) => (
              <DatePicker
                {...wiring}
                format="DD/MM/YYYY"
                minDate={dayjs()}
                value={dueOn ? dayjs(dueOn) : null}
                onChange={(date) => setDueOn(date ? dayjs(date).format('YYYY-MM-DD') : null)}
              />
            )}
          </Field>
          <ReasonField
            focus={false}
            label={text.instruction}
            hint={text.instructionHint}
            value={instruction}
            onChange={setInstruction}
          />
        </>
      )}
    </ActDialog>
  );
};
