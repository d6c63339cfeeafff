import { showDate, showDateTime } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { Tag } from '../../../../web/office/ui/tag.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

const TONES = { waiting: 'plain', accepted: 'info', done: 'good' } as const;
const ROLE_TONES = { lead: 'info', joint: 'plain', inform: 'plain' } as const;

/** Who leads, who helps, who is told; instruction, deadline, result. */
export const AssignmentsPanel = ({ document }: { readonly document: OfficialDocument }) => {
  const { document: text, incoming } = useText(documentsText);
  if (document.direction === 'out' && document.assignments.length === 0) return null;
  return (
    <Panel title={text.assignments}>
      {document.assignments.length === 0 && <p className="kb-quiet">{text.noAssignments}</p>}
      <ul className="kb-assignments">
        {document.assignments.map((one) => (
          <li key={one.id}>
            <div className="kb-signature-head">
              <span>
                <Tag tone={ROLE_TONES[one.role]}>{incoming.roles[one.role]}</Tag>{' '}
                <strong>{one.to.personName ?? one.to.positionTitle}</strong>
              </span>
              <Tag tone={TONES[one.state]}>{text.assignmentState[one.state]}</Tag>
            </div>
            <div className="kb-quiet">
              {[one.to.positionTitle, one.unitName, one.dueAt && incoming.dueOn(showDate(one.dueAt))]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {one.instruction && (
              <p className="kb-words-line">
                <b>{text.instruction}:</b> {one.instruction}
              </p>
            )}
            {one.result && (
              <p className="kb-words-line">
                <b>{text.result}:</b> {one.result}
              </p>
            )}
            <div className="kb-quiet">
              {one.by.personName ?? one.by.positionTitle}, {showDateTime(one.assignedAt)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
