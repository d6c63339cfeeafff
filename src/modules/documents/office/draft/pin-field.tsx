import { Input } from 'antd';
import { useText } from '../../../../web/office/language/language.ts';
import { useDemoPin } from '../../../../web/office/session/use-demo-pin.ts';
import { Field } from '../../../../web/office/ui/field.tsx';
import { documentsText } from '../messages/documents-text.ts';

/** The server's bound (documents.sign-draft). */
export const MIN_PIN_LENGTH = 4;

type Props = {
  readonly label: string;
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly missing: boolean;
};

/** A PIN is typed anew each time and never kept by the browser. */
export const PinField = ({ label, pin, onChange, missing }: Props) => {
  const text = useText(documentsText).draft;
  const hint = useDemoPin();
  return (
    <Field label={label} hint={hint} error={missing ? text.pinNeeded : undefined}>
      {(wiring) => (
        <Input.Password
          {...wiring}
          size="large"
          autoFocus
          autoComplete="off"
          maxLength={64}
          value={pin}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
