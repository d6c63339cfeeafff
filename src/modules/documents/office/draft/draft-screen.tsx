import { EditOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { urlOf } from '../../../../web/office/data/call.ts';
import { useAsk } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { LazyPdfViewer } from '../../../../web/office/pdf/lazy-pdf-viewer.tsx';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { getDraftContract } from '../../operations/get-draft.contract.ts';
import { getSignedFileContract } from '../../operations/get-signed-file.contract.ts';
import { previewDraftContract } from '../../operations/preview-draft.contract.ts';
import { DraftStateTag } from '../draft-state-tag.tsx';
import { AnnexPanel } from '../editor/annex-panel.tsx';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';
import { DraftActs } from './draft-acts.tsx';
import { DraftFacts } from './draft-facts.tsx';
import { DraftSteps } from './draft-steps.tsx';
import { FormatPanel } from './format-panel.tsx';
import { MissingPanel } from './missing-panel.tsx';
import { OpinionsPanel } from './opinions-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';
import './draft.css';

/** The bytes everybody speaks of: the signed file once there is one, else the draft as laid out. */
const fileOf = (draft: Draft): string =>
  draft.hasSignedFile
    ? urlOf(getSignedFileContract, { draftId: draft.id })
    : urlOf(previewDraftContract, { draftId: draft.id, version: draft.version, at: draft.updatedAt });

/** A draft on its way: what was said, where it stands, what may be done now, beside the very PDF. */
export const DraftScreen = () => {
  const { draftId = '' } = useParams({ strict: false }) as { draftId?: string };
  const text = useText(documentsText);
  const navigate = useNavigate();
  const asked = useAsk(getDraftContract, { draftId });
  const draft = asked.data;
  if (!draft)
    return (
      <Page title={text.draft.title}>
        {asked.isError ? <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} /> : <Waiting rows={10} />}
      </Page>
    );
  return (
    <Page
      wide
      title={draft.content.subject || text.outgoing.noSubject}
      over={
        <span className="kb-draft-over">
          {draft.kindName}
          <DraftStateTag state={draft.state} />
        </span>
      }
      under={draft.waitingFor && `${text.field.waitingFor}: ${draft.waitingFor}`}
      actions={
        <>
          {draft.allowedActs.includes('save') && (
            <Button
              icon={<EditOutlined aria-hidden />}
              onClick={() => void navigate({ to: `/du-thao/${draft.id}/sua` })}
            >
              {text.draft.edit}
            </Button>
          )}
          <DraftActs draft={draft} />
        </>
      }
    >
      {draft.documentId && (
        <p>
          <Link to={`/van-ban/${draft.documentId}`}>
            {text.draft.openIssued} {draft.symbol}
          </Link>
        </p>
      )}
      <DraftSteps state={draft.state} />
      <div className="kb-beside">
        <div className="kb-beside-pdf">
          <LazyPdfViewer url={fileOf(draft)} downloadUrl={fileOf(draft)} label={draft.content.subject} />
        </div>
        <div>
          <MissingPanel draft={draft} />
          <OpinionsPanel draft={draft} />
          <FormatPanel draft={draft} />
          <DraftFacts draft={draft} />
          <AnnexPanel draft={draft} />
          <VersionsPanel draft={draft} />
        </div>
      </div>
    </Page>
  );
};
