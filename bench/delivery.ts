import { join } from 'node:path';
import pg from 'pg';
import { getDocumentFileContract } from '../src/modules/documents/operations/get-document-file.contract.ts';
import { listIncomingContract } from '../src/modules/documents/operations/list-incoming.contract.ts';
import type { Actor } from '../src/platform/access/index.ts';
import { urlOf } from '../src/platform/contracts/client.ts';
import { clerksOfAgencies } from './ground/actors.ts';
import { annexedLetter } from './ground/annexed-letter.ts';
import { deliverBare, emptyBareTables, makeBareTables, rowsOf } from './ground/bare-delivery.ts';
import { type MailTimes, mailRound, openMailboxes } from './ground/mail-clients.ts';
import { startMailServer } from './ground/mail-server.ts';
import { addAgenciesUpTo } from './ground/more-agencies.ts';
import { type BenchProvince, openBenchProvince } from './ground/province.ts';
import { plantSessions } from './ground/reading-sessions.ts';
import { sizedPdf } from './ground/sized-pdf.ts';
import { signedLetter } from './ground/template-document.ts';
import { ownCpuMs, treeCpuMs } from './measure/cpu.ts';
import { type Bench, median, rounded, spread } from './measure/result.ts';

const RECIPIENTS = 300;
const BYTES = 500_000;
const FETCHING_AT_ONCE = 16;

type Ours = { ms: number; answerMs: number; cpuMs: number; oneMs: number; fetchedMs: number; documentId: string };

const issueTo = async (province: BenchProvince, clerks: readonly Actor[], annexBytes: number) => {
  const letter = await annexedLetter(
    province,
    clerks.map(({ agencyId }) => agencyId),
    annexBytes,
  );
  const cpu = () => ownCpuMs() + treeCpuMs(province.postgresPid);
  const used = cpu();
  const begun = performance.now();
  const { documentId } = await letter.issue();
  const answerMs = performance.now() - begun;
  const last = clerks.at(-1) as Actor;
  for (;;) {
    const { documents } = await province.call(listIncomingContract, last, { scope: 'agency', limit: 20 });
    if (documents.some(({ id }) => id === documentId)) break;
  }
  return { ms: performance.now() - begun, answerMs, cpuMs: cpu() - used, documentId };
};

/** Every recipient's clerk gets every file over HTTP; answers the milliseconds until the last byte of the last. */
const fetchAll = async (province: BenchProvince, cookies: readonly string[], documentId: string): Promise<number> => {
  const begun = performance.now();
  const queue = cookies.values();
  await Promise.all(
    Array.from({ length: FETCHING_AT_ONCE }, async () => {
      for (const cookie of queue)
        for (const ordinal of [0, 1]) {
          const url = province.running.address + urlOf(getDocumentFileContract, { documentId, ordinal });
          const answer = await fetch(url, { headers: { cookie } });
          if (answer.status !== 200) throw new Error(`file ${ordinal}: ${answer.status}`);
          await answer.arrayBuffer();
        }
    }),
  );
  return performance.now() - begun;
};

const mainFileBytes = async (province: BenchProvince, clerk: Actor): Promise<number> => {
  const { documentId } = await (await signedLetter(province, [clerk.agencyId])).issue();
  const { rows } = await province.owner.query<{ size: string }>(
    'select size from documents.document_file where document_id = $1 and ordinal = 0',
    [documentId],
  );
  return Number(rows[0]?.size);
};

/** One signed document of 500 KB to 300 agencies: the whole act of issuing, the same as mail, and the same rows without rules. */
export const delivery: Bench = async ({ rounds, say }) => {
  const province = await openBenchProvince();
  const { owner, dataDir } = province;
  await addAgenciesUpTo(owner, RECIPIENTS + 1);
  const mail = await startMailServer(RECIPIENTS);
  const bareClient = new pg.Client({ connectionString: province.ownerUrl });
  try {
    await bareClient.connect();
    const readers = await openMailboxes(mail);
    const issuer = (await signedLetter(province, [])).clerk;
    const clerks = (await clerksOfAgencies(owner, issuer.agencyId)).slice(0, RECIPIENTS);
    if (clerks.length !== RECIPIENTS) throw new Error(`${clerks.length} agencies only`);
    const cookies = await plantSessions(owner, clerks);
    const annexBytes = BYTES - (await mainFileBytes(province, clerks[0] as Actor));
    await makeBareTables(owner);
    const ours: Ours[] = [];
    const mails: Array<MailTimes & { cpuMs: number }> = [];
    const bare: Array<{ ms: number; cpuMs: number }> = [];
    for (let round = 0; round <= rounds; round++) {
      const issued = await issueTo(province, clerks, annexBytes);
      const one = await issueTo(province, clerks.slice(0, 1), annexBytes);
      const fetchedMs = await fetchAll(province, cookies, issued.documentId);
      const mailCpu = () => mail.pids.reduce((sum, pid) => sum + treeCpuMs(pid), 0);
      const usedByMail = mailCpu();
      const times = { ...(await mailRound(mail, readers, sizedPdf(BYTES))), cpuMs: mailCpu() - usedByMail };
      const rows = await rowsOf(owner, issued.documentId);
      const used = ownCpuMs() + treeCpuMs(province.postgresPid);
      const bareMs = await deliverBare(bareClient, join(dataDir, 'bare'), sizedPdf(BYTES), rows);
      const bareCpuMs = ownCpuMs() + treeCpuMs(province.postgresPid) - used;
      await emptyBareTables(owner);
      say(
        `round ${round}: ours ${issued.ms.toFixed(0)} ms (to one recipient ${one.ms.toFixed(0)}), mail ${times.listedMs.toFixed(0)} ms, bare ${bareMs.toFixed(0)} ms; fetched by all after ${fetchedMs.toFixed(0)} ms`,
      );
      if (round === 0) continue;
      ours.push({ ...issued, oneMs: one.ms, fetchedMs });
      mails.push(times);
      bare.push({ ms: bareMs, cpuMs: bareCpuMs });
    }
    const ratio = median(ours.map((one, index) => (mails[index]?.listedMs ?? 0) / one.ms));
    const overBare = median(ours.map((one, index) => one.ms / (bare[index]?.ms ?? 1)));
    const added = median(ours.map(({ ms, oneMs }) => ms - oneMs));
    for (const reader of readers) reader.close();
    return {
      bench: 'delivery',
      ours: rounded(median(ours.map(({ ms }) => ms))),
      peer: rounded(median(mails.map(({ listedMs }) => listedMs))),
      ratio: rounded(ratio),
      goal: '>= 100 times faster than mail and <= 1.5 times the bare rows',
      pass: ratio >= 100 && overBare <= 1.5,
      unit: `ms until the last of ${RECIPIENTS} recipients has it`,
      method: [
        `One letter with a PDF annex, ${BYTES / 1_000} KB together, to ${RECIPIENTS} agencies (the demonstration's and made-up ones). Ours: the command \`issue-document\` in this process from its call until the list under the last recipient's rights holds the document; number, date, two seals with time stamps and the clerk's PIN (Argon2id) are in it. Mail: ${mail.versions} (LMTP, Maildir, one group address) from DATA until every one of ${RECIPIENTS} open IMAP mailboxes lists it. Bare: one file of the same size synced, the same rows in tables with the same indexes and no rules, one NOTIFY, one commit. ${rounds} rounds by turns after one that does not count.`,
        `Ours is **${rounded(overBare)}** times bare (goal ≤ 1.5). The same command to one recipient shows what the other ${RECIPIENTS - 1} add: **${rounded(added)} ms**; the rest is sealing and the PIN, which mail and bare rows do not do. All ${RECIPIENTS} recipients had fetched both files over HTTP (${FETCHING_AT_ONCE} at once) after ${spread(ours.map(({ fetchedMs }) => fetchedMs))} ms.`,
      ],
      table: [
        ['min / median / max', 'wall ms', 'CPU ms of servers'],
        ['ours, to 300', spread(ours.map(({ ms }) => ms)), spread(ours.map(({ cpuMs }) => cpuMs))],
        ['ours, to 300, until the answer', spread(ours.map(({ answerMs }) => answerMs)), ''],
        ['ours, to one', spread(ours.map(({ oneMs }) => oneMs)), ''],
        [
          'mail, last mailbox lists it',
          spread(mails.map(({ listedMs }) => listedMs)),
          spread(mails.map(({ cpuMs }) => cpuMs)),
        ],
        ['mail, last file in its mailbox', spread(mails.map(({ lastFileMs }) => lastFileMs)), ''],
        ['mail, accepted by Postfix', spread(mails.map(({ acceptedMs }) => acceptedMs)), ''],
        ['bare rows', spread(bare.map(({ ms }) => ms)), spread(bare.map(({ cpuMs }) => cpuMs))],
      ],
      rounds: ours.map((one, index) => ({ ours: one, mail: mails[index], bare: bare[index] })),
    };
  } finally {
    await bareClient.end();
    await mail.stop();
    await province.close();
  }
};
