import { DEMO_PIN } from '../../../src/first-start/demo-pin.ts';
import type { Contract } from '../../../src/platform/contracts/contract.ts';
import type { Caller, Callers } from '../callers.ts';
import type { TestProvince } from '../province.ts';

/** A document on its way, brought to a state by those who may do so, over HTTP like everything here. */
export type DocumentScene = {
  readonly draftId: string;
  readonly version: number;
  readonly documentId: string | null;
  readonly assignmentId: string | null;
  readonly recallId: string | null;
};

/** The way of a document in the order of its states. */
export const DOCUMENT_STATES = [
  'drafting',
  'with-head',
  'with-office',
  'with-leader',
  'signed',
  'issued',
  'registered',
  'assigned',
  'recalled',
] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** The state before; a recall is asked of what was issued and not registered yet. */
const before = (state: DocumentState): DocumentState | undefined =>
  state === 'recalled' ? 'issued' : DOCUMENT_STATES[DOCUMENT_STATES.indexOf(state) - 1];

type Walk = { -readonly [K in keyof DocumentScene]: DocumentScene[K] };

/** The content of a letter to the receiving agency. */
export const letter = (signerPositionId: string, recipientAgencyId: string) => ({
  kindCode: 'official-letter',
  subject: 'phối hợp rà soát cơ sở dữ liệu dùng chung',
  addressees: ['Các cơ quan, đơn vị có liên quan'],
  body: [
    { type: 'paragraph', text: 'Đề nghị quý cơ quan phối hợp rà soát và gửi kết quả trước ngày 15 tháng 12 năm 2026.' },
  ],
  signerPositionId,
  recipientAgencyIds: [recipientAgencyId],
});

export const createDocumentScenes = (world: TestProvince, callers: Callers) => {
  const contractOf = (name: string): Contract => {
    const operations = world.province.modules.flatMap((module) => module.operations);
    const found = operations.find((operation) => operation.contract.name === `documents.${name}`);
    if (!found) throw new Error(`no operation documents.${name}`);
    return found.contract;
  };
  const act = async (caller: Caller | null, name: string, input: Record<string, unknown>) => {
    if (!caller) throw new Error(`nobody may ${name}`);
    const reply = await caller.call(contractOf(name), input);
    if (reply.status !== 200) throw new Error(`${name} failed: ${reply.text}`);
    return reply.body as Record<string, unknown>;
  };
  // A session of its own for each act: limits are counted by session, and many documents are walked in a minute.
  const who = {
    author: () => callers.find('specialist', 'author', true),
    head: () => callers.find('unit-head', 'unit', true),
    clerk: () => callers.find('records-clerk', 'own', true),
    signer: () => callers.find('leader', 'own', true),
    theirClerk: () => callers.find('records-clerk', 'recipient', true),
    theirLeader: () => callers.find('leader', 'recipient', true),
    theirSpecialist: () => callers.find('specialist', 'recipient', true),
  };

  /** How each state is reached from the one before. */
  const steps: Readonly<Record<DocumentState, (walk: Walk) => Promise<Partial<Walk>>>> = {
    drafting: async () => {
      const signer = (await who.signer())?.seat?.positionId ?? '';
      const content = letter(signer, callers.agencies.recipient);
      const { draftId, version } = await act(await who.author(), 'create-draft', { content });
      return { draftId: String(draftId), version: Number(version) };
    },
    'with-head': async ({ draftId, version }) => {
      await act(await who.author(), 'submit-draft', { draftId, version });
      return {};
    },
    'with-office': async ({ draftId, version }) => {
      await act(await who.head(), 'pass-draft', { draftId, version });
      return {};
    },
    'with-leader': async ({ draftId, version }) => {
      await act(await who.clerk(), 'check-format', { draftId });
      await act(await who.clerk(), 'forward-to-leader', { draftId, version });
      return {};
    },
    signed: async ({ draftId, version }) => {
      await act(await who.signer(), 'sign-draft', { draftId, version, pin: DEMO_PIN });
      return {};
    },
    issued: async ({ draftId }) => {
      const { documentId } = await act(await who.clerk(), 'issue-document', { draftId, pin: DEMO_PIN });
      return { documentId: String(documentId) };
    },
    registered: async ({ documentId }) => {
      await act(await who.theirClerk(), 'register-incoming', { documentId, confirmDuplicate: true });
      return {};
    },
    assigned: async ({ documentId }) => {
      const lead = { positionId: (await who.theirSpecialist())?.seat?.positionId };
      const { assignmentIds } = await act(await who.theirLeader(), 'assign-incoming', { documentId, lead });
      return { assignmentId: String((assignmentIds as string[])[0]) };
    },
    recalled: async ({ documentId }) => {
      const input = { documentId, business: 'recall', reason: 'Gửi nhầm' };
      const { recallId } = await act(await who.clerk(), 'ask-recall', input);
      return { recallId: String(recallId) };
    },
  };

  const walkTo = async (state: DocumentState): Promise<DocumentScene> => {
    const earlier = before(state);
    const walk: Walk = earlier
      ? await walkTo(earlier)
      : { draftId: '', version: 1, documentId: null, assignmentId: null, recallId: null };
    return { ...walk, ...(await steps[state](walk)) };
  };
  const kept = new Map<DocumentState, Promise<DocumentScene>>();
  return {
    /** A document in that state; `fresh`: one of its own, which the call may take further. */
    at: (state: DocumentState, fresh: boolean): Promise<DocumentScene> => {
      if (fresh) return walkTo(state);
      const known = kept.get(state) ?? walkTo(state);
      kept.set(state, known);
      return known;
    },
  };
};

export type DocumentScenes = ReturnType<typeof createDocumentScenes>;
