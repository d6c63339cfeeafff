import { type Actor, actorRole, all, any, own, type Policy, policyAllows } from '../../platform/access/index.ts';

/**
 * The directory is public inside the platform, so reading asks for nothing but a session. Rights are needed to change:
 * the calendar is the province administrator's (the contract says so), and acts of a position are given away by its
 * holder or by the administrator of its agency.
 */
const positionDelegate: Policy = {
  table: 'organization.position',
  right: 'delegate',
  branches: [
    {
      name: 'holder',
      vi: 'Đang giữ chính vị trí giao',
      en: 'Holds the delegating position',
      when: all(own('id', 'positionId'), any(actorRole('leader'), actorRole('chief-of-office'))),
    },
    {
      name: 'unit-admin',
      vi: 'Quản trị viên của cơ quan đó',
      en: 'Administrator of that agency',
      when: all(own('agency_id', 'agencyId'), actorRole('unit-admin')),
    },
  ],
};

/** A delegate does not give on what was given to them. */
export const mayDelegateFor = (actor: Actor, position: { readonly id: string; readonly agencyId: string }): boolean =>
  actor.delegation === null &&
  policyAllows(positionDelegate, actor, {
    row: { id: position.id, agency_id: position.agencyId },
  });

export const organizationPolicies: readonly Policy[] = [positionDelegate];
