import type { z } from 'zod';
import { showDateTime } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { type Column, RecordTable } from '../../../web/office/ui/record-table.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import type { listMySecurityContract } from '../operations/list-my-security.contract.ts';
import { deviceName } from './device-name.ts';
import { identityText } from './messages/identity-text.ts';

type SignIn = z.output<typeof listMySecurityContract.output>['signIns'][number];

const TONES = {
  'signed-in': 'good',
  wrong: 'bad',
  locked: 'bad',
  'password-expired': 'warn',
  'second-factor-asked': 'plain',
  'second-factor-wrong': 'bad',
  'signed-out': 'plain',
} as const;

/** The last sign-ins and refusals, so that a stranger's attempt is noticed. */
export const SignInsPanel = ({ signIns }: { readonly signIns: readonly SignIn[] }) => {
  const text = useText(identityText);
  const columns: Column<SignIn>[] = [
    { key: 'at', head: text.when, width: '160px', cell: (row) => showDateTime(row.at) },
    {
      key: 'outcome',
      head: text.outcome,
      phone: 'first',
      cell: (row) => (
        <>
          <Tag tone={TONES[row.outcome]}>{text.outcomes[row.outcome]}</Tag>
          <small>{text.methods[row.method]}</small>
        </>
      ),
    },
    {
      key: 'from',
      head: text.where,
      cell: (row) => (
        <>
          {deviceName(row.userAgent) ?? text.unknownDevice}
          <small>{row.address}</small>
        </>
      ),
    },
  ];
  return (
    <Panel title={text.signIns} flush>
      <RecordTable
        caption={text.signIns}
        columns={columns}
        rows={signIns}
        rowKey={(row) => `${row.at}/${row.outcome}/${row.method}`}
      />
    </Panel>
  );
};
