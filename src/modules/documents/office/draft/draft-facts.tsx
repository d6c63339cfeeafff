import { Link } from '@tanstack/react-router';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { Facts, Panel } from '../../../../web/office/ui/panel.tsx';
import { UrgencyMark } from '../../../../web/office/ui/tag.tsx';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';

export const DraftFacts = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText);
  const signer = draft.signer && [draft.signer.positionTitle, draft.signer.personName].filter(Boolean).join(' – ');
  return (
    <Panel title={text.document.facts}>
      <Facts
        rows={[
          { name: text.field.kind, value: draft.kindName },
          { name: text.field.symbol, value: draft.symbol ?? `…/${draft.notation}` },
          { name: text.field.author, value: [draft.author.personName, draft.unitName].filter(Boolean).join(', ') },
          { name: text.field.signer, value: signer },
          { name: text.field.recipients, value: text.draft.issueToCount(draft.recipientCount) },
          {
            name: text.field.urgency,
            value: draft.content.urgency > 0 && <UrgencyMark urgency={draft.content.urgency} />,
          },
          { name: text.field.replyBy, value: draft.content.replyBy && showDate(draft.content.replyBy) },
          {
            name: text.document.relationTo.replies,
            value: draft.replyTo && (
              <Link to={`/van-ban/${draft.replyTo.documentId}`}>
                {draft.replyTo.symbol} · {draft.replyTo.subject}
              </Link>
            ),
          },
          { name: text.field.code, value: draft.verificationCode },
        ].filter(({ value }) => value !== false)}
      />
    </Panel>
  );
};
