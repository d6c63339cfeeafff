import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { call, urlOf } from '../../../../web/office/data/call.ts';
import { refresh, useAct } from '../../../../web/office/data/query.ts';
import { showSize } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { officeText } from '../../../../web/office/messages/office-text.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { MAX_UPLOAD_BYTES } from '../../../../web/office/upload/upload-file.ts';
import { UploadLine } from '../../../../web/office/upload/upload-line.tsx';
import { addAnnexContract } from '../../operations/add-annex.contract.ts';
import { getAnnexFileContract } from '../../operations/get-annex-file.contract.ts';
import { removeAnnexContract } from '../../operations/remove-annex.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import { DRAFT_READS } from '../stale-reads.ts';
import './annexes.css';
import type { Draft } from './draft-editor.tsx';

/** Annexes of a draft with their fingerprints; new ones are sent in resumable pieces. */
export const AnnexPanel = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText).editor;
  const upload = useText(officeText).upload;
  const remove = useAct(removeAnnexContract, { refreshes: DRAFT_READS });
  const [running, setRunning] = useState<readonly { readonly id: string; readonly file: File }[]>([]);
  const [tooBig, setTooBig] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const editable = draft.allowedActs.includes('annex');

  const choose = (files: readonly File[]) => {
    setTooBig(files.filter(({ size }) => size > MAX_UPLOAD_BYTES).map(({ name }) => name));
    const fitting = files.filter(({ size }) => size <= MAX_UPLOAD_BYTES);
    setRunning((before) => [...before, ...fitting.map((file) => ({ id: crypto.randomUUID(), file }))]);
  };
  const attach = async (uploadId: string, name: string) => {
    await call(addAnnexContract, { draftId: draft.id, uploadId, name });
    await refresh(DRAFT_READS);
  };

  if (!editable && draft.annexes.length === 0) return null;
  return (
    <Panel title={text.annexes}>
      <ul className="kb-annexes">
        {draft.annexes.map((annex) => (
          <li key={annex.id}>
            <div className="kb-annex-main">
              <a
                href={urlOf(getAnnexFileContract, { draftId: draft.id, annexId: annex.id })}
                target="_blank"
                rel="noreferrer"
              >
                {annex.name}
              </a>
              <span className="kb-quiet">
                {showSize(annex.size)} · {text.binding[annex.binding]}
              </span>
              <span className="kb-hash" title={upload.fingerprint}>
                <span className="kb-unseen">{upload.fingerprint}: </span>
                {annex.sha256}
              </span>
            </div>
            {editable && (
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={text.removeAnnex(annex.name)}
                loading={remove.isPending && remove.variables.annexId === annex.id}
                onClick={() => remove.mutate({ draftId: draft.id, annexId: annex.id })}
              />
            )}
          </li>
        ))}
        {running.map(({ id, file }) => (
          <UploadLine
            key={id}
            file={file}
            onUploaded={(uploadId) => attach(uploadId, file.name)}
            onGone={() => setRunning((before) => before.filter((one) => one.id !== id))}
          />
        ))}
      </ul>
      <ErrorNote error={remove.error} />
      {tooBig.map((name) => (
        <p key={name} className="kb-field-error" role="alert">
          {upload.tooBig(name)}
        </p>
      ))}
      {editable && (
        <>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={upload.add}
            onChange={(event) => {
              choose([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <Button icon={<PaperClipOutlined aria-hidden />} onClick={() => input.current?.click()}>
            {upload.add}
          </Button>
          <p className="kb-field-hint">{upload.hint}</p>
        </>
      )}
    </Panel>
  );
};
