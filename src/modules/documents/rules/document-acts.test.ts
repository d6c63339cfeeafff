import { expect, test } from 'vitest';
import { allowedDocumentActs, type DocumentStanding } from './document-acts.ts';

const arrived: DocumentStanding = {
  box: 'not-opened',
  refused: false,
  registered: false,
  closed: false,
  mine: null,
  myBox: null,
  roles: ['records-clerk'],
};

test('an arrival is opened and registered by the clerk, assigned by a leader, worked on by whom it was given to', () => {
  expect(allowedDocumentActs(arrived)).toEqual(['open', 'register', 'return']);
  const registered = { ...arrived, box: 'not-handled', registered: true } as const;
  expect(allowedDocumentActs({ ...registered, roles: ['leader'] })).toEqual(['assign', 'reply', 'keep']);
  expect(allowedDocumentActs({ ...registered, roles: ['specialist'] })).toEqual([]);
  const lead = { role: 'lead', state: 'waiting' } as const;
  expect(allowedDocumentActs({ ...registered, roles: ['specialist'], mine: lead, myBox: 'not-opened' })).toEqual([
    'open',
    'accept',
    'finish',
    'reply',
  ]);
});

test('nothing is left to do after it was sent back, and nothing with a document that went out', () => {
  const refused = { ...arrived, box: 'kept', refused: true } as const;
  for (const roles of [['records-clerk'], ['leader'], ['specialist']])
    expect(allowedDocumentActs({ ...refused, roles })).toEqual([]);
  expect(allowedDocumentActs({ ...arrived, box: null })).toEqual([]);
});
