import { Alert, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { officeText } from '../../../../web/office/messages/office-text.ts';
import { Field } from '../../../../web/office/ui/field.tsx';
import { searchable } from '../../../../web/office/ui/searchable.ts';
import { type DraftContent, type Secrecy, secrecies } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import type { DraftForm } from './draft-editor.tsx';

type Props = {
  readonly content: DraftContent;
  readonly form: DraftForm;
  readonly change: (part: Partial<DraftContent>) => void;
};

/** Kind, subject, urgency, secrecy (only to be refused), in whose name, until when an answer is asked. */
export const FactFields = ({ content, form, change }: Props) => {
  const text = useText(documentsText);
  const urgency = useText(officeText).urgency;
  const locale = useLocale();
  const own = form.issuers.find((issuer) => issuer.own);
  // A secret document must not even be saved here, so the choice is only explained, never kept.
  const refuseSecrecy = content.secrecy !== 'none';
  return (
    <div className="kb-form">
      <Field label={text.field.subject} hint={text.editor.subjectHint}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={content.subject}
            onChange={(event) => change({ subject: event.target.value })}
          />
        )}
      </Field>
      <div className="kb-pair">
        <Field label={text.field.kind}>
          {(wiring) => (
            <Select
              {...wiring}
              {...searchable}
              value={content.kindCode}
              onChange={(kindCode) => change({ kindCode, layoutModel: undefined })}
              options={form.kinds.map(({ code, name, nameEn }) => ({
                value: code,
                label: locale === 'vi' ? name : nameEn,
              }))}
            />
          )}
        </Field>
        {form.issuers.length > 1 && (
          <Field label={text.editor.issuer}>
            {(wiring) => (
              <Select
                {...wiring}
                value={content.issuerId ?? own?.id}
                onChange={(id) => change({ issuerId: id === own?.id ? null : id })}
                options={form.issuers.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
        )}
        <Field label={text.editor.urgency}>
          {(wiring) => (
            <Select
              {...wiring}
              value={content.urgency}
              onChange={(value) => change({ urgency: value })}
              options={[urgency.none, urgency.urgent, urgency.very, urgency.express, urgency.timed].map(
                (label, value) => ({ value: value as DraftContent['urgency'], label }),
              )}
            />
          )}
        </Field>
        <Field label={text.editor.secrecy}>
          {(wiring) => (
            <Select<Secrecy>
              {...wiring}
              value={content.secrecy}
              onChange={(secrecy) => change({ secrecy })}
              options={secrecies.map((value) => ({ value, label: text.editor.secrecies[value] }))}
            />
          )}
        </Field>
        <Field label={text.editor.replyBy}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              format="DD/MM/YYYY"
              value={content.replyBy ? dayjs(content.replyBy) : null}
              onChange={(date) => change({ replyBy: date ? dayjs(date).format('YYYY-MM-DD') : null })}
            />
          )}
        </Field>
      </div>
      {refuseSecrecy && <Alert type="error" showIcon title={text.editor.secrecyRefused} />}
    </div>
  );
};
