import type { OfficePart } from '../../../web/office/screen.ts';
import { en } from './messages/en.ts';
import { vi } from './messages/vi.ts';

const LISTS = [
  'documents.list-incoming',
  'documents.count-incoming',
  'documents.list-outgoing',
  'documents.list-drafts',
];
const PAGES = ['documents.get-document', 'documents.get-draft', 'documents.list-delivery-evidence'];

const work = Object.fromEntries(
  (
    [
      ['register-incoming', 'register'],
      ['assign', 'assign'],
      ['assign-incoming', 'assign'],
      ['handle', 'handle'],
      ['handle-lead', 'handle'],
      ['inform', 'inform'],
      ['review-draft', 'review'],
      ['revise-draft', 'revise'],
      ['check-draft', 'check'],
      ['sign-draft', 'sign'],
      ['issue-document', 'issue'],
    ] as const
  ).map(([kind, key]) => [`documents.${kind}`, { vi: vi.work[key], en: en.work[key] }]),
);

/** What the documents module adds to the application. */
export const documentsPart: OfficePart = {
  screens: [
    { path: '/van-ban-den', load: async () => (await import('./incoming/incoming-screen.tsx')).IncomingScreen },
  ],
  live: {
    'work-changed': LISTS,
    'documents.arrived': LISTS,
    'documents.changed': [...LISTS, ...PAGES],
    'documents.evidence': ['documents.list-outgoing', ...PAGES],
    'drafts.changed': ['documents.list-drafts', 'documents.get-draft'],
  },
  links: {
    'documents.document': (id) => `/van-ban/${id}`,
    'documents.draft': (id) => `/du-thao/${id}`,
  },
  work,
};
