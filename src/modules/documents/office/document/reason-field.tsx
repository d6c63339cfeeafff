import { Input } from 'antd';
import { Field } from '../../../../web/office/ui/field.tsx';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  /** Off where another field comes first. */
  readonly focus?: boolean;
};

/** Some lines of words in a dialog. */
export const ReasonField = ({ label, hint, error, value, onChange, maxLength = 2_000, focus = true }: Props) => (
  <Field label={label} hint={hint} error={error}>
    {(wiring) => (
      <Input.TextArea
        {...wiring}
        autoFocus={focus}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
