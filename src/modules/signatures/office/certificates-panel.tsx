import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../../../web/office/data/query.ts';
import { showDate, showDateTime } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { Waiting } from '../../../web/office/ui/waiting.tsx';
import { listMyCertificatesContract } from '../operations/list-my-certificates.contract.ts';
import { signaturesText } from './messages/signatures-text.ts';
import { PinDialog } from './pin-dialog.tsx';

export type Certificate = z.output<typeof listMyCertificatesContract.output>['certificates'][number];

const TONES = { active: 'good', inactive: 'warn', locked: 'bad', revoked: 'bad', expired: 'bad' } as const;

/** What one signs with: its state, its term, its PIN. */
export const CertificatesPanel = () => {
  const text = useText(signaturesText);
  const { message } = App.useApp();
  const asked = useAsk(listMyCertificatesContract, {});
  const [chosen, setChosen] = useState<Certificate | null>(null);
  return (
    <Panel title={text.title}>
      {asked.isPending && <Waiting rows={3} />}
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      {asked.data?.certificates.length === 0 && <p className="kb-quiet">{text.none}</p>}
      <ul className="kb-items">
        {asked.data?.certificates.map((one) => (
          <li key={one.id}>
            <span className="kb-items-main">
              <strong>{[one.title, one.commonName].filter(Boolean).join(' – ')}</strong>
              <span>{one.organizationName}</span>
              <span className="kb-quiet">
                {text.valid(showDate(one.notBefore), showDate(one.notAfter))} · {one.algorithm}
              </span>
              <span className="kb-quiet">{text.serial(one.serial)}</span>
              {one.lockedUntil && <span>{text.lockedUntil(showDateTime(one.lockedUntil))}</span>}
            </span>
            <span className="kb-choice-side">
              <Tag tone={TONES[one.state]}>{text.states[one.state]}</Tag>
              {(one.state === 'active' || one.state === 'inactive') && (
                <Button
                  onClick={() => setChosen(one)}
                  aria-label={`${one.state === 'active' ? text.change : text.activate}: ${one.serial}`}
                >
                  {one.state === 'active' ? text.change : text.activate}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {chosen && (
        <PinDialog
          certificate={chosen}
          onClose={() => setChosen(null)}
          onDone={(words) => {
            setChosen(null);
            void message.success(words);
          }}
        />
      )}
    </Panel>
  );
};
