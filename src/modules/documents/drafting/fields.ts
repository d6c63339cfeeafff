import { addEmptyTextFields } from '../../signatures/index.ts';
import type { LaidOutDocument, Zone } from '../layout/layout-input.ts';

/** Names of the fields in our documents; the verifier's reports speak of them. */
export const FIELD = { number: 'so', date: 'noi-ngay', person: 'nguoi-ky', organization: 'co-quan' } as const;

/** Points between what the layout counts from 0 and what the signing counts from 1. */
export const placed = ({ page, rect }: Zone) => ({ page: page + 1, rect });

/** The pages with the two empty fields that the records clerk fills, once, in the organisation's revision. */
export const withFields = ({ pdf, zones }: LaidOutDocument): Buffer =>
  addEmptyTextFields(pdf, [
    { name: FIELD.number, ...placed(zones.numberField), tooltip: 'Số văn bản' },
    { name: FIELD.date, ...placed(zones.dateField), tooltip: 'Địa danh và thời gian ban hành' },
  ]);

export const sizeOf = ({ rect: [left, bottom, right, top] }: Zone) => ({ width: right - left, height: top - bottom });
