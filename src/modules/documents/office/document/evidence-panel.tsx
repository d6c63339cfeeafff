import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useAskPages } from '../../../../web/office/data/query.ts';
import { showDateTime, showNumber } from '../../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../../web/office/language/language.ts';
import { ErrorNote } from '../../../../web/office/ui/error-note.tsx';
import { LoadMore } from '../../../../web/office/ui/load-more.tsx';
import { Panel } from '../../../../web/office/ui/panel.tsx';
import { Tag, type Tone } from '../../../../web/office/ui/tag.tsx';
import { Waiting } from '../../../../web/office/ui/waiting.tsx';
import { listDeliveryEvidenceContract } from '../../operations/list-delivery-evidence.contract.ts';
import { type Rung, rungs } from '../../operations/shapes.ts';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

type Recipient = z.output<typeof listDeliveryEvidenceContract.output>['recipients'][number];

/** Notes that stand beside the ladder (a recall asked, a registration undone) stay plain. */
const TONES: Partial<Record<string, Tone>> = {
  delivered: 'plain',
  opened: 'warn',
  registered: 'info',
  assigned: 'info',
  answered: 'good',
  refused: 'bad',
};

/** Recipient by recipient, the strongest evidence held; the totals on top, a filter to find who is behind. */
export const EvidencePanel = ({ document }: { readonly document: OfficialDocument }) => {
  const text = useText(documentsText).document;
  const [rung, setRung] = useState<Rung>();
  const shown = document.direction === 'out';
  const evidence = useAskPages(
    listDeliveryEvidenceContract,
    { documentId: document.id, rung, limit: 30 },
    { enabled: shown, keep: true },
  );
  const rows = useMemo(() => evidence.data?.pages.flatMap((page) => page.recipients), [evidence.data]);
  if (!shown) return null;
  return (
    <Panel title={text.evidence} flush>
      <dl className="kb-totals">
        {(['total', 'opened', 'registered', 'answered', 'refused'] as const).map((name) => (
          <div key={name}>
            <dt>{text.evidenceTotals[name]}</dt>
            <dd>{showNumber(document.recipients[name])}</dd>
          </div>
        ))}
      </dl>
      <div className="kb-filters">
        <Select
          className="kb-grow"
          aria-label={text.evidenceFilter}
          value={rung ?? ''}
          onChange={(value) => setRung((value || undefined) as Rung | undefined)}
          options={[
            { value: '', label: text.evidenceAll },
            ...rungs.map((value) => ({ value, label: text.rungs[value] })),
          ]}
        />
      </div>
      {evidence.isPending && <Waiting />}
      <ErrorNote error={evidence.error} onRetry={() => void evidence.refetch()} />
      {rows?.length === 0 && <p className="kb-evidence-none">{text.evidenceNone}</p>}
      {rows && rows.length > 0 && (
        <ul className="kb-evidence">
          {rows.map((row) => (
            <RecipientLine key={row.deliveryId} row={row} />
          ))}
        </ul>
      )}
      <LoadMore list={evidence} />
    </Panel>
  );
};

const RecipientLine = ({ row }: { readonly row: Recipient }) => {
  const locale = useLocale();
  const { strongest, evidence } = row;
  return (
    <li>
      <details>
        <summary>
          <span className="kb-evidence-name">{row.agency.name}</span>
          <Tag tone={TONES[strongest.rung] ?? 'plain'}>{strongest[locale]}</Tag>
        </summary>
        <ol>
          {evidence.map((one) => (
            <li key={`${one.rung}/${one.at}`}>
              <time dateTime={one.at}>{showDateTime(one.at)}</time>{' '}
              {one.documentId ? <Link to={`/van-ban/${one.documentId}`}>{one[locale]}</Link> : one[locale]}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
};
