import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useState } from 'react';
import { useText } from '../../../web/office/language/language.ts';
import { useHasRole } from '../../../web/office/session/me.ts';
import { Field } from '../../../web/office/ui/field.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { AgencyDetail } from './agency-detail.tsx';
import { AgencyTree } from './agency-tree.tsx';
import './directory.css';
import { DirectoryResults } from './directory-results.tsx';
import { organizationText } from './messages/organization-text.ts';

type Asked = { readonly agency?: string; readonly asOf?: string };

/** Who is who, as of any day: the agencies at the left, one of them at the right; typing searches all of it. */
export const DirectoryScreen = () => {
  const text = useText(organizationText);
  const mayImport = useHasRole('province-admin');
  const asked = useSearch({ strict: false }) as Asked;
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const typed = useDeferredValue(words.trim());
  const ask = (part: Asked) => void navigate({ to: '/danh-ba', search: { ...asked, ...part } as never });
  const open = (agency: string) => {
    setWords('');
    ask({ agency });
  };
  return (
    <Page title={text.title} actions={mayImport && <Link to="/nhap-danh-ba">{text.import.link}</Link>}>
      <div className="kb-directory-ask">
        <Field label={text.search} hint={text.searchHint}>
          {(wiring) => (
            <Input {...wiring} allowClear value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
        <Field label={text.asOf}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              format="DD/MM/YYYY"
              value={asked.asOf ? dayjs(asked.asOf) : dayjs()}
              allowClear={Boolean(asked.asOf)}
              onChange={(date) => ask({ asOf: date ? dayjs(date).format('YYYY-MM-DD') : undefined })}
            />
          )}
        </Field>
      </div>
      {typed ? (
        <DirectoryResults words={typed} asOf={asked.asOf} onOpen={open} />
      ) : (
        <div className={asked.agency ? 'kb-directory kb-directory-open' : 'kb-directory'}>
          <AgencyTree asOf={asked.asOf} chosen={asked.agency} onChoose={open} />
          <AgencyDetail id={asked.agency} asOf={asked.asOf} onBack={() => ask({ agency: undefined })} />
        </div>
      )}
    </Page>
  );
};
