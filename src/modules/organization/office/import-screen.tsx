import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { call, urlOf } from '../../../web/office/data/call.ts';
import { refresh, useAct } from '../../../web/office/data/query.ts';
import { showNumber } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useHasRole } from '../../../web/office/session/me.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Nothing } from '../../../web/office/ui/waiting.tsx';
import { IMPORT_LIMITS } from '../import/columns.ts';
import { checkImportContract } from '../operations/check-import.contract.ts';
import { importDirectoryContract } from '../operations/import-directory.contract.ts';
import { importTemplateContract } from '../operations/import-template.contract.ts';
import { fileBase64 } from './file-base64.ts';
import { ImportResult, type Trial } from './import-result.tsx';
import { organizationText } from './messages/organization-text.ts';

type Tried = { readonly file: string; readonly trial: Trial };

/** Agencies, positions and people from Excel: the template, a trial that writes nothing, then the import. */
export const ImportScreen = () => {
  const text = useText(organizationText).import;
  const mayImport = useHasRole('province-admin');
  const [tried, setTried] = useState<Tried | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const importing = useAct(importDirectoryContract);

  const tryFile = async (chosen: File | undefined) => {
    setTried(null);
    setDone(null);
    setError(null);
    importing.reset();
    setTooLarge(chosen !== undefined && chosen.size > IMPORT_LIMITS.bytes);
    if (!chosen || chosen.size > IMPORT_LIMITS.bytes) return;
    setBusy(true);
    try {
      const file = await fileBase64(chosen);
      setTried({ file, trial: await call(checkImportContract, { file }) });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const importFile = async ({ file, trial }: Tried) => {
    const { counts } = await importing.mutateAsync({ file, expected: trial.counts });
    setTried(null);
    setDone(counts.people);
    await refresh(['organization.']);
  };

  if (!mayImport)
    return (
      <Page title={text.title}>
        <Nothing title={text.notYours} />
      </Page>
    );
  return (
    <Page
      title={text.title}
      actions={
        <Button icon={<DownloadOutlined aria-hidden />} href={urlOf(importTemplateContract, {})} download>
          {text.template}
        </Button>
      }
    >
      <Panel title={text.choose}>
        <p>{text.lead}</p>
        <Field label={text.file} hint={text.fileHint} error={tooLarge ? text.tooLarge : undefined}>
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept=".xlsx"
              disabled={busy || importing.isPending}
              onChange={(event) => void tryFile(event.target.files?.[0])}
            />
          )}
        </Field>
        {busy && <p role="status">{text.trying}</p>}
        {done !== null && (
          <Alert className="kb-note" role="status" type="success" showIcon title={text.done(showNumber(done))} />
        )}
        <ErrorNote error={error ?? importing.error} />
      </Panel>
      {tried && (
        <ImportResult
          trial={tried.trial}
          busy={importing.isPending}
          onImport={() => void importFile(tried).catch(() => undefined)}
        />
      )}
    </Page>
  );
};
