import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../../../web/office/data/query.ts';
import { showDateTime } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { compareDraftVersionsContract } from '../../operations/compare-draft-versions.contract.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';

/** All versions kept; each may be compared with the current one. */
export const VersionsPanel = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText).draft;
  const [from, setFrom] = useState<number | null>(null);
  return (
    <Panel title={text.versions}>
      <ul className="kb-versions">
        {draft.versions
          .toSorted((a, b) => b.n - a.n)
          .map((version) => (
            <li key={version.n}>
              <div>
                <strong>{text.versionBy(version.n, version.authorName ?? '')}</strong>
                <div className="kb-quiet">
                  {[showDateTime(version.at), version.comment].filter(Boolean).join(' · ')}
                </div>
              </div>
              {version.n !== draft.version && (
                <Button onClick={() => setFrom(version.n)} aria-label={`${text.compare}: ${version.n}`}>
                  {text.compare}
                </Button>
              )}
            </li>
          ))}
      </ul>
      <Modal
        open={from !== null}
        title={from === null ? '' : text.compareTitle(from, draft.version)}
        footer={null}
        width={820}
        onCancel={() => setFrom(null)}
        destroyOnHidden
      >
        {from !== null && <Comparison draftId={draft.id} from={from} to={draft.version} />}
      </Modal>
    </Panel>
  );
};

const Comparison = (input: { readonly draftId: string; readonly from: number; readonly to: number }) => {
  const text = useText(documentsText).draft;
  const asked = useAsk(compareDraftVersionsContract, input);
  if (asked.isPending) return <Waiting />;
  if (asked.isError) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />;
  const { lines } = asked.data;
  if (lines.every(({ change }) => change === 'same')) return <p>{text.compareSame}</p>;
  return (
    <div className="kb-compare">
      {lines.map((line, i) => {
        const key = `${i}/${line.change}`;
        if (line.change === 'added')
          return (
            <ins key={key}>
              <span className="kb-unseen">{text.added} </span>
              {line.text}
            </ins>
          );
        if (line.change === 'removed')
          return (
            <del key={key}>
              <span className="kb-unseen">{text.removed} </span>
              {line.text}
            </del>
          );
        return <p key={key}>{line.text}</p>;
      })}
    </div>
  );
};
