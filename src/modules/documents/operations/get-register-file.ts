import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentsError } from '../errors.ts';
import type { RegisterPages } from '../layout/layout-engine.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getAgency } from '../records/agencies.ts';
import { REGISTERS, type RegisterName } from '../registers/annex-four.ts';
import { followUpRows, incomingRows } from '../registers/incoming-rows.ts';
import { outgoingRows } from '../registers/outgoing-rows.ts';
import { periodOf } from '../registers/period.ts';
import { registerWorkbook } from '../registers/register-workbook.ts';
import { getRegisterFileContract } from './get-register-file.contract.ts';

/** As many lines as one file takes; a year of a large agency has fewer. */
const MOST_LINES = 10_000;
/** Empty lines of a register that is filled in by hand. */
const LINES_BY_HAND = 24;
const BY_HAND = 'Hệ thống chưa ghi dữ liệu của sổ này; in mẫu để ghi tay.';

const FILLED = { outgoing: outgoingRows, incoming: incomingRows, 'follow-up': followUpRows } as const;
const isFilled = (name: RegisterName): name is keyof typeof FILLED => name in FILLED;

const MEDIA = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const getRegisterFile = ({ layout }: Pick<DocumentsPorts, 'layout'>) =>
  defineOperation(getRegisterFileContract, async (context, input) => {
    const { tx, now } = context;
    const { agencyId } = requireActor(context);
    const [from, to] = [Temporal.PlainDate.from(input.from), Temporal.PlainDate.from(input.to)];
    if (Temporal.PlainDate.compare(from, to) > 0) throw documentsError('bad-period');
    const period = periodOf(from, to);
    const form = REGISTERS[input.register];
    const rows = isFilled(input.register)
      ? await FILLED[input.register](tx, agencyId, period, MOST_LINES + 1)
      : Array.from({ length: LINES_BY_HAND }, () => form.columns.map(() => ''));
    if (rows.length > MOST_LINES) throw documentsError('too-many-lines', { count: MOST_LINES });
    const register: RegisterPages = {
      title: form.title,
      agencyName: (await getAgency(tx, agencyId)).name,
      period: period.words,
      columns: form.columns.map(([name]) => name),
      weights: form.columns.map(([, weight]) => weight),
      rows,
      note: form.byHand ? BY_HAND : '',
      createdAt: now,
    };
    return {
      bytes: await (input.format === 'pdf' ? layout.layoutRegister(register) : registerWorkbook(register)),
      mediaType: MEDIA[input.format],
      fileName: `${form.slug}-${from}-${to}.${input.format}`,
      inline: false,
    };
  });
