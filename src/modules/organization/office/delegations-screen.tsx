import { PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useHasRole, useMe } from '../../../web/office/session/me.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { RecordTable } from '../../../web/office/ui/record-table.tsx';
import { TabBar } from '../../../web/office/ui/tab-bar.tsx';
import { Nothing, Waiting } from '../../../web/office/ui/waiting.tsx';
import { listDelegationsContract } from '../operations/list-delegations.contract.ts';
import type { delegationShape } from '../operations/shapes.ts';
import { type DelegationPhase, phaseOf } from './delegation-term.ts';
import './delegations.css';
import { EndDelegationDialog } from './end-delegation-dialog.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { delegationsText } from './messages/delegations-text.ts';
import { useDelegationColumns } from './use-delegation-columns.tsx';

export type Delegation = z.output<typeof delegationShape>;

const PANEL = 'uy-quyen';
const PHASES: readonly DelegationPhase[] = ['now', 'coming', 'ended'];

/** Who may sign for whom in this agency: in force, coming, ended. Holders give their own position, the administrator any. */
export const DelegationsScreen = () => {
  const text = useText(delegationsText);
  const { message } = App.useApp();
  const { position } = useMe();
  const isAdmin = useHasRole('unit-admin');
  const isHolder = useHasRole('leader', 'chief-of-office');
  const mayGrant = position.delegation === null && (isAdmin || isHolder);
  const [phase, setPhase] = useState<DelegationPhase>('now');
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Delegation | null>(null);
  const asked = useAsk(listDelegationsContract, { all: 'true' });
  const byPhase = useMemo(() => {
    const now = new Date();
    const all = asked.data?.delegations ?? [];
    const of = (wanted: DelegationPhase) => all.filter((one) => phaseOf(one, now) === wanted);
    return { now: of('now'), coming: of('coming'), ended: of('ended') };
  }, [asked.data]);
  const mayEnd = (one: Delegation) =>
    mayGrant && phase !== 'ended' && (isAdmin || one.fromPositionId === position.positionId);
  const columns = useDelegationColumns(mayEnd, setEnding);
  const rows = byPhase[phase];
  const done = (words: string) => {
    setGranting(false);
    setEnding(null);
    void message.success(words);
  };
  return (
    <Page
      title={text.title}
      under={text.under(position.agencyName)}
      actions={
        mayGrant && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setGranting(true)}>
            {text.grant}
          </Button>
        )
      }
    >
      <TabBar
        label={text.title}
        panelId={PANEL}
        value={phase}
        onChange={setPhase}
        tabs={PHASES.map((key) => ({
          key,
          name: text.tabs[key],
          count: asked.data ? String(byPhase[key].length) : undefined,
        }))}
      />
      <div id={PANEL} role="tabpanel" aria-labelledby={`${PANEL}-${phase}`} className="kb-panel kb-panel-flush">
        <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
        {asked.isPending && <Waiting rows={5} />}
        {asked.data && rows.length === 0 && <Nothing title={text.none[phase]}>{text.noneMore}</Nothing>}
        {rows.length > 0 && (
          <RecordTable caption={text.tabs[phase]} columns={columns} rows={rows} rowKey={(row) => row.id} />
        )}
      </div>
      {granting && (
        <GrantDialog anyPosition={isAdmin} onClose={() => setGranting(false)} onDone={() => done(text.granted)} />
      )}
      {ending && (
        <EndDelegationDialog delegation={ending} onClose={() => setEnding(null)} onDone={() => done(text.ended)} />
      )}
    </Page>
  );
};
