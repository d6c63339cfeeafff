import type { OfficePart } from '../../../web/office/screen.ts';

export const identityPart: OfficePart = {
  screens: [
    //MISSING     { path: '/tai-khoan', load: async () => (await import('./account-screen.tsx')).AccountScreen },
    //MISSING     { path: '/quyen-xem', load: async () => (await import('./explain-screen.tsx')).ExplainScreen },
  ],
};
