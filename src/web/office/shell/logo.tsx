import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

export const Logo = () => {
  const text = useText(officeText);
  return (
    <span className="kb-logo">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#1b4f8f" />
        <path d="M9 7h4v7.2L19.2 7h4.9l-7 8 7.4 10h-4.9l-5.2-7.2-1.4 1.6V25H9z" fill="#fff" />
        <path d="M9 27.5h15" stroke="#e9b44c" strokeWidth="2" />
      </svg>
      <span>
        <strong>{text.product}</strong>
        <small>{text.province}</small>
      </span>
    </span>
  );
};
