import { type ReactNode, useEffect } from 'react';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

type Props = {
  readonly title: string;
  /** Shown above the title: where we are. */
  readonly over?: ReactNode;
  readonly under?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Full width, for a document beside its facts. */
  readonly wide?: boolean;
};

/** The frame of every screen: one h1, its actions on the same line, the window title. */
export const Page = ({ title, over, under, actions, children, wide }: Props) => {
  const text = useText(officeText);
  useEffect(() => {
    document.title = `${title} · ${text.product}`;
  }, [title, text]);
  return (
    <div className={wide ? 'kb-page kb-page-wide' : 'kb-page'}>
      <div className="kb-page-head">
        <div className="kb-page-title">
          {over && <div className="kb-page-over">{over}</div>}
          <h1>{title}</h1>
          {under && <div className="kb-page-under">{under}</div>}
        </div>
        {actions && <div className="kb-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
};
