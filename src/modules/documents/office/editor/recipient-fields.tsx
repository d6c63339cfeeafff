import { Checkbox, Select } from 'antd';
import { useMemo } from 'react';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { Field } from '../../../../web/office/ui/field.tsx';
import { searchable } from '../../../../web/office/ui/searchable.ts';
import type { DraftContent } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import type { Agencies, DraftForm } from './draft-editor.tsx';
import { LinesInput } from './lines-input.tsx';

type Props = {
  readonly content: DraftContent;
  readonly form: DraftForm;
  readonly agencies: Agencies;
  readonly change: (part: Partial<DraftContent>) => void;
};

/** Groups first ("UBND các xã, phường"), then single agencies; who signs; the lines after "Kính gửi". */
export const RecipientFields = ({ content, form, agencies, change }: Props) => {
  const text = useText(documentsText).editor;
  const locale = useLocale();
  const options = useMemo(
    () => agencies.map(({ id, name, code }) => ({ value: id, label: name, title: code })),
    [agencies],
  );
  return (
    <div className="kb-form">
      <fieldset className="kb-fieldset">
        <legend>{text.groups}</legend>
        <div className="kb-checks">
          {form.groups.map(({ key, name, nameEn, members }) => (
            <Checkbox
              key={key}
              checked={content.recipientGroups.includes(key)}
              onChange={(event) =>
                change({
                  recipientGroups: event.target.checked
                    ? [...content.recipientGroups, key]
                    : content.recipientGroups.filter((group) => group !== key),
                })
              }
            >
              {locale === 'vi' ? name : nameEn} <span className="kb-quiet">({text.groupMembers(members)})</span>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <Field label={text.agencies} hint={text.agenciesHint}>
        {(wiring) => (
          <Select
            {...wiring}
            {...searchable}
            mode="multiple"
            defaultActiveFirstOption={false}
            value={content.recipientAgencyIds}
            onChange={(recipientAgencyIds) => change({ recipientAgencyIds })}
            options={options}
            maxTagCount={12}
          />
        )}
      </Field>
      <Field label={text.signer}>
        {(wiring) => (
          <Select
            {...wiring}
            {...searchable}
            value={content.signerPositionId ?? undefined}
            onChange={(id) => change({ signerPositionId: id ?? null })}
            options={form.signers.map(({ positionId, positionTitle, personName }) => ({
              value: positionId,
              label: [positionTitle, personName].filter(Boolean).join(' – '),
            }))}
          />
        )}
      </Field>
      <Field label={text.addressees} hint={text.addresseesHint}>
        {(wiring) => (
          <LinesInput {...wiring} lines={content.addressees} onChange={(addressees) => change({ addressees })} />
        )}
      </Field>
    </div>
  );
};
