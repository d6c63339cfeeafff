import { App, Button, Input, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { refresh, useAct, useAsk, useAskPages } from '../../../web/office/data/query.ts';
import { showNumber } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useHasRole } from '../../../web/office/session/me.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { LoadMore } from '../../../web/office/ui/load-more.tsx';
import { Page } from '../../../web/office/ui/page.tsx';
import { searchable } from '../../../web/office/ui/searchable.ts';
import { TabBar } from '../../../web/office/ui/tab-bar.tsx';
import { Nothing, Waiting } from '../../../web/office/ui/waiting.tsx';
import { listAgenciesContract } from '../../organization/operations/list-agencies.contract.ts';
import {
  ACCOUNT_STATES,
  type AccountState,
  type ActivationSlip,
  type ManagedAccount,
} from '../operations/account-shapes.ts';
import { issueActivationsContract } from '../operations/issue-activations.contract.ts';
import { listAccountsContract } from '../operations/list-accounts.contract.ts';
import { LockDialog, ResetDialog, UnlockDialog } from './account-dialogs.tsx';
import './accounts.css';
import { type AccountAct, AccountsTable } from './accounts-table.tsx';
import { accountsText } from './messages/accounts-text.ts';
import { Slips } from './slips.tsx';

const LIST = [listAccountsContract.name];

/** Accounts that an administrator looks after; codes that were just issued take the screen until they are printed. */
export const AccountsScreen = () => {
  const [slips, setSlips] = useState<readonly ActivationSlip[] | null>(null);
  return slips ? (
    <Slips
      slips={slips}
      onDone={() => {
        setSlips(null);
        // The pressed button is gone with the slips; the reader goes on at the list.
        document.getElementById('noi-dung')?.focus({ preventScroll: true });
      }}
    />
  ) : (
    <AccountsList
      onSlips={(issued) => {
        void refresh(LIST);
        setSlips(issued);
      }}
    />
  );
};

const AccountsList = ({ onSlips }: { readonly onSlips: (slips: readonly ActivationSlip[]) => void }) => {
  const text = useText(accountsText);
  const { message } = App.useApp();
  const everywhere = useHasRole('province-admin');
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const [agencyId, setAgencyId] = useState<string>();
  const [state, setState] = useState<AccountState | 'all'>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<{ readonly act: AccountAct; readonly account: ManagedAccount } | null>(null);
  const issue = useAct(issueActivationsContract);
  const question = { q: q || undefined, agencyId, state: state === 'all' ? undefined : state, limit: 50 };
  const list = useAskPages(listAccountsContract, question, { keep: true });
  const accounts = useMemo(() => list.data?.pages.flatMap((page) => page.accounts), [list.data]);
  const counts = list.data?.pages[0]?.counts;
  const open = (accounts ?? []).filter((one) => one.state === 'waiting' && one.mayAct).map(({ personId }) => personId);
  const ticked = open.filter((id) => chosen.has(id));

  const issueTo = (personIds: string[]) => issue.mutate({ personIds }, { onSuccess: ({ slips }) => onSlips(slips) });
  const done = async (words: string) => {
    setDialog(null);
    await refresh(LIST);
    void message.success(words);
  };
  const close = () => setDialog(null);
  return (
    <Page title={text.title}>
      <div className="kb-accounts-ask">
        <Field label={text.search} hint={text.searchHint}>
          {(wiring) => (
            <Input {...wiring} allowClear value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
        {everywhere && <AgencyField value={agencyId} onChange={setAgencyId} />}
      </div>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      <ErrorNote error={issue.error} />
      <section className="kb-panel kb-panel-flush" aria-label={text.list}>
        <TabBar
          label={text.tabs}
          panelId="tai-khoan-co-quan"
          value={state}
          onChange={setState}
          tabs={(['all', ...ACCOUNT_STATES] as const).map((key) => ({
            key,
            name: key === 'all' ? text.all : text.states[key],
            count: counts && key !== 'all' ? showNumber(counts[key]) : undefined,
          }))}
        />
        <div id="tai-khoan-co-quan" role="tabpanel" aria-labelledby={`tai-khoan-co-quan-${state}`}>
          {open.length > 0 && (
            <div className="kb-accounts-chosen">
              <Button onClick={() => setChosen(new Set(open))}>{text.chooseShown}</Button>
              <output>{ticked.length > 0 ? text.chosen(ticked.length) : ''}</output>
              <Button
                type="primary"
                disabled={ticked.length === 0}
                loading={issue.isPending}
                onClick={() => issueTo(ticked)}
              >
                {text.issueChosen(ticked.length)}
              </Button>
            </div>
          )}
          {list.isPending && <Waiting rows={8} />}
          {accounts?.length === 0 && <Nothing title={text.none} />}
          {accounts && accounts.length > 0 && (
            <AccountsTable
              accounts={accounts}
              chosen={chosen}
              busy={issue.isPending}
              onChoose={(id, on) =>
                setChosen((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)))
              }
              onAct={(act, account) => (act === 'issue' ? issueTo([account.personId]) : setDialog({ act, account }))}
            />
          )}
          <LoadMore list={list} />
        </div>
      </section>
      {dialog?.act === 'reset' && (
        <ResetDialog account={dialog.account} onClose={close} onDone={(slip) => onSlips([slip])} />
      )}
      {dialog?.act === 'lock' && <LockDialog account={dialog.account} onClose={close} onDone={done} />}
      {dialog?.act === 'unlock' && <UnlockDialog account={dialog.account} onClose={close} onDone={done} />}
    </Page>
  );
};

type AgencyProps = { readonly value?: string; readonly onChange: (id: string | undefined) => void };

const AgencyField = ({ value, onChange }: AgencyProps) => {
  const text = useText(accountsText);
  const agencies = useAsk(listAgenciesContract, {});
  return (
    <Field label={text.agency}>
      {(wiring) => (
        <Select
          {...wiring}
          {...searchable}
          value={value ?? ''}
          onChange={(id: string) => onChange(id || undefined)}
          loading={agencies.isPending}
          options={[
            { value: '', label: text.everyAgency },
            ...(agencies.data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </Field>
  );
};
