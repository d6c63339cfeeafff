import { Link } from '@tanstack/react-router';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { useHasRole, useMe } from '../../../../web/office/session/me.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

/** The reasons that the policy itself gives; who may ask further gets the full explanation. */
export const WhyPanel = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(documentsText).document;
  const locale = useLocale();
  const { person } = useMe();
  const mayExplain = useHasRole('auditor', 'province-admin', 'unit-admin');
  return (
    <Panel title={text.why}>
      <ul className="kb-why">
        {document.readBecause.map((reason) => (
          <li key={reason.name}>{reason[locale]}</li>
        ))}
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
