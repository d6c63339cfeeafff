import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { z } from 'zod';
import { useAsk } from '../../../web/office/data/query.ts';
import { showDate } from '../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../web/office/language/language.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Facts, Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { Nothing, Waiting } from '../../../web/office/ui/waiting.tsx';
import { getAgencyContract } from '../operations/get-agency.contract.ts';
import { organizationText } from './messages/organization-text.ts';

type Agency = z.output<typeof getAgencyContract.output>;

type Props = { readonly id?: string; readonly asOf?: string; readonly onBack: () => void };

/** One agency on that day: identifiers, where it came from, its units with positions and their holders. */
export const AgencyDetail = ({ id, asOf, onBack }: Props) => {
  const text = useText(organizationText);
  const locale = useLocale();
  const asked = useAsk(getAgencyContract, { id: id ?? '', asOf }, { enabled: Boolean(id), keep: true });
  if (!id)
    return (
      <div className="kb-directory-detail">
        <Nothing title={text.choose} />
      </div>
    );
  if (asked.isError)
    return (
      <div className="kb-directory-detail">
        <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      </div>
    );
  if (!asked.data)
    return (
      <div className="kb-directory-detail">
        <Waiting rows={10} />
      </div>
    );
  const { agency, codes, predecessors, successors } = asked.data;
  const systems: Readonly<Record<string, string>> = text.codeSystems;
  const past = (list: Agency['predecessors']) =>
    list.length > 0 && list.map((one) => `${one.name} (${showDate(one.on)})`).join('; ');
  return (
    <div className="kb-directory-detail">
      <Button className="kb-phone-only" type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={onBack}>
        {text.back}
      </Button>
      <Panel title={locale === 'vi' ? agency.name : agency.nameEn}>
        <Facts
          rows={[
            {
              name: text.codes,
              value: codes.map(({ code, system, verified }) => (
                <div key={code}>
                  {code}{' '}
                  <span className="kb-quiet">
                    ({[systems[system] ?? system, !verified && text.unverified].filter(Boolean).join(', ')})
                  </span>
                </div>
              )),
            },
            { name: text.abbreviation, value: agency.abbreviation },
            { name: text.place, value: agency.place },
            {
              name: text.since('').trim(),
              value: [showDate(agency.validFrom), agency.validTo && text.until(showDate(agency.validTo))]
                .filter(Boolean)
                .join(' '),
            },
            { name: text.formed, value: past(predecessors) || null },
            { name: text.became, value: past(successors) || null },
          ]}
        />
      </Panel>
      <Units agency={asked.data} />
    </div>
  );
};

const Units = ({ agency }: { readonly agency: Agency }) => {
  const text = useText(organizationText);
  const locale = useLocale();
  return agency.units.map((unit) => {
    const positions = agency.positions.filter(({ unitId }) => unitId === unit.id);
    return (
      <Panel key={unit.id} title={locale === 'vi' ? unit.name : unit.nameEn} level={3}>
        <ul className="kb-people">
          {positions.flatMap((position) =>
            position.holders.length === 0
              ? [
                  <li key={position.id}>
                    <span className="kb-quiet">{text.vacant}</span>
                    <span>{position.title}</span>
                  </li>,
                ]
              : position.holders.map((holder) => (
                  <li key={`${position.id}/${holder.personId}`}>
                    <strong>{holder.name}</strong>
                    <span>
                      {position.title} {holder.acting && <Tag tone="warn">{text.acting}</Tag>}
                    </span>
                  </li>
                )),
          )}
        </ul>
      </Panel>
    );
  });
};
