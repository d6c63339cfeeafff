import type { OfficePart } from '../../../web/office/screen.ts';

/** What the organization module adds to the application. */
export const organizationPart: OfficePart = {
  screens: [
    { path: '/danh-ba', load: async () => (await import('./directory-screen.tsx')).DirectoryScreen },
    { path: '/nhap-danh-ba', load: async () => (await import('./import-screen.tsx')).ImportScreen },
    { path: '/uy-quyen', load: async () => (await import('./delegations-screen.tsx')).DelegationsScreen },
    { path: '/lich-lam-viec', load: async () => (await import('./calendar-screen.tsx')).CalendarScreen },
  ],
};
