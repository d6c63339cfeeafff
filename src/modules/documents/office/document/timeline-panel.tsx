import { showDateTime } from '../../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

/** What happened, newest first. */
export const TimelinePanel = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(documentsText).document;
  const locale = useLocale();
  const entries = document.timeline.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Panel title={text.timeline}>
      <ol className="kb-timeline">
        {entries.map((entry) => (
          <li key={`${entry.at}/${entry.kind}/${entry.vi}`}>
            <time className="kb-quiet" dateTime={entry.at}>
              {showDateTime(entry.at)}
            </time>
            <div>
              {entry[locale]}
              {entry.by && <span className="kb-quiet"> – {entry.by}</span>}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
};
