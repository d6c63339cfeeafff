import { showDateTime } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import type { Draft } from '../editor/draft-editor.tsx';
import { documentsText } from '../messages/documents-text.ts';

/** Who did what on which version, newest first, with what was said. */
export const OpinionsPanel = ({ draft }: { readonly draft: Draft }) => {
  const text = useText(documentsText).draft;
  const did = text.didActs as Record<string, string>;
  return (
    <Panel title={text.opinions}>
      {draft.steps.length === 0 && <p className="kb-quiet">{text.noOpinions}</p>}
      <ol className="kb-opinions">
        {draft.steps.toReversed().map((step) => (
          <li key={step.n} className={step.act === 'return' || step.act === 'refuse' ? 'kb-opinion-back' : undefined}>
            <div>
              <strong>{step.by.personName ?? step.by.positionTitle}</strong>{' '}
              <span className="kb-quiet">
                {step.delegationForm && <b>{step.delegationForm} </b>}
                {step.by.positionTitle}
              </span>{' '}
              {did[step.act] ?? step.act}
            </div>
            {step.words && <p className="kb-words">{step.words}</p>}
            <div className="kb-quiet">
              <time dateTime={step.at}>{showDateTime(step.at)}</time> · {text.onVersion(step.version)}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
};
