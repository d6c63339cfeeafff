import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { z } from 'zod';
import { showNumber } from '../../../web/office/language/dates.ts';
import { useLocale, useText } from '../../../web/office/language/language.ts';
import { Facts, Panel } from '../../../web/office/ui/panel.tsx';
import { type Column, RecordTable } from '../../../web/office/ui/record-table.tsx';
import type { checkImportContract } from '../operations/check-import.contract.ts';
import { saveBase64 } from './file-base64.ts';
import { organizationText } from './messages/organization-text.ts';

export type Trial = z.output<typeof checkImportContract.output>;
type RejectedRow = Trial['rejects'][number];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Props = { readonly trial: Trial; readonly busy: boolean; readonly onImport: () => void };

/** What a trial found: what would be added, which rows cannot be, and the button that makes it so. */
export const ImportResult = ({ trial, busy, onImport }: Props) => {
  const text = useText(organizationText).import;
  const locale = useLocale();
  const { counts, newUnits, rejects, rejectsFile, mayImport } = trial;
  const added = counts.agencies + counts.units + counts.positions + counts.people + counts.holdings;
  const columns: Column<RejectedRow>[] = [
    { key: 'sheet', head: text.sheet, width: '140px', cell: (row) => row.sheet },
    { key: 'row', head: text.row, width: '90px', numeric: true, cell: (row) => row.row },
    { key: 'reason', head: text.reason, phone: 'first', cell: (row) => row.reason[locale] },
  ];
  return (
    <>
      <Panel title={text.result}>
        <p role="status">{added === 0 ? text.nothing : text.wouldAdd}</p>
        <Facts
          rows={[
            ...(['agencies', 'units', 'positions', 'people', 'holdings', 'unchanged', 'rejected'] as const).map(
              (name) => ({ name: text.counts[name], value: showNumber(counts[name]) }),
            ),
            { name: text.newUnits, value: newUnits.join('; ') },
          ]}
        />
        {!mayImport && <Alert className="kb-note" type="warning" showIcon title={text.demo} />}
        <p>
          <Button type="primary" disabled={added === 0 || !mayImport} loading={busy} onClick={onImport}>
            {text.confirm}
          </Button>
        </p>
      </Panel>
      {rejectsFile && (
        <Panel
          title={text.rejects(counts.rejected)}
          flush
          extra={
            <Button
              icon={<DownloadOutlined aria-hidden />}
              onClick={() => saveBase64(rejectsFile, XLSX, 'dong-bi-loai.xlsx')}
            >
              {text.rejectsFile}
            </Button>
          }
        >
          <RecordTable
            caption={text.rejects(counts.rejected)}
            columns={columns}
            rows={rejects}
            rowKey={(row) => `${row.sheet}/${row.row}`}
          />
        </Panel>
      )}
    </>
  );
};
