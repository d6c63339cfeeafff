import { Link, useParams } from '@tanstack/react-router';
import { useAsk } from '../../../../web/office/data/query.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Page } from '../../../../web/office/ui/page.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { listAgenciesContract } from '../../../organization/operations/list-agencies.contract.ts';
import { getDraftContract } from '../../operations/get-draft.contract.ts';
import { getDraftFormContract } from '../../operations/get-draft-form.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DraftEditor } from './draft-editor.tsx';

/** Writing a draft: the form at the left, the very PDF at the right. */
export const EditDraftScreen = () => {
  const { draftId = '' } = useParams({ strict: false }) as { draftId?: string };
  const text = useText(documentsText);
  const draft = useAsk(getDraftContract, { draftId });
  const form = useAsk(getDraftFormContract, {}, { staleMs: 300_000 });
  const agencies = useAsk(listAgenciesContract, {}, { staleMs: 300_000 });
  const failed = [draft, form, agencies].find((asked) => asked.isError && !asked.data);
  if (failed)
    return (
      <Page title={text.draft.title}>
        <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} />
      </Page>
    );
  if (!draft.data || !form.data || !agencies.data)
    return (
      <Page title={text.draft.title}>
        <Waiting rows={10} />
      </Page>
    );
  if (!draft.data.allowedActs.includes('save'))
    return (
      <Page title={draft.data.content.subject || text.draft.title}>
        <Link to={`/du-thao/${draftId}`}>{text.draft.title}</Link>
      </Page>
    );
  return <DraftEditor key={draftId} draft={draft.data} form={form.data} agencies={agencies.data.agencies} />;
};
