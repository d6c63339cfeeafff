import { Alert } from 'antd';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

/** What the issuer asked of this document, and how far the answers have come. */
export const RecallNote = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(officeDayText);
  return document.recalls.map((recall) => (
    <Alert
      key={recall.id}
      className="kb-note"
      type={recall.mine === null && document.direction === 'in' ? 'warning' : 'info'}
      showIcon
      title={`${text.recallNote[recall.business]}, ${showDate(recall.askedAt)}: ${recall.reason}`}
      description={
        document.direction === 'out'
          ? text.recallCounts(recall.agreed, recall.refused, recall.asked)
          : text.recallMine[recall.mine ?? 'waiting']
      }
    />
  ));
};
