import { CheckCircleFilled, EditFilled } from '@ant-design/icons';
import { useText } from '../../../../web/office/language/language.ts';
import type { DraftState } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';

const STEPS = ['drafting', 'with-head', 'with-office', 'with-leader', 'signed'] as const;

/** How many steps are behind; a returned draft is back at the first. */
const passed: Record<DraftState, number> = {
  drafting: 0,
  returned: 0,
  'with-head': 1,
  'with-office': 2,
  'with-leader': 3,
  signed: 4,
  issued: 5,
  refused: -1,
};

/** The way from the first word to the issue, and where the draft stands. */
export const DraftSteps = ({ state }: { readonly state: DraftState }) => {
  const text = useText(documentsText).draft;
  const at = passed[state];
  if (at < 0) return null;
  return (
    <ol className="kb-steps" aria-label={text.steps}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i < at ? 'kb-step-done' : i === at ? 'kb-step-now' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          <span className="kb-step-mark" aria-hidden="true">
            {i < at ? <CheckCircleFilled aria-hidden /> : i === at ? <EditFilled aria-hidden /> : i + 1}
          </span>
          <span>
            {text.step[step]}
            {i < at && <span className="kb-unseen"> – {text.done}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
};
