import { ArrowLeftOutlined, EyeOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { urlOf } from '../../../../web/office/data/call.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { LazyPdfViewer } from '../../../../web/office/pdf/lazy-pdf-viewer.tsx';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import type { listAgenciesContract } from '../../../organization/operations/list-agencies.contract.ts';
import type { getDraftContract } from '../../operations/get-draft.contract.ts';
import type { getDraftFormContract } from '../../operations/get-draft-form.contract.ts';
import { previewDraftContract } from '../../operations/preview-draft.contract.ts';
import type { DraftContent } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import { AnnexPanel } from './annex-panel.tsx';
import { blocksOf, textOf } from './body-text.ts';
import { FactFields } from './fact-fields.tsx';
import { RecipientFields } from './recipient-fields.tsx';
import { SavingNote } from './saving-note.tsx';
import { TextFields } from './text-fields.tsx';
import { forgetTyping, unsavedTyping, useDraftSaving } from './use-draft-saving.ts';
import './editor.css';

export type Draft = z.output<typeof getDraftContract.output>;
export type DraftForm = z.output<typeof getDraftFormContract.output>;
export type Agencies = z.output<typeof listAgenciesContract.output>['agencies'];

type Props = { readonly draft: Draft; readonly form: DraftForm; readonly agencies: Agencies };

/** The form saves itself; the preview is laid out again after each save. On a phone one of the two is shown. */
export const DraftEditor = ({ draft, form, agencies }: Props) => {
  const text = useText(documentsText);
  const navigate = useNavigate();
  const [typed] = useState(() => unsavedTyping(draft.id, draft.version));
  const [restored, setRestored] = useState(typed !== null);
  const [content, setContent] = useState<DraftContent>(typed?.content ?? draft.content);
  const [bodyText, setBodyText] = useState(typed?.bodyText ?? textOf(draft.content.body));
  const saving = useDraftSaving(draft.id, draft.version, draft.updatedAt);
  const [onPhone, setOnPhone] = useState<'form' | 'preview'>('form');

  const change = (part: Partial<DraftContent>) => {
    const next = { ...content, ...part };
    setContent(next);
    saving.change(next, bodyText);
  };
  const changeBody = (words: string) => {
    setBodyText(words);
    const next = { ...content, body: blocksOf(words) };
    setContent(next);
    saving.change(next, words);
  };
  const discard = () => {
    forgetTyping(draft.id);
    location.reload();
  };
  const leave = async () => {
    await saving.flush().catch(() => undefined);
    void navigate({ to: `/du-thao/${draft.id}` });
  };

  return (
    <Page
      wide
      title={content.subject || text.editor.newTitle}
      over={draft.replyTo ? text.editor.replyTo(draft.replyTo.symbol, draft.replyTo.issuerName) : draft.kindName}
      actions={
        <Button
          className="kb-phone-only"
          icon={onPhone === 'form' ? <EyeOutlined aria-hidden /> : <ArrowLeftOutlined aria-hidden />}
          onClick={() => setOnPhone(onPhone === 'form' ? 'preview' : 'form')}
        >
          {onPhone === 'form' ? text.editor.showPreview : text.editor.backToForm}
        </Button>
      }
    >
      {restored && (
        <Alert
          className="kb-note"
          type="info"
          showIcon
          closable={{ onClose: () => setRestored(false) }}
          title={text.editor.restored}
          action={<Button onClick={discard}>{text.editor.discard}</Button>}
        />
      )}
      <div className={`kb-editor kb-editor-shows-${onPhone}`}>
        <div className="kb-editor-form">
          <Panel title={text.editor.what}>
            <FactFields content={content} form={form} change={change} />
          </Panel>
          <Panel title={text.editor.to}>
            <RecipientFields content={content} form={form} agencies={agencies} change={change} />
          </Panel>
          <Panel title={text.editor.text}>
            <TextFields content={content} change={change} bodyText={bodyText} changeBody={changeBody} />
          </Panel>
          <AnnexPanel draft={draft} />
          <div className="kb-editor-bar">
            {saving.state === 'conflict' ? (
              <Alert
                className="kb-note"
                type="error"
                showIcon
                title={text.editor.conflict}
                action={<Button onClick={discard}>{text.editor.loadNewest}</Button>}
              />
            ) : (
              <ErrorNote error={saving.error} onRetry={() => void saving.flush().catch(() => undefined)} />
            )}
            <SavingNote state={saving.state} savedAt={saving.savedAt} />
            <Button type="primary" onClick={() => void leave()}>
              {text.editor.toDraft}
            </Button>
          </div>
        </div>
        <div className="kb-editor-preview kb-beside-pdf">
          <LazyPdfViewer
            label={text.editor.preview}
            // The moment of saving makes the address new: automatic saves share a version.
            url={urlOf(previewDraftContract, { draftId: draft.id, at: saving.savedAt })}
          />
        </div>
      </div>
    </Page>
  );
};
