import type { Secrecy } from '../operations/shapes.ts';

/**
 * State secrets are neither drafted, stored nor sent on this system: Law on Protection of State Secrets
 * (117/2025/QH15; until it is in force 29/2018/QH14); Decree 30/2020/NĐ-CP leaves them to that law.
 */
export const SECRECY_LAW = 'Luật Bảo vệ bí mật nhà nước số 117/2025/QH15';

const SECRECY_NAMES: Readonly<Record<Exclude<Secrecy, 'none'>, { readonly vi: string; readonly en: string }>> = {
  confidential: { vi: 'Mật', en: 'Confidential' },
  secret: { vi: 'Tối mật', en: 'Secret' },
  'top-secret': { vi: 'Tuyệt mật', en: 'Top secret' },
};

/** The mark that makes a document inadmissible here, or null. */
export const refusedSecrecy = (secrecy: Secrecy): { readonly vi: string; readonly en: string } | null =>
  secrecy === 'none' ? null : SECRECY_NAMES[secrecy];
