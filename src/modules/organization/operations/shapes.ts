import { z } from 'zod';

/** Shapes that several contracts of the directory share. Safe in the browser. */

const agencyKinds = ['provincial-office', 'department', 'inspectorate', 'board', 'press', 'ward', 'commune'] as const;
export const roles = [
  'specialist',
  'unit-head',
  'records-clerk',
  'chief-of-office',
  'leader',
  'archivist',
  'unit-admin',
  'province-admin',
  'auditor',
] as const;
/** head = cấp trưởng, deputy = cấp phó, member = all others. */
export const ranks = ['head', 'deputy', 'member'] as const;
/** KT. ký thay, TL. thừa lệnh, TUQ. thừa ủy quyền (Decree 30/2020/NĐ-CP, Article 13). */
export const delegationForms = ['KT', 'TL', 'TUQ'] as const;

export type AgencyKind = (typeof agencyKinds)[number];
export type Role = (typeof roles)[number];
export type Rank = (typeof ranks)[number];
export type DelegationForm = (typeof delegationForms)[number];

/** A civil date in Vietnam, `2026-11-24`. */
export const civilDate = z.iso.date();

export const agencyShape = z.object({
  id: z.uuid(),
  /** Electronic identifier in the order of Decision 20/2020/QĐ-TTg, such as H05.03. */
  code: z.string(),
  kind: z.enum(agencyKinds),
  name: z.string(),
  shortName: z.string(),
  nameEn: z.string(),
  /** As used in numbers and notations: SNV, UBND. */
  abbreviation: z.string(),
  /** Place named beside the date of its documents. */
  place: z.string(),
  parentId: z.uuid().nullable(),
  formerProvince: z.enum(['bac-giang', 'bac-ninh']).nullable(),
  validFrom: civilDate,
  validTo: civilDate.nullable(),
});

export const delegationShape = z.object({
  id: z.uuid(),
  form: z.enum(delegationForms),
  scope: z.string(),
  decisionDocument: z.string().nullable(),
  fromPositionId: z.uuid(),
  fromTitle: z.string(),
  toPositionId: z.uuid(),
  toTitle: z.string(),
  toHolderName: z.string().nullable(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  validFrom: z.iso.datetime({ offset: true }),
  validTo: z.iso.datetime({ offset: true }).nullable(),
  endedReason: z.string().nullable(),
  /** Whether it holds at the moment of the question. */
  inForce: z.boolean(),
});
