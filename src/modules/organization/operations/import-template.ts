import { defineOperation } from '../../../platform/operations/index.ts';
import { templateWorkbook } from '../import/workbooks.ts';
import { importTemplateContract } from './import-template.contract.ts';

export const importTemplate = defineOperation(importTemplateContract, async () => ({
  bytes: await templateWorkbook(),
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  fileName: 'mau-nhap-danh-ba.xlsx',
}));
