import { Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { Page } from '../ui/page.tsx';

export const NotFoundPage = () => {
  const text = useText(officeText).state;
  return (
    <Page title={text.notFound}>
      <p>{text.notFoundText}</p>
      <p>
        <Link to="/viec-hom-nay">{text.home}</Link>
      </p>
    </Page>
  );
};

/** A screen that broke while drawing; the rest of the application goes on. */
export const FailedPage = ({ error }: { readonly error: unknown }) => {
  const text = useText(officeText).state;
  const { pathname } = useLocation();
  return (
    <Page title={text.failed}>
      <p>{text.failedText}</p>
      <pre className="kb-code-line">
        {pathname} · {error instanceof Error ? error.message : String(error)}
      </pre>
      <Button type="primary" onClick={() => location.reload()}>
        {text.reload}
      </Button>
    </Page>
  );
};
