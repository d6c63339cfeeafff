import { useMemo } from 'react';
import { useAskPages } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { LoadMore } from '../../../web/office/ui/load-more.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { Nothing, Waiting } from '../../../web/office/ui/waiting.tsx';
import { searchDirectoryContract } from '../operations/search-directory.contract.ts';
import { organizationText } from './messages/organization-text.ts';

type Props = { readonly words: string; readonly asOf?: string; readonly onOpen: (agencyId: string) => void };

/** People, units and agencies that match what is typed; each leads to its agency. */
export const DirectoryResults = ({ words, asOf, onOpen }: Props) => {
  const text = useText(organizationText);
  const found = useAskPages(searchDirectoryContract, { q: words, asOf, limit: 30 }, { keep: true });
  const entries = useMemo(() => found.data?.pages.flatMap((page) => page.entries), [found.data]);
  return (
    <Panel title={text.results} flush>
      <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <Waiting rows={6} />}
      <output className="kb-unseen">{entries?.length === 0 ? text.noResults : ''}</output>
      {entries?.length === 0 && <Nothing title={text.noResults} />}
      <ul className="kb-found">
        {entries?.map((entry) => (
          <li key={`${entry.kind}/${entry.id}/${entry.positionId}`}>
            <button type="button" onClick={() => onOpen(entry.agencyId)}>
              <span>
                <strong>{entry.name}</strong>
                <span className="kb-quiet">
                  {[entry.detail, entry.unitName, entry.kind === 'agency' ? null : entry.agencyName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Tag tone={entry.kind === 'person' ? 'info' : 'plain'}>{text.entryKinds[entry.kind]}</Tag>
            </button>
          </li>
        ))}
      </ul>
      <LoadMore list={found} />
    </Panel>
  );
};
