import { CheckCircleFilled, SwapOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { switchPositionContract } from '../../../modules/identity/operations/switch-position.contract.ts';
import { useAct } from '../data/query.ts';
import { showDate } from '../language/dates.ts';
import { useText } from '../language/language.ts';
import { tellTabs } from '../live/tabs.ts';
import { officeText } from '../messages/office-text.ts';
import { type ActingPosition, useMe } from '../session/me.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Tag } from '../ui/tag.tsx';

const isSame = (a: ActingPosition, b: ActingPosition) =>
  a.positionId === b.positionId && (a.delegation?.id ?? null) === (b.delegation?.id ?? null);

const formOf = ({ delegation }: ActingPosition) =>
  delegation && (delegation.form.endsWith('.') ? delegation.form : `${delegation.form}.`);

/** The position acted for, always in sight; a press shows all one may act for, with delegations and their dates. */
export const PositionSwitcher = () => {
  const { position, positions, person } = useMe();
  const text = useText(officeText).position;
  const header = useText(officeText).header;
  const [open, setOpen] = useState(false);
  const form = formOf(position);
  return (
    <>
      <Button type="text" className="kb-position" onClick={() => setOpen(true)}>
        <span className="kb-position-text">
          <span className="kb-position-name">{person.name}</span>
          <span className="kb-position-title">
            {form && <b>{form} </b>}
            {position.title} · {position.agencyName}
          </span>
        </span>
        <SwapOutlined aria-hidden />
        <span className="kb-unseen">{header.switchPosition}</span>
      </Button>
      <Modal open={open} title={text.title} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <PositionList positions={positions} current={position} />
      </Modal>
    </>
  );
};

/** Also stands on the account page. */
export const PositionList = ({
  positions,
  current,
}: {
  readonly positions: readonly ActingPosition[];
  readonly current: ActingPosition;
}) => {
  const text = useText(officeText).position;
  const act = useAct(switchPositionContract);
  const choose = (to: ActingPosition) =>
    act.mutate(
      { positionId: to.positionId, delegationId: to.delegation?.id ?? null },
      {
        onSuccess: () => {
          tellTabs('who-changed');
          location.assign('/');
        },
      },
    );
  return (
    <>
      <p>{text.intro}</p>
      <ErrorNote error={act.error} />
      <ul className="kb-positions">
        {positions.map((one) => {
          const form = formOf(one);
          const { validFrom, validTo } = one.delegation ?? one;
          const inUse = isSame(one, current);
          return (
            <li key={`${one.positionId}/${one.delegation?.id ?? ''}`}>
              <button
                type="button"
                className="kb-choice"
                aria-pressed={inUse}
                disabled={act.isPending}
                onClick={() => !inUse && choose(one)}
              >
                <span className="kb-choice-main">
                  <strong>{one.title}</strong>
                  <span>{[one.unitName, one.agencyName].filter(Boolean).join(', ')}</span>
                  {(validFrom || validTo) && (
                    <span className="kb-quiet">
                      {validTo
                        ? text.valid(showDate(validFrom), showDate(validTo))
                        : text.validFrom(showDate(validFrom))}
                    </span>
                  )}
                </span>
                <span className="kb-choice-side">
                  {form ? (
                    <Tag tone="warn">{`${text.forms[form as keyof typeof text.forms] ?? ''} (${form})`}</Tag>
                  ) : (
                    <Tag>{text.held}</Tag>
                  )}
                  {inUse && (
                    <Tag tone="good" icon={<CheckCircleFilled aria-hidden />}>
                      {text.current}
                    </Tag>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
};
