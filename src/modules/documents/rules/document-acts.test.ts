import { expect, test } from 'vitest';
import { allowedDocumentActs, type DocumentStanding } from './document-acts.ts';

const arrived: DocumentStanding = {
  box: 'not-opened',
  issued: false,
  refused: false,
  rests: false,
  assigned: false,
  registered: false,
  closed: false,
  mine: null,
  myBox: null,
  roles: ['records-clerk'],
};

test('an arrival is opened and registered by the clerk, assigned by a leader, worked on by whom it was given to', () => {
  expect(allowedDocumentActs(arrived)).toEqual(['open', 'register', 'return']);
  const registered = { ...arrived, box: 'not-handled', registered: true } as const;
  expect(allowedDocumentActs({ ...registered, roles: ['leader'] })).toEqual(['assign', 'reply', 'keep', 'share']);
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
  for (const roles of [['records-clerk'], ['archivist'], ['specialist']])
    expect(allowedDocumentActs({ ...refused, roles })).toEqual([]);
  const sent = { ...arrived, box: null, issued: true };
  expect(allowedDocumentActs({ ...sent, roles: ['specialist'] })).toEqual([]);
  expect(allowedDocumentActs(sent)).toEqual(['ask-recall']);
  expect(allowedDocumentActs({ ...sent, roles: ['leader'] })).toEqual(['ask-recall', 'share']);
});

test('while the sender asks for it back, nothing goes on but the answer', () => {
  const rests = { ...arrived, box: 'not-handled', registered: true, rests: true } as const;
  expect(allowedDocumentActs(rests)).toEqual(['answer-recall']);
  const lead = { role: 'lead', state: 'accepted' } as const;
  expect(allowedDocumentActs({ ...rests, mine: lead, myBox: 'not-handled', roles: ['unit-head'] })).toEqual([]);
});

test('an entry is struck out by the clerk while nobody was given work', () => {
  const registered = { ...arrived, box: 'not-handled', registered: true } as const;
  expect(allowedDocumentActs(registered)).toContain('undo-registration');
  expect(allowedDocumentActs({ ...registered, assigned: true })).not.toContain('undo-registration');
});
