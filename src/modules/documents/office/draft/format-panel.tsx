import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useAct } from '../../../../web/office/data/query.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { Tag } from '../../../../web/office/ui/tag.tsx';
import { checkFormatContract } from '../../operations/check-format.contract.ts';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';

const TONES = { error: 'bad', warning: 'warn', note: 'plain' } as const;

/** The office reads the PDF's bytes and names each deviation from Annex I, with its place and source. */
export const FormatPanel = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText).draft;
  const locale = useLocale();
  const check = useAct(checkFormatContract);
  if (!draft.allowedActs.includes('check-format')) return null;
  const result = check.data?.version === draft.version ? check.data : undefined;
  return (
    <Panel
      title={text.format}
      extra={
        <Button loading={check.isPending} onClick={() => check.mutate({ draftId: draft.id })}>
          {text.formatRun}
        </Button>
      }
    >
      <ErrorNote error={check.error} />
      <output className="kb-format">
        {!result && <p className="kb-quiet">{text.formatNot}</p>}
        {result?.clean && (
          <p className="kb-format-clean">
            <CheckCircleFilled aria-hidden /> {text.formatClean}
          </p>
        )}
        {result && !result.clean && <p>{text.formatFound(result.findings.length)}</p>}
        {result && result.findings.length > 0 && (
          <ul className="kb-findings">
            {result.findings.map((finding, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one rule may find several places, and the list never changes its order
              <li key={`${finding.code}/${i}`}>
                <Tag tone={TONES[finding.severity]}>{text.severity[finding.severity]}</Tag>
                <div>
                  {finding[locale]}
                  <span className="kb-quiet">
                    {[finding.page && text.onPage(finding.page), finding.source].filter(Boolean).join(' · ')}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
        {result && <p className="kb-quiet">{result.fontNote[locale]}</p>}
      </output>
    </Panel>
  );
};
