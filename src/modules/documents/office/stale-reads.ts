/** What an act on a draft makes stale. */
export const DRAFT_READS = [
  'documents.get-draft',
  'documents.list-drafts',
  'documents.list-outgoing',
  'documents.get-document',
  'worklist.',
];

/** What an act on a document makes stale. */
export const DOCUMENT_READS = [
  'documents.get-document',
  'documents.list-incoming',
  'documents.count-incoming',
  'documents.list-outgoing',
  'documents.list-delivery-evidence',
  'documents.list-register-books',
  'documents.list-special-numbers',
  'worklist.',
];
