import { type ReactNode, useId } from 'react';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** Given the id that the control must carry, and what describes it. */
  readonly children: (wiring: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode;
};

/** A label, its control, a hint and what is wrong with it. */
export const Field = ({ label, hint, error, children }: Props) => {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="kb-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': describedBy })}
      {hint && (
        <p id={`${id}-hint`} className="kb-field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="kb-field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
};
