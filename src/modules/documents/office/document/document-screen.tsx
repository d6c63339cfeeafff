import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { call, urlOf } from '../../../../web/office/data/call.ts';
import { refresh, useAsk } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { LazyPdfViewer } from '../../../../web/office/pdf/lazy-pdf-viewer.tsx';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { UrgencyMark } from '../../../../web/office/ui/tag.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { getDocumentContract } from '../../operations/get-document.contract.ts';
import { getDocumentFileContract } from '../../operations/get-document-file.contract.ts';
import { openDocumentContract } from '../../operations/open-document.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { AssignmentsPanel } from './assignments-panel.tsx';
import { DocumentActs } from './document-acts.tsx';
import { DocumentFacts } from './document-facts.tsx';
import './document.css';
import { DuplicatesNote } from './duplicates-note.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { RecallNote } from './recall-note.tsx';
import { RelationsPanel } from './relations-panel.tsx';
import { SignaturesPanel, SummaryNote } from './signatures-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { WhyPanel } from './why-panel.tsx';

export type OfficialDocument = z.output<typeof getDocumentContract.output>;

/** Looking at an arrival for the first time is a fact the sender may see; noted once, and silently. */
const useNoteOpened = (document: OfficialDocument | undefined) => {
  const toOpen = document?.allowedActs.includes('open') && !document.arrival?.openedAt ? document.id : null;
  useEffect(() => {
    if (!toOpen) return;
    call(openDocumentContract, { documentId: toOpen })
      .then(() =>
        refresh(['documents.list-incoming', 'documents.count-incoming', 'documents.get-document', 'worklist.']),
      )
      .catch(() => undefined);
  }, [toOpen]);
};

/** An issued document: its pages at the left, everything known about it at the right. */
export const DocumentScreen = () => {
  const { documentId = '' } = useParams({ strict: false }) as { documentId?: string };
  const text = useText(documentsText);
  const asked = useAsk(getDocumentContract, { documentId });
  const document = asked.data;
  const [ordinal, setOrdinal] = useState(0);
  useNoteOpened(document);
  if (!document)
    return (
      <Page title={text.document.title}>
        {asked.isError ? <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} /> : <Waiting rows={10} />}
      </Page>
    );
  const file = document.files.find((one) => one.ordinal === ordinal) ?? document.files[0];
  const url = urlOf(getDocumentFileContract, { documentId, ordinal: file?.ordinal ?? 0 });
  return (
    <Page
      wide
      title={document.subject}
      over={
        <span className="kb-document-over">
          <Link to={document.direction === 'in' ? '/van-ban-den' : '/van-ban-di'}>
            {document.direction === 'in' ? text.incoming.title : text.outgoing.title}
          </Link>
          <span>
            {document.kindName} <b>{document.symbol}</b> · {document.issuerName}
          </span>
          <UrgencyMark urgency={document.urgency} />
        </span>
      }
      actions={<DocumentActs document={document} />}
    >
      <RecallNote document={document} />
      <DuplicatesNote document={document} />
      <SummaryNote summary={document.signatureSummary} />
      <div className="kb-beside">
        <div className="kb-beside-pdf">
          <LazyPdfViewer
            url={url}
            downloadUrl={urlOf(getDocumentFileContract, { documentId, ordinal: file?.ordinal ?? 0, download: true })}
            label={file?.role === 'annex' ? file.name : document.symbol}
          />
        </div>
        <div>
          <DocumentFacts document={document} />
          <SignaturesPanel document={document} />
          <AssignmentsPanel document={document} />
          <EvidencePanel document={document} />
          <FilesPanel document={document} shown={file?.ordinal ?? 0} onShow={setOrdinal} />
          <RelationsPanel document={document} />
          <TimelinePanel document={document} />
          <WhyPanel document={document} />
        </div>
      </div>
    </Page>
  );
};
