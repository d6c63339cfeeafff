import { randomUUID } from 'node:crypto';
import { DOCUMENT_STATES, type DocumentScene, type DocumentState, letter } from '../scenes/documents.ts';
import type { Attempt, InputOf, Situation } from './index.ts';

const WORDS = 'Ý kiến thử quyền truy cập';
/** Nobody's PIN: signing and issuing must be let through to the key, and no further. */
const WRONG_PIN = '000000';

const isState = (state: string): state is DocumentState => (DOCUMENT_STATES as readonly string[]).includes(state);

const sceneOf = ({ scenes, state }: Situation, fresh: boolean): Promise<DocumentScene> => {
  if (!isState(state)) throw new Error(`the matrix has no document that is ${state}`);
  return scenes.at(state, fresh);
};

/** Asks about the row's draft or document; `sees` looks for its id. */
const about = (
  make: (scene: DocumentScene, situation: Situation) => Record<string, unknown>,
  fresh = false,
): InputOf => ({
  make: async (situation): Promise<Attempt> => {
    const scene = await sceneOf(situation, fresh);
    return { input: make(scene, situation), objectId: scene.documentId ?? scene.draftId };
  },
});
/** The call takes the document further, so each one that may succeed gets its own. */
const act = (make: (scene: DocumentScene, situation: Situation) => Record<string, unknown>): InputOf => ({
  make: async (situation): Promise<Attempt> => {
    const scene = await sceneOf(situation, situation.expected === 'ok');
    return { input: make(scene, situation), objectId: scene.documentId ?? scene.draftId };
  },
});

const draftStep = act(({ draftId, version }) => ({ draftId, version, words: WORDS }));
const ofDraft = about(({ draftId }) => ({ draftId }));
const ofDocument = about(({ documentId }) => ({ documentId }));
const documentStep = act(({ documentId }) => ({ documentId }));
/** An outgoing register of the caller's own agency, opened by an issued document. */
const bookOf = async ({ scenes, world, callers }: Situation): Promise<string> => {
  await scenes.at('issued', false);
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from documents.register_book where agency_id = $1 and direction = 'out' limit 1`,
    [callers.agencies.own],
  );
  return rows[0]?.id ?? randomUUID();
};
const noInput: InputOf = { make: () => ({ input: {} }) };
const letterOf = ({ callers }: Situation) => letter(callers.author.positionId, callers.agencies.recipient);

export const documentsInputs: Readonly<Record<string, InputOf>> = {
  'documents.list-document-kinds': noInput,
  'documents.get-draft-form': noInput,
  'documents.list-register-books': noInput,
  'documents.count-incoming': noInput,
  'documents.create-draft': {
    make: (situation) => ({ input: { content: { ...letterOf(situation), signerPositionId: null } } }),
  },
  'documents.get-draft': ofDraft,
  'documents.preview-draft': ofDraft,
  'documents.get-signed-file': ofDraft,
  'documents.check-format': ofDraft,
  'documents.get-next-number': ofDraft,
  'documents.compare-draft-versions': about(({ draftId }) => ({ draftId, from: 1, to: 1 })),
  'documents.get-annex-file': about(({ draftId }) => ({ draftId, annexId: randomUUID() })),
  'documents.add-annex': about(({ draftId }) => ({ draftId, uploadId: randomUUID() })),
  'documents.remove-annex': about(({ draftId }) => ({ draftId, annexId: randomUUID() })),
  'documents.save-draft': act(({ draftId, version }, situation) => ({
    draftId,
    version,
    content: letterOf(situation),
  })),
  'documents.submit-draft': draftStep,
  'documents.take-back-draft': draftStep,
  'documents.pass-draft': draftStep,
  'documents.return-draft': draftStep,
  'documents.refuse-draft': draftStep,
  'documents.forward-to-leader': draftStep,
  'documents.sign-draft': about(({ draftId, version }) => ({ draftId, version, pin: WRONG_PIN })),
  'documents.sign-drafts': about(({ draftId, version }) => ({ drafts: [{ draftId, version }], pin: WRONG_PIN })),
  'documents.issue-document': about(({ draftId }) => ({ draftId, pin: WRONG_PIN })),
  'documents.list-drafts': about((_, { relation }) => ({
    view: relation === 'author' ? 'mine' : 'agency',
    limit: 100,
  })),
  'documents.list-outgoing': about(() => ({ limit: 100 })),
  'documents.list-incoming': about(() => ({ scope: 'agency', limit: 100 })),
  'documents.search-documents': about(() => ({ q: 'rà soát cơ sở dữ liệu', limit: 100 })),
  'documents.get-document': ofDocument,
  'documents.get-document-file': about(({ documentId }) => ({ documentId, ordinal: 0 })),
  'documents.get-verification': { make: () => ({ input: { code: 'KHONGCOMA000' } }) },
  'documents.find-verification': { make: () => ({ input: { sha256: '0'.repeat(64) } }) },
  'documents.list-delivery-evidence': ofDocument,
  'documents.find-duplicates': ofDocument,
  'documents.get-assign-form': ofDocument,
  'documents.open-document': ofDocument,
  'documents.register-incoming': act(({ documentId }) => ({ documentId, confirmDuplicate: true })),
  'documents.return-incoming': act(({ documentId }) => ({ documentId, reason: WORDS })),
  'documents.assign-incoming': act(({ documentId }, { caller }) => ({
    documentId,
    lead: { positionId: caller.seat?.positionId ?? randomUUID() },
  })),
  'documents.share-document': act(({ documentId }, { caller }) => ({
    documentId,
    positionIds: [caller.seat?.positionId ?? randomUUID()],
  })),
  'documents.get-register-file': {
    make: () => ({ input: { register: 'outgoing', format: 'xlsx', from: '2026-01-01', to: '2026-12-31' } }),
  },
  'documents.ask-recall': act(({ documentId }) => ({ documentId, business: 'recall', reason: WORDS })),
  'documents.answer-recall': act(({ documentId, recallId }) => ({
    ...{ documentId, recallId: recallId ?? randomUUID(), agree: true },
  })),
  'documents.undo-registration': act(({ documentId }) => ({ documentId, reason: WORDS })),
  'documents.void-number': {
    make: async (situation) => ({ input: { bookId: await bookOf(situation), reason: WORDS } }),
  },
  'documents.reserve-number': {
    make: async (situation) => ({ input: { bookId: await bookOf(situation), reason: WORDS } }),
  },
  'documents.keep-document': documentStep,
  'documents.reply': ofDocument,
  'documents.accept-assignment': act(({ assignmentId }) => ({ assignmentId })),
  'documents.finish-assignment': act(({ assignmentId }) => ({ assignmentId, result: WORDS })),
};
