import { useAsk } from '../../../web/office/data/query.ts';
import { useLocale, useText } from '../../../web/office/language/language.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Waiting } from '../../../web/office/ui/waiting.tsx';
import { listAgenciesContract } from '../operations/list-agencies.contract.ts';
import { organizationText } from './messages/organization-text.ts';

type Props = {
  readonly asOf?: string;
  readonly chosen?: string;
  readonly onChoose: (id: string) => void;
};

const GROUPS = ['provincial', 'ward', 'commune'] as const;
const groupOf = (kind: string) => (kind === 'ward' || kind === 'commune' ? kind : 'provincial');

/** All agencies by level, as nested disclosures: each opens with Enter, each name is a button. */
export const AgencyTree = ({ asOf, chosen, onChoose }: Props) => {
  const text = useText(organizationText);
  const locale = useLocale();
  const asked = useAsk(listAgenciesContract, { asOf }, { keep: true });
  const agencies = asked.data?.agencies ?? [];
  const chosenKind = groupOf(agencies.find(({ id }) => id === chosen)?.kind ?? 'department');
  return (
    <div className="kb-directory-tree">
      <Panel
        title={text.agencies}
        flush
        extra={asked.data && <span className="kb-quiet">{text.count(agencies.length)}</span>}
      >
        {asked.isPending && <Waiting rows={10} />}
        <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
        {GROUPS.map((group) => {
          const members = agencies.filter(({ kind }) => groupOf(kind) === group);
          if (members.length === 0) return null;
          return (
            <details key={`${group}/${chosenKind === group}`} open={group === chosenKind}>
              <summary>
                {text.kinds[group]} <span className="kb-count">{members.length}</span>
              </summary>
              <ul>
                {members.map((agency) => (
                  <li key={agency.id}>
                    <button
                      type="button"
                      aria-current={agency.id === chosen ? 'true' : undefined}
                      onClick={() => onChoose(agency.id)}
                    >
                      {locale === 'vi' ? agency.name : agency.nameEn}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </Panel>
    </div>
  );
};
