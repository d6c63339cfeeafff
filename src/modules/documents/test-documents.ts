import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { type FixedClock, fixedClock } from '../../platform/clock/index.ts';
import type { Contract } from '../../platform/contracts/contract.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';
import { createFileStore, type FileStore } from '../../platform/files/index.ts';
import { createRunner } from '../../platform/operations/index.ts';
import {
  demoDirectory,
  organizationSeedPhases,
  type Role,
  type SeededAgency,
  type SeededPosition,
} from '../organization/index.ts';
import { openSignatures, type SignaturesModule } from '../signatures/index.ts';
import { createDocumentsModule, type DocumentsModule } from './module.ts';
import { createDraftContract } from './operations/create-draft.contract.ts';
import { forwardToLeaderContract } from './operations/forward-to-leader.contract.ts';
import { issueDocumentContract } from './operations/issue-document.contract.ts';
import { passDraftContract } from './operations/pass-draft.contract.ts';
import { signDraftContract } from './operations/sign-draft.contract.ts';
import { submitDraftContract } from './operations/submit-draft.contract.ts';

/** For this module's tests only: the provincial bodies and some wards of the demonstration on a real database, with real keys. */
export const PIN = '705931';

export type TestDocuments = {
  readonly db: TestDatabase;
  readonly clock: FixedClock;
  readonly files: FileStore;
  readonly module: DocumentsModule;
  readonly signatures: SignaturesModule;
  /** The department that sends, with its people. */
  readonly sender: SeededAgency;
  /** Two wards that receive. */
  readonly wards: readonly [SeededAgency, SeededAgency];
  call<I extends z.ZodType, O extends z.ZodType>(
    contract: Contract<I, O>,
    actor: Actor | null,
    input: z.input<I>,
  ): Promise<z.output<O>>;
  close(): Promise<void>;
};

export const actorAt = (agency: SeededAgency, position: SeededPosition): Actor => ({
  accountId: randomUUID(),
  sessionId: randomUUID(),
  personId: position.personId,
  personName: position.personName,
  positionId: position.positionId,
  positionTitle: position.title,
  agencyId: agency.id,
  unitId: position.unitId,
  roles: position.roles,
  delegation: null,
});

/** Whoever holds the n-th position with that role. */
export const actorWith = (agency: SeededAgency, role: Role, n = 0): Actor => {
  const position = agency.withRole(role)[n];
  if (!position) throw new Error(`${agency.shortName} has no ${role}`);
  return actorAt(agency, position);
};

/** A specialist and the head of the same division. */
export const divisionOf = (agency: SeededAgency): { specialist: Actor; head: Actor } => {
  for (const head of agency.withRole('unit-head')) {
    const specialist = agency
      .withRole('specialist')
      .find((one) => one.unitId === head.unitId && one.positionId !== head.positionId);
    if (specialist) return { specialist: actorAt(agency, specialist), head: actorAt(agency, head) };
  }
  throw new Error(`${agency.shortName} has no division`);
};

const signersOf = (agency: SeededAgency) =>
  [agency.withRole('leader')[0], agency.withRole('leader')[1], ...agency.withRole('records-clerk').slice(0, 2)]
    .filter((position): position is SeededPosition => position !== undefined)
    .map((position) => ({
      ...{ personId: position.personId, positionId: position.positionId, agencyId: agency.id, pin: PIN },
      ...{ fullName: position.personName, positionTitle: position.title, agencyName: agency.name },
    }));

export const testDocuments = async (): Promise<TestDocuments> => {
  const db = await testDatabase();
  const clock = fixedClock('2026-11-24T08:00:00+07:00');
  const home = await mkdtemp(join(tmpdir(), 'kb-documents-'));
  const files = createFileStore(join(home, 'files'));
  for (const phase of organizationSeedPhases().slice(0, 2))
    await inTransaction(db.app, (tx) => phase.run(tx, clock.now()));
  const { agencies } = demoDirectory();
  const sender = agencies.find(({ key }) => key === 'noi-vu');
  const [first, second] = agencies.slice(0, 20).filter(({ communal }) => communal);
  if (!sender || !first || !second) throw new Error('The demonstration lacks the agencies of this test');
  const signatures = await openSignatures({
    ...{ database: db.app, appUrl: db.appUrl, dataDir: home, masterSecret: Buffer.alloc(32, 5), files },
    ...{ publicBaseUrl: 'http://kinhbac.test', now: () => clock.now() },
  });
  const holders = [sender, first, second];
  await inTransaction(db.app, (tx) =>
    signatures.seedDemoCertificates(
      tx,
      {
        agencies: holders.map(({ id, name, code }) => ({ agencyId: id, agencyName: name, identifier: code })),
        people: holders.flatMap(signersOf),
      },
      clock.now(),
    ),
  );
  const module = createDocumentsModule({ files, signatures, publicUrl: 'http://kinhbac.test', demo: true });
  const run = createRunner(db.app, clock);
  return {
    ...{ db, clock, files, module, signatures, sender },
    wards: [first, second],
    call: async (contract, actor, input) => {
      const operation = module.operations.find((one) => one.contract.name === contract.name);
      if (!operation) throw new Error(`no operation ${contract.name}`);
      const answer = await run(operation, actor, input, {
        ...{ requestId: 'test', address: '192.0.2.7', userAgent: 'vitest', locale: 'vi', cookies: {} },
        setCookie: () => {},
      });
      return answer as z.output<typeof contract.output>;
    },
    close: async () => {
      await module.close();
      await signatures.close();
      await db.close();
      await rm(home, { recursive: true });
    },
  };
};

/** A short official letter to these agencies. */
export const letterTo = (recipients: readonly SeededAgency[], signer: Actor, subject: string) => ({
  kindCode: 'official-letter',
  subject,
  addressees: ['Các cơ quan liên quan'],
  body: [{ type: 'paragraph' as const, text: 'Đề nghị các cơ quan rà soát và báo cáo kết quả trước ngày 15/12/2026.' }],
  signerPositionId: signer.positionId,
  recipientAgencyIds: recipients.map(({ id }) => id),
});

export type Letter = {
  readonly from: SeededAgency;
  readonly to: readonly SeededAgency[];
  readonly subject: string;
  readonly content?: Partial<z.input<typeof createDraftContract.input>['content']>;
  /** Called while the draft is still open. */
  readonly meanwhile?: (draftId: string, author: Actor) => Promise<void>;
};

/** Takes a letter through all hands until the leader has signed. */
export const signedLetter = async (
  { call }: Pick<TestDocuments, 'call'>,
  { from, to, subject, content = {}, meanwhile }: Letter,
) => {
  const { specialist, head } = divisionOf(from);
  const clerk = actorWith(from, 'records-clerk');
  const leader = actorWith(from, 'leader');
  const { draftId } = await call(createDraftContract, specialist, {
    content: { ...letterTo(to, leader, subject), ...content },
  });
  await meanwhile?.(draftId, specialist);
  await call(submitDraftContract, specialist, { draftId, version: 1 });
  await call(passDraftContract, head, { draftId, version: 1 });
  await call(forwardToLeaderContract, clerk, { draftId, version: 1 });
  await call(signDraftContract, leader, { draftId, version: 1, pin: PIN });
  return { draftId, specialist, head, clerk, leader };
};

/** … and until it is issued. */
export const issuedLetter = async (world: Pick<TestDocuments, 'call'>, letter: Letter) => {
  const signed = await signedLetter(world, letter);
  const issued = await world.call(issueDocumentContract, signed.clerk, { draftId: signed.draftId, pin: PIN });
  return { ...signed, ...issued };
};
