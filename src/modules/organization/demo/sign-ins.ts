import type { Role } from '../operations/shapes.ts';
import { demoId } from './ids.ts';
import { positionsOfAgency } from './positions.ts';
import { demoPersonId } from './staff.ts';
import { catalogueAgency } from './structure.ts';

/** Password of every demo sign-in; it opens made-up people only, and none when the demonstration is off. */
export const DEMO_PASSWORD = 'KinhBac@2026';

export type DemoSignIn = {
  readonly username: string;
  readonly personId: string;
  readonly positionId: string;
  readonly agencyId: string;
  readonly agencyKey: string;
  readonly agencyName: string;
  readonly title: string;
  readonly roles: readonly Role[];
};

/** Ward Kinh Bắc and commune Yên Phong, by their administrative codes. */
const KINH_BAC = '09187';
const YEN_PHONG = '09193';

const SIGN_INS: ReadonlyArray<readonly [username: string, agencyKey: string, slot: string]> = [
  ['snv.chuyenvien', 'noi-vu', 'nghiep-vu-2/specialist-1'],
  ['snv.truongphong', 'noi-vu', 'nghiep-vu-2/head'],
  ['snv.chanhvanphong', 'noi-vu', 'van-phong/head'],
  ['snv.giamdoc', 'noi-vu', 'lanh-dao/leader-1'],
  ['snv.phogiamdoc', 'noi-vu', 'lanh-dao/leader-2'],
  ['snv.vanthu', 'noi-vu', 'van-phong/clerk-1'],
  ['snv.luutru', 'noi-vu', 'van-phong/archivist-1'],
  ['snv.quantri', 'noi-vu', 'van-phong/admin-1'],
  ['kinhbac.vanthu', KINH_BAC, 'van-phong/clerk-1'],
  ['kinhbac.chutich', KINH_BAC, 'lanh-dao/leader-1'],
  ['kinhbac.truongphong', KINH_BAC, 'van-hoa-xa-hoi/head'],
  ['kinhbac.chuyenvien', KINH_BAC, 'van-hoa-xa-hoi/specialist-1'],
  ['kinhbac.haichucvu', KINH_BAC, 'van-phong/specialist-1'],
  ['yenphong.vanthu', YEN_PHONG, 'van-phong/clerk-1'],
  ['yenphong.chutich', YEN_PHONG, 'lanh-dao/leader-1'],
  ['yenphong.chuyenvien', YEN_PHONG, 'van-hoa-xa-hoi/specialist-1'],
  ['ubnd.chutich', 'van-phong', 'uy-ban/leader-1'],
  ['vp.vanthu', 'van-phong', 'van-phong/clerk-1'],
  ['tinh.quantri', 'van-phong', 'van-phong/province-admin-1'],
  ['tinh.kiemtoan', 'van-phong', 'van-phong/auditor-1'],
];

/** The people of the demonstration who have a password: one per role, in the order shown to newcomers. */
export const demoSignIns: readonly DemoSignIn[] = SIGN_INS.map(([username, agencyKey, slot]) => {
  const agency = catalogueAgency(agencyKey);
  const position = positionsOfAgency(agency).find((one) => one.slot === slot);
  if (!position) throw new Error(`No position ${agencyKey}/${slot}`);
  return {
    username,
    personId: demoPersonId(agency, slot),
    positionId: demoId('position', `${agencyKey}/${slot}`),
    agencyId: agency.id,
    agencyKey,
    agencyName: agency.shortName,
    title: position.title,
    roles: position.roles,
  };
});
