import { Link } from '@tanstack/react-router';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import type { DraftState } from '../../operations/shapes.ts';
import { DraftStateTag } from '../draft-state-tag.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

export const RelationsPanel = ({ document }: { readonly document: OfficialDocument }) => {
  const { document: text, outgoing } = useText(documentsText);
  if (document.relations.length === 0 && document.replyDrafts.length === 0) return null;
  return (
    <Panel title={text.relations}>
      <ul className="kb-relations">
        {document.relations.map((one) => (
          <li key={`${one.kind}/${one.way}/${one.documentId}`}>
            <span className="kb-quiet">{(one.way === 'to' ? text.relationTo : text.relationFrom)[one.kind]}</span>
            <Link to={`/van-ban/${one.documentId}`}>
              {one.symbol} · {one.subject}
            </Link>
            <span className="kb-quiet">
              {one.issuerName}, {showDate(one.issuedOn)}
            </span>
          </li>
        ))}
        {document.replyDrafts.map((draft) => (
          <li key={draft.draftId}>
            <span className="kb-quiet">{text.replyDrafts}</span>
            <Link to={`/du-thao/${draft.draftId}`}>{draft.subject || outgoing.noSubject}</Link>
            <span>
              <DraftStateTag state={draft.state as DraftState} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
