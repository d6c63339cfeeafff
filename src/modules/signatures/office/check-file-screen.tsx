import { FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { call } from '../../../web/office/data/call.ts';
import { useText } from '../../../web/office/language/language.ts';
import { officeText } from '../../../web/office/messages/office-text.ts';
import { Page } from '../../../web/office/ui/page.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { MAX_UPLOAD_BYTES } from '../../../web/office/upload/upload-file.ts';
import { UploadLine } from '../../../web/office/upload/upload-line.tsx';
import { verifyFileContract } from '../operations/verify-file.contract.ts';
import './check-file.css';
import { FileVerdict } from './file-verdict.tsx';
import { checkText } from './messages/check-text.ts';

export type Verified = z.output<typeof verifyFileContract.output>;

/** Any PDF file, judged from its bytes: sent in resumable pieces, then verified by the server. */
export const CheckFileScreen = () => {
  const text = useText(checkText);
  const upload = useText(officeText).upload;
  const [sending, setSending] = useState<File | null>(null);
  const [tooBig, setTooBig] = useState<string | null>(null);
  const [verified, setVerified] = useState<Verified | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (!file) return;
    const fits = file.size <= MAX_UPLOAD_BYTES;
    setTooBig(fits ? null : file.name);
    setVerified(null);
    setSending(fits ? file : null);
  };
  return (
    <Page title={text.title} under={text.under}>
      <Panel title={text.file}>
        <input
          ref={input}
          type="file"
          accept="application/pdf,.pdf"
          hidden
          aria-label={text.choose}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button
          type={verified ? 'default' : 'primary'}
          size="large"
          icon={<FileSearchOutlined aria-hidden />}
          disabled={sending !== null}
          onClick={() => input.current?.click()}
        >
          {verified ? text.another : text.choose}
        </Button>
        <p className="kb-check-hint">{text.hint}</p>
        {tooBig && (
          <p className="kb-field-error" role="alert">
            {upload.tooBig(tooBig)}
          </p>
        )}
        {sending && (
          <ul className="kb-checking">
            <UploadLine
              key={`${sending.name}/${sending.lastModified}`}
              file={sending}
              onUploaded={async (uploadId) => setVerified(await call(verifyFileContract, { uploadId }))}
              onGone={() => setSending(null)}
            />
          </ul>
        )}
      </Panel>
      <output>{verified && <FileVerdict verified={verified} />}</output>
    </Page>
  );
};
