import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Alert } from 'antd';
import { showSeconds } from '../../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { Tag } from '../../../../web/office/ui/tag.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

const LOOK = {
  valid: { tone: 'good', alert: 'success', icon: <CheckCircleFilled aria-hidden /> },
  invalid: { tone: 'bad', alert: 'error', icon: <CloseCircleFilled aria-hidden /> },
  undetermined: { tone: 'warn', alert: 'warning', icon: <QuestionCircleFilled aria-hidden /> },
} as const;

/** The whole file in one sentence, before anything else is read. */
export const SummaryNote = ({ summary }: { readonly summary: OfficialDocument['signatureSummary'] }) => {
  const locale = useLocale();
  const look = LOOK[summary.verdict];
  return <Alert className="kb-note" type={look.alert} showIcon icon={look.icon} title={summary[locale]} />;
};

/** Each signature in plain words, from the file's bytes: who, for whom, when, valid or not, changed since or not. */
export const SignaturesPanel = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(documentsText).document;
  const locale = useLocale();
  return (
    <Panel title={text.signatures} extra={<a href={`/xac-minh/${document.verificationCode}`}>{text.verifyPage}</a>}>
      {document.signatures.length === 0 && <p>{text.noSignatures}</p>}
      <ul className="kb-signatures">
        {document.signatures.map((signature) => {
          const look = LOOK[signature.verdict];
          return (
            <li key={signature.fieldName} className={`kb-signature-${look.tone}`}>
              <div className="kb-signature-head">
                <strong>{signature.signer}</strong>
                <Tag tone={look.tone} icon={look.icon}>
                  {text.verdict[signature.verdict]}
                </Tag>
              </div>
              <div className="kb-quiet">
                {[
                  text.roles[signature.role],
                  signature.organization,
                  signature.signedAt && text.signedAt(showSeconds(signature.signedAt)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              <p>{signature[locale]}</p>
              {signature.changedSince ? (
                <Tag tone="bad" icon={<CloseCircleFilled aria-hidden />}>
                  {text.changed}
                </Tag>
              ) : (
                signature.verdict === 'valid' && <span className="kb-quiet">{text.unchanged}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
