import type { InputOf } from './index.ts';

const input = (values: Record<string, unknown>): InputOf => ({ make: () => ({ input: values }) });

export const organizationInputs: Readonly<Record<string, InputOf>> = {
  'organization.get-agency': { make: ({ callers }) => ({ input: { id: callers.agencies.other } }) },
  'organization.get-calendar': input({ year: 2026 }),
  'organization.search-directory': input({ q: 'nguyen' }),
  'organization.edit-calendar-day': input({
    day: '2026-12-31',
    kind: 'ordinary',
    name: { vi: 'Ngày thường', en: 'Ordinary day' },
    source: 'Thông báo thử',
    provisional: true,
  }),
};
