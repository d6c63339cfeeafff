import { Button, Checkbox } from 'antd';
import { showDateTime } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { useMe } from '../../../web/office/session/me.ts';
import { RecordTable } from '../../../web/office/ui/record-table.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import type { ManagedAccount } from '../operations/account-shapes.ts';
import { accountsText } from './messages/accounts-text.ts';

const TONES = { waiting: 'info', active: 'good', 'password-expired': 'warn', locked: 'bad' } as const;

export type AccountAct = 'issue' | 'reset' | 'lock' | 'unlock';

/** What may be done with an account as it stands. */
const actsOn = ({ state, mayAct, guessLockUntil }: ManagedAccount): readonly AccountAct[] => {
  if (!mayAct) return [];
  if (state === 'locked') return ['unlock'];
  const unlock = guessLockUntil ? (['unlock'] as const) : [];
  return state === 'waiting' ? ['issue', ...unlock, 'lock'] : [...unlock, 'reset', 'lock'];
};

type Props = {
  readonly accounts: readonly ManagedAccount[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (personId: string, on: boolean) => void;
  readonly onAct: (act: AccountAct, account: ManagedAccount) => void;
  readonly busy: boolean;
};

/** The accounts found: who waits can be ticked, and every row has the acts that its state allows. */
export const AccountsTable = ({ accounts, chosen, onChoose, onAct, busy }: Props) => {
  const text = useText(accountsText);
  const nameOf = (act: AccountAct, { code }: ManagedAccount) => (act === 'issue' && code ? text.reissue : text[act]);
  return (
    <RecordTable
      caption={text.list}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          head: text.person,
          phone: 'first',
          cell: (one) => (
            <span className="kb-account-person">
              {one.state === 'waiting' && one.mayAct && (
                <Checkbox
                  aria-label={text.choose(one.personName)}
                  checked={chosen.has(one.personId)}
                  onChange={(event) => onChoose(one.personId, event.target.checked)}
                />
              )}
              <span>
                <strong>{one.personName}</strong>
                <small>
                  <code>{one.username}</code>
                </small>
              </span>
            </span>
          ),
        },
        {
          key: 'position',
          head: text.position,
          cell: (one) => (
            <>
              {one.title}
              <small>{[one.unitName, one.agencyName].filter(Boolean).join(', ')}</small>
            </>
          ),
        },
        { key: 'state', head: text.state, cell: (one) => <AccountStanding account={one} /> },
        {
          key: 'acts',
          head: text.acts,
          width: '250px',
          cell: (one) => (
            <span className="kb-account-acts">
              {actsOn(one).map((act) => (
                <Button
                  key={act}
                  disabled={busy}
                  danger={act === 'lock'}
                  onClick={() => onAct(act, one)}
                  aria-label={`${nameOf(act, one)}: ${one.personName}`}
                >
                  {nameOf(act, one)}
                </Button>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
};

const AccountStanding = ({ account }: { readonly account: ManagedAccount }) => {
  const text = useText(accountsText);
  const me = useMe();
  const { state, code, lock, guessLockUntil, mayAct } = account;
  const coded = code ? (code.expired ? text.codeExpired : text.codeUntil)(showDateTime(code.expiresAt)) : text.noCode;
  return (
    <>
      <Tag tone={TONES[state]}>{text.states[state]}</Tag>
      {state === 'waiting' && <small>{coded}</small>}
      {lock && <small>{text.lockedOn(showDateTime(lock.at), text.reasons[lock.reason])}</small>}
      {lock?.note && <small>{lock.note}</small>}
      {guessLockUntil && <small>{text.guessLock(showDateTime(guessLockUntil))}</small>}
      {!mayAct && <small>{account.id === me.account.id ? text.oneself : text.beyond}</small>}
    </>
  );
};
