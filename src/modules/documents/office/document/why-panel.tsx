import { Link } from '@tanstack/react-router';
import { useText } from '../../../../web/office/language/language.ts';
import { useHasRole, useMe } from '../../../../web/office/session/me.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

/** The plain reasons, from what the page already knows; who may ask further gets the full explanation. */
export const WhyPanel = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(documentsText).document;
  const { person, position } = useMe();
  const mayExplain = useHasRole('auditor', 'province-admin', 'unit-admin');
  const assigned = document.assignments.some(({ to }) => to.positionId === position.positionId);
  return (
    <Panel title={text.why}>
      <ul className="kb-why">
        <li>
          {document.direction === 'out' ? text.whyIssuer(position.agencyName) : text.whyRecipient(position.agencyName)}
        </li>
        {assigned && <li>{text.whyAssigned(position.title)}</li>}
      </ul>
      {mayExplain ? (
        <Link to="/quyen-xem" search={{ kind: 'documents.document', id: document.id, person: person.id } as never}>
          {text.whyOpen}
        </Link>
      ) : (
        <p className="kb-quiet">{text.whyMore}</p>
      )}
    </Panel>
  );
};
