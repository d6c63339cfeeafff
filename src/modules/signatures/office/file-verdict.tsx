import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Alert } from 'antd';
import { showDateTime, showSize } from '../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../web/office/language/language.ts';
import { Facts, Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import type { Verified } from './check-file-screen.tsx';
import { checkText } from './messages/check-text.ts';

type Signature = Verified['signatures'][number];

const LOOK = {
  good: { alert: 'success', icon: <CheckCircleFilled aria-hidden /> },
  warn: { alert: 'warning', icon: <QuestionCircleFilled aria-hidden /> },
  bad: { alert: 'error', icon: <CloseCircleFilled aria-hidden /> },
} as const;

const TONES = {
  valid: 'good',
  'valid-unknown-signer': 'warn',
  invalid: 'bad',
  'changed-after-signing': 'bad',
  unsigned: 'warn',
  unreadable: 'bad',
} as const;

const toneOf = ({ integrity, chain, findings, laterChanges }: Signature): keyof typeof LOOK => {
  const refused = [...findings, ...laterChanges].some(({ severity }) => severity === 'refusal');
  if (integrity === 'broken' || refused) return 'bad';
  return chain === 'trusted' ? 'good' : 'warn';
};

/** Each sentence once, though it may concern several places. */
const Findings = ({ of }: { readonly of: Signature['findings'] }) => {
  const locale = useLocale();
  return (
    <ul className="kb-findings">
      {[...new Set(of.map((finding) => finding[locale]))].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
};

const SignatureItem = ({ signature }: { readonly signature: Signature }) => {
  const text = useText(checkText);
  const tone = toneOf(signature);
  const { signer, organization, title, issuer, claimedTime, stampedTime, page, level } = signature;
  const word = { good: text.intact, warn: text.unknown, bad: text.broken }[tone];
  const name = signature.kind === 'document-timestamp' ? text.stamp : (signer ?? text.unnamed);
  return (
    <li className={`kb-checked-${tone}`}>
      <div className="kb-checked-head">
        <strong>{name}</strong>
        <Tag tone={tone} icon={LOOK[tone].icon}>
          {signature.integrity === 'intact' && tone === 'bad' ? text.verdict['changed-after-signing'] : word}
        </Tag>
      </div>
      <div className="kb-quiet">{[title, organization].filter(Boolean).join(' · ')}</div>
      <div className="kb-quiet">
        {[
          stampedTime
            ? text.stampedAt(showDateTime(stampedTime))
            : claimedTime && text.signedAt(showDateTime(claimedTime)),
          page && text.page(page),
          level,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {issuer && <div className="kb-quiet">{text.issuer(issuer)}</div>}
      <Findings of={signature.findings} />
      {signature.laterChanges.length > 0 && (
        <>
          <p className="kb-findings-head">{text.later}</p>
          <Findings of={signature.laterChanges} />
        </>
      )}
    </li>
  );
};

/** The verdict in a sentence, the facts of the file, then each signature with what was found. */
export const FileVerdict = ({ verified }: { readonly verified: Verified }) => {
  const text = useText(checkText);
  const look = LOOK[TONES[verified.verdict]];
  return (
    <>
      <Alert
        className="kb-note"
        type={look.alert}
        showIcon
        icon={look.icon}
        title={text.verdict[verified.verdict]}
        description={text.verdictText[verified.verdict]}
      />
      <Panel title={text.result}>
        <Facts
          rows={[
            { name: text.file, value: verified.name },
            { name: text.size, value: showSize(verified.size) },
            { name: text.pages, value: verified.pages },
            { name: text.hash, value: <code className="kb-checked-hash">{verified.sha256}</code> },
          ]}
        />
        {verified.findings.length > 0 && (
          <>
            <p className="kb-findings-head">{text.findings}</p>
            <Findings of={verified.findings} />
          </>
        )}
      </Panel>
      {verified.signatures.length > 0 && (
        <Panel title={text.signatures}>
          <ul className="kb-checked">
            {verified.signatures.map((signature) => (
              <SignatureItem key={signature.fieldName} signature={signature} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
};
