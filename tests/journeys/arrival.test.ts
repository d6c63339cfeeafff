import { expect, inject, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { walkToIssue } from '../../src/cli/walk-to-issue.ts';
import { getDocumentContract } from '../../src/modules/documents/operations/get-document.contract.ts';
import { listIncomingContract } from '../../src/modules/documents/operations/list-incoming.contract.ts';
import { homeAffairs, PIN } from '../support/demo-people.ts';
import { type OpenStream, openEventStream } from '../support/event-stream.ts';
import { ownerConnection } from '../support/owner-connection.ts';
import { clientOf, type PlantedSession, plantClerkSessions } from '../support/planted-sessions.ts';

type Listening = { readonly clerk: PlantedSession; readonly stream: OpenStream };

const SENDER = 'noi-vu';
const KINH_BAC = '09187';

const spread = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
};

const arrivalOf = ({ stream }: Listening, documentId: string) =>
  stream.wait(({ kind, data }) => kind === 'documents.arrived' && data.documentId === documentId);

const rowsOf = async (url: string, { clerk }: Listening, documentId: string) => {
  const answer = await clientOf(url, clerk)(listIncomingContract, { scope: 'agency', box: 'not-opened', limit: 100 });
  return answer.documents.filter(({ id }) => id === documentId);
};

test('with the records clerks of all agencies connected, what is issued arrives at every recipient and nowhere else', async () => {
  const { url, dataDir } = inject('province');
  const owner = await ownerConnection(dataDir);
  const clerks = await plantClerkSessions(owner, new Date());
  await owner.end();
  expect(clerks).toHaveLength(114);
  const all: Listening[] = await Promise.all(
    clerks.map(async (clerk) => ({ clerk, stream: await openEventStream(url, clerk.cookie) })),
  );
  const others = all.filter(({ clerk }) => clerk.agencyKey !== SENDER);
  const kinhBac = others.find(({ clerk }) => clerk.agencyKey === KINH_BAC);
  if (!kinhBac) throw new Error('Phường Kinh Bắc has no records clerk');
  const office = await homeAffairs(url);

  // First one for a single ward: its news comes before that of the next document, so who never hears it then never will.
  const one = { ...sampleLetter, recipientGroups: [], recipientAgencyIds: [kinhBac.clerk.agencyId] };
  const narrow = await walkToIssue(office, one, PIN);
  await arrivalOf(kinhBac, narrow.documentId);

  let commandAt = 0;
  let answerAt = 0;
  const timed: typeof office.clerk.call = async (contract, input, signal) => {
    if (contract.name !== 'documents.issue-document') return office.clerk.call(contract, input, signal);
    commandAt = performance.now();
    const answer = await office.clerk.call(contract, input, signal);
    answerAt = performance.now();
    return answer;
  };
  const listed = others.map(async (listening) => {
    const event = await listening.stream.wait(
      ({ kind, data }) => kind === 'documents.arrived' && data.documentId !== narrow.documentId,
    );
    const rows = await rowsOf(url, listening, String(event.data.documentId));
    return { event, rows, listedAt: performance.now() };
  });
  const wide = await walkToIssue({ ...office, clerk: { ...office.clerk, call: timed } }, sampleLetter, PIN);
  const arrived = await Promise.all(listed);

  expect(wide.recipientCount).toBe(113);
  for (const { event, rows } of arrived) {
    expect(event.data.documentId).toBe(wide.documentId);
    expect(rows).toHaveLength(1);
  }
  const news = (at: (one: (typeof arrived)[number]) => number, from: number) =>
    spread(arrived.map((one) => at(one) - from));
  console.log(
    `arrival at ${arrived.length} of ${all.length} connected clerks: after the answer ${news(({ event }) => event.at, answerAt)}; ` +
      `after the command ${news(({ event }) => event.at, commandAt)}; in the clerk's list, after the answer ${news(({ listedAt }) => listedAt, answerAt)}`,
  );

  for (const listening of others) {
    const hears = listening.stream.heard.filter(({ kind }) => kind === 'documents.arrived').length;
    expect(hears, listening.clerk.agencyName).toBe(listening === kinhBac ? 2 : 1);
    expect(await rowsOf(url, listening, narrow.documentId)).toHaveLength(listening === kinhBac ? 1 : 0);
  }
  const sender = all.find(({ clerk }) => clerk.agencyKey === SENDER);
  expect(sender?.stream.heard.some(({ kind }) => kind === 'documents.arrived')).toBe(false);
  const outsider = others.find((listening) => listening !== kinhBac) as Listening;
  await expect(
    clientOf(url, outsider.clerk)(getDocumentContract, { documentId: narrow.documentId }),
  ).rejects.toMatchObject({ status: 404 });
  for (const { stream } of all) stream.close();
});
