import type { OfficePart } from '../../../web/office/screen.ts';
import { en } from './messages/en.ts';
import { officeDayText } from './messages/office-day-text.ts';
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
    { path: '/van-ban-di', load: async () => (await import('./outgoing/outgoing-screen.tsx')).OutgoingScreen },
    { path: '/van-ban-di/soan', load: async () => (await import('./editor/new-draft-screen.tsx')).NewDraftScreen },
    { path: '/du-thao/$draftId', load: async () => (await import('./draft/draft-screen.tsx')).DraftScreen },
    {
      path: '/du-thao/$draftId/sua',
      load: async () => (await import('./editor/edit-draft-screen.tsx')).EditDraftScreen,
    },
    { path: '/van-ban/$documentId', load: async () => (await import('./document/document-screen.tsx')).DocumentScreen },
    { path: '/so-van-ban', load: async () => (await import('./registers/registers-screen.tsx')).RegistersScreen },
    { path: '/tim-kiem', load: async () => (await import('./search/search-screen.tsx')).SearchScreen },
  ],
  live: {
    'work-changed': [...LISTS, ...PAGES],
    'documents.arrived': LISTS,
    'documents.changed': [...LISTS, ...PAGES],
    'documents.evidence': ['documents.list-outgoing', ...PAGES],
    'drafts.changed': ['documents.list-drafts', 'documents.get-draft'],
  },
  links: {
    'documents.document': (id) => `/van-ban/${id}`,
    'documents.draft': (id) => `/du-thao/${id}`,
  },
  work: { ...work, 'documents.answer-recall': { vi: officeDayText.vi.answerTitle, en: officeDayText.en.answerTitle } },
};
