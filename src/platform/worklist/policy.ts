import { actorRole, all, any, oneOf, own, type Policy, programStep } from '../access/index.ts';

/** Names of roles as actors carry them; work for a role belongs to everybody with it in the agency. */
const WORK_ROLES = [
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

/** The step under which the doors write: whoever does a thing makes and closes work of others. */
export const WORKLIST_STEP = 'worklist';

const roleOfActor = any(...WORK_ROLES.map((role) => all(oneOf('role', role), actorRole(role))));

export const workItemRead: Policy = {
  table: 'platform.work_item',
  right: 'read',
  branches: [
    {
      name: 'own-position',
      vi: 'Việc của chính vị trí công tác đang dùng',
      en: 'Work of the position acted for',
      when: own('position_id', 'positionId'),
    },
    {
      name: 'role-in-agency',
      vi: 'Việc của mọi người có cùng vai trò trong cơ quan',
      en: 'Work of everybody with the same role in the agency',
      when: all(own('agency_id', 'agencyId'), roleOfActor),
    },
    {
      name: 'program',
      vi: 'Bước của chương trình tạo hoặc kết thúc việc',
      en: 'The program making or closing work',
      when: programStep(WORKLIST_STEP),
    },
  ],
};

export const worklistPolicies: readonly Policy[] = [workItemRead];
