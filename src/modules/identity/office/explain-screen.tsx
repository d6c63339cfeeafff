import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../../web/office/data/query.ts';
import { useLocale, useText } from '../../../web/office/language/language.ts';
import { useMe } from '../../../web/office/session/me.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { Waiting } from '../../../web/office/ui/waiting.tsx';
import { searchDirectoryContract } from '../../organization/operations/search-directory.contract.ts';
import { explainAccessContract } from '../operations/explain-access.contract.ts';
import { identityText } from './messages/identity-text.ts';

type Asked = { readonly kind?: string; readonly id?: string; readonly person?: string };
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Names the branch of the policy by which a person can, or cannot, see an object. The question stands in the address. */
export const ExplainScreen = () => {
  const text = useText(identityText).explain;
  const asked = useSearch({ strict: false }) as Asked;
  const navigate = useNavigate();
  const [kind, setKind] = useState(asked.kind ?? 'documents.document');
  const [id, setId] = useState(asked.id ?? '');
  const [person, setPerson] = useState(asked.person);
  const [tried, setTried] = useState(false);
  return (
    <Page title={text.title}>
      <Panel title={text.ask}>
        <p>{text.intro}</p>
        <form
          className="kb-form"
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (UUID.test(id.trim()) && person)
              void navigate({ to: '/quyen-xem', search: { kind, id: id.trim(), person } as never });
          }}
        >
          <div className="kb-pair">
            <Field label={text.kind}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={kind}
                  onChange={setKind}
                  options={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))}
                />
              )}
            </Field>
            <Field
              label={text.object}
              hint={text.objectHint}
              error={tried && !UUID.test(id.trim()) ? text.badId : undefined}
            >
              {(wiring) => <Input {...wiring} value={id} onChange={(event) => setId(event.target.value)} />}
            </Field>
            <PersonField value={person} onChange={setPerson} error={tried && !person ? text.noPerson : undefined} />
          </div>
          <div>
            <Button type="primary" htmlType="submit">
              {text.ask}
            </Button>
          </div>
        </form>
      </Panel>
      {asked.kind && asked.id && asked.person && (
        <Answer objectKind={asked.kind} objectId={asked.id} personId={asked.person} />
      )}
    </Page>
  );
};

type PersonProps = { readonly value?: string; readonly onChange: (id: string) => void; readonly error?: string };

const PersonField = ({ value, onChange, error }: PersonProps) => {
  const text = useText(identityText).explain;
  const me = useMe();
  const [typed, setTyped] = useState('');
  const found = useAsk(
    searchDirectoryContract,
    { q: typed, kind: 'person', limit: 20 },
    { enabled: typed.trim().length > 1, keep: true },
  );
  return (
    <Field label={text.person} hint={text.personHint} error={error}>
      {(wiring) => (
        <Select
          {...wiring}
          value={value}
          onChange={onChange}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={found.isFetching}
          options={[
            ...(typed ? [] : [{ value: me.person.id, label: me.person.name }]),
            ...(found.data?.entries ?? []).map((entry) => ({
              value: entry.id,
              label: [entry.name, entry.detail, entry.agencyName].filter(Boolean).join(' – '),
            })),
          ]}
        />
      )}
    </Field>
  );
};

const Answer = (input: { readonly objectKind: string; readonly objectId: string; readonly personId: string }) => {
  const text = useText(identityText).explain;
  const locale = useLocale();
  const answer = useAsk(explainAccessContract, input);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const { allowed, positions } = answer.data;
  return (
    <>
      <Alert
        className="kb-note"
        showIcon
        type={allowed ? 'success' : 'warning'}
        title={allowed ? text.yes : text.no}
        description={answer.data[locale]}
      />
      <Panel title={text.byPosition}>
        {positions.map((one) => (
          <section key={`${one.positionId}/${one.delegationForm}`} className="kb-explained">
            <h3>
              {[one.delegationForm, one.title].filter(Boolean).join(' ')}, {one.agencyName}{' '}
              <Tag tone={one.allowed ? 'good' : 'warn'}>{one.allowed ? text.yes : text.no}</Tag>
            </h3>
            <ul className="kb-items">
              {one.branches.map((branch) => (
                <li key={branch.name}>
                  <span>{branch[locale]}</span>
                  <Tag
                    tone={branch.holds ? 'good' : 'plain'}
                    icon={branch.holds ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
                  >
                    {branch.holds ? text.holds : text.fails}
                  </Tag>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Panel>
    </>
  );
};
