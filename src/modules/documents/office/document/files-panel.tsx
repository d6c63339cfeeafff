import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { urlOf } from '../../../../web/office/data/call.ts';
import { showSize } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { officeText } from '../../../../web/office/messages/office-text.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { getDocumentFileContract } from '../../operations/get-document-file.contract.ts';
import '../editor/annexes.css';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

type Props = {
  readonly document: OfficialDocument;
  readonly shown: number;
  readonly onShow: (ordinal: number) => void;
};

/** Every file with its fingerprint; PDFs can be put into the viewer, all can be downloaded. */
export const FilesPanel = ({ document, shown, onShow }: Props) => {
  const text = useText(documentsText).document;
  const upload = useText(officeText).upload;
  const view = useText(documentsText).editor.showPreview;
  return (
    <Panel title={text.files}>
      <ul className="kb-annexes">
        {document.files.map((file) => (
          <li key={file.ordinal}>
            <div className="kb-annex-main">
              <a
                href={urlOf(getDocumentFileContract, {
                  documentId: document.id,
                  ordinal: file.ordinal,
                  download: true,
                })}
                download
              >
                {file.name}
              </a>
              <span className="kb-quiet">
                {file.role === 'main' && `${text.mainFile} · `}
                {showSize(file.size)}
              </span>
              <span className="kb-hash" title={upload.fingerprint}>
                <span className="kb-unseen">{upload.fingerprint}: </span>
                {file.sha256}
              </span>
            </div>
            {file.mediaType === 'application/pdf' && document.files.length > 1 && (
              <Button
                icon={<EyeOutlined aria-hidden />}
                aria-pressed={shown === file.ordinal}
                aria-label={`${view}: ${file.name}`}
                type={shown === file.ordinal ? 'primary' : 'default'}
                onClick={() => onShow(file.ordinal)}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
