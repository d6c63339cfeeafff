import type { ComponentType } from 'react';
import type { OfficePart } from '../../../web/office/screen.ts';

/** What the identity module adds to the application; `accountPanels` come from the modules that have one. */
export const identityPartWith = (accountPanels: ReadonlyArray<() => Promise<ComponentType>>): OfficePart => ({
  screens: [
    { path: '/tai-khoan', load: async () => (await import('./account-screen.tsx')).accountScreenWith(accountPanels) },
    { path: '/quan-tri/tai-khoan', load: async () => (await import('./accounts-screen.tsx')).AccountsScreen },
    { path: '/quyen-xem', load: async () => (await import('./explain-screen.tsx')).ExplainScreen },
  ],
});
