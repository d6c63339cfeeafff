import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useAct, useAsk } from '../../../../web/office/data/query.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Field } from '../../../../web/office/ui/field.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { searchable } from '../../../../web/office/ui/searchable.ts';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { createDraftContract } from '../../operations/create-draft.contract.ts';
import { getDraftFormContract } from '../../operations/get-draft-form.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DRAFT_READS } from '../stale-reads.ts';

/** A công văn is what is written most. */
const USUAL_KIND = 'official-letter';

/** The first two facts of a document; with them it exists, is numbered among the drafts, and saves itself from then on. */
export const NewDraftScreen = () => {
  const text = useText(documentsText);
  const locale = useLocale();
  const navigate = useNavigate();
  const form = useAsk(getDraftFormContract, {});
  const create = useAct(createDraftContract, { refreshes: DRAFT_READS });
  const [kindCode, setKindCode] = useState(USUAL_KIND);
  const [subject, setSubject] = useState('');
  const intention = useRef(crypto.randomUUID());

  const begin = () => {
    const signer = form.data?.signers[0]?.positionId ?? null;
    create.mutate(
      { content: { kindCode, subject, signerPositionId: signer }, idempotencyKey: intention.current },
      {
        onSuccess: ({ draftId }) =>
          void navigate({ to: '/du-thao/$draftId/sua', params: { draftId } as never, replace: true }),
      },
    );
  };
  return (
    <Page title={text.editor.newTitle}>
      <Panel title={text.editor.what}>
        {form.isPending && <Waiting rows={3} />}
        <ErrorNote error={form.error} onRetry={() => void form.refetch()} />
        {form.data && (
          <form
            className="kb-form kb-narrow"
            onSubmit={(event) => {
              event.preventDefault();
              begin();
            }}
          >
            <Field label={text.field.kind}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={kindCode}
                  onChange={setKindCode}
                  {...searchable}
                  options={form.data.kinds.map(({ code, name, nameEn, abbreviation }) => ({
                    value: code,
                    label: `${locale === 'vi' ? name : nameEn}${abbreviation ? ` (${abbreviation})` : ''}`,
                  }))}
                />
              )}
            </Field>
            <Field label={text.field.subject} hint={text.editor.subjectHint}>
              {(wiring) => (
                <Input.TextArea
                  {...wiring}
                  autoFocus
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  maxLength={500}
                  value={subject}
                  onChange={(event) => setSubject(event.target.value)}
                />
              )}
            </Field>
            <ErrorNote error={create.error} />
            <div>
              <Button type="primary" htmlType="submit" size="large" loading={create.isPending}>
                {text.editor.begin}
              </Button>
            </div>
          </form>
        )}
      </Panel>
    </Page>
  );
};
