import { Alert, Button } from 'antd';
import { ApiError } from '../data/call.ts';
import { type Locale, useLocale, useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

/** The sentence of a refusal in the language shown; anything else gets a plain one. */
export const sentenceOf = (error: unknown, locale: Locale): string =>
  error instanceof ApiError ? error[locale] : officeText[locale].state.unexpected;

type Props = { readonly error: unknown; readonly onRetry?: () => void };

/** Says what went wrong where it happened, with a way to try again. */
export const ErrorNote = ({ error, onRetry }: Props) => {
  const locale = useLocale();
  const text = useText(officeText);
  if (!error) return null;
  return (
    <Alert
      className="kb-note"
      type="error"
      showIcon
      title={sentenceOf(error, locale)}
      action={onRetry && <Button onClick={onRetry}>{text.list.retry}</Button>}
    />
  );
};
