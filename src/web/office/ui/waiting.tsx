import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

/** Grey lines in the shape of what is coming. */
export const Waiting = ({ rows = 5 }: { readonly rows?: number }) => {
  const text = useText(officeText);
  return (
    <div className="kb-waiting">
      <output className="kb-unseen">{text.list.loading}</output>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
};

/** Nothing here, and what that means. */
export const Nothing = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="kb-nothing">
    <svg viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
      <path
        d="M6 20 16 6h32l10 14v20a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      <path d="M6 20h16l3 7h14l3-7h16" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
    <p className="kb-nothing-title">{title}</p>
    {children && <p>{children}</p>}
  </div>
);
