import type { OfficePart } from '../screen.ts';

export const workPart: OfficePart = {
  screens: [{ path: '/viec-hom-nay', load: async () => (await import('./work-screen.tsx')).WorkScreen }],
  live: { 'work-changed': ['worklist.'] },
};
