import { rm } from 'node:fs/promises';
import pg from 'pg';
import { listIncomingContract } from '../src/modules/documents/operations/list-incoming.contract.ts';
import { listOutgoingContract } from '../src/modules/documents/operations/list-outgoing.contract.ts';
import { searchDocumentsContract } from '../src/modules/documents/operations/search-documents.contract.ts';
import type { Actor } from '../src/platform/access/index.ts';
import { urlOf } from '../src/platform/contracts/client.ts';
import { listMyWorkContract } from '../src/platform/worklist/list-my-work.contract.ts';
import { actorNamed, clerksOfAgencies } from './ground/actors.ts';
import { addBulkDocuments } from './ground/bulk-documents.ts';
import { judgeStored } from './ground/judge-bulk.ts';
import { addAgenciesUpTo } from './ground/more-agencies.ts';
import { type Program, startProgram } from './ground/program.ts';
import { openBenchProvince } from './ground/province.ts';
import { plantSessions } from './ground/reading-sessions.ts';
import { signedLetter } from './ground/template-document.ts';
import { ownCpuMs, treeCpuMs } from './measure/cpu.ts';
import { type Bench, median, quantile, rounded, spread } from './measure/result.ts';

/** A year of the province's documents, as counted by its own statistics. */
const DOCUMENTS = Number(process.env['BENCH_DOCUMENTS'] ?? 616_498);
const AGENCIES = 300;
const CALLS = 400;
/** A list that is slow is asked less often: after so long a round goes on to the next. */
const ROUND_MS = 8_000;
const FEWEST_CALLS = 20;
/** Calls of one session stay below the rate limit of the list. */
const CALLS_A_SESSION = 200;

type Fill = { readonly dataDir: string; readonly judged: Record<string, number> };

/** `BENCH_DATA_DIR` names a folder that an earlier run filled and kept (`BENCH_KEEP=1`): filling takes ten minutes. */
const fill = async (say: (line: string) => void): Promise<Fill> => {
  const filled = process.env['BENCH_DATA_DIR'];
  if (filled) return refill(filled, say);
  const province = await openBenchProvince();
  const { owner, dataDir } = province;
  await addAgenciesUpTo(owner, AGENCIES + 1);
  const draft = await signedLetter(province, []);
  const clerks = await clerksOfAgencies(owner, draft.clerk.agencyId);
  const { documentId } = await (await signedLetter(province, [clerks[0]?.agencyId ?? ''])).issue();
  await addBulkDocuments(
    owner,
    {
      ...{ templateId: documentId, count: DOCUMENTS - 1, handledShare: 0.98 },
      recipientsSql: `select agency_id from bulk_agency where n = b.i % ${AGENCIES} union select agency_id from bulk_agency where n < 20 and b.i % 200 = 0`,
    },
    say,
  );
  const { counted } = await judgeStored(owner);
  say(`judged: ${JSON.stringify(counted)}`);
  await province.leave();
  return { dataDir, judged: counted };
};

const refill = async (dataDir: string, say: (line: string) => void): Promise<Fill> => {
  const program = await startProgram(dataDir);
  const { counted } = await judgeStored(program.owner);
  say(`judged: ${JSON.stringify(counted)}`);
  await program.stop();
  return { dataDir, judged: counted };
};

type Measured = { serverMs: number; nodeMs: number; postgresMs: number; p50: number; p95: number; rows: number };

/** Answers of one address, one after another, with the CPU of the program and of PostgreSQL for each. */
const measure = async (
  program: Program,
  cookies: readonly string[],
  addresses: readonly string[],
): Promise<Measured> => {
  const times: number[] = [];
  let rows = 0;
  const get = async (address: string, call: number) => {
    const cookie = cookies[Math.floor(call / CALLS_A_SESSION) % cookies.length] as string;
    const begun = performance.now();
    const answer = await fetch(program.url + address, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    const body = (await answer.json()) as { documents?: unknown[]; items?: unknown[] };
    times.push(performance.now() - begun);
    rows = (body.documents ?? body.items ?? []).length;
  };
  const all = treeCpuMs(program.pid);
  const postgres = treeCpuMs(program.postgresPid);
  const until = performance.now() + ROUND_MS;
  for (const [call, address] of addresses.entries()) {
    if (call >= FEWEST_CALLS && performance.now() > until) break;
    await get(address, call);
  }
  const serverMs = (treeCpuMs(program.pid) - all) / times.length;
  const postgresMs = (treeCpuMs(program.postgresPid) - postgres) / times.length;
  return {
    serverMs,
    postgresMs,
    nodeMs: serverMs - postgresMs,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    rows,
  };
};

const BARE = `
  select d.id, d.seq, d.symbol, d.subject, d.issuer_name, d.issued_on::text, d.urgency, i.box, i.arrived_at, i.opened_at, i.due_at, r.no
  from documents.inbox_entry i join documents.document d on d.id = i.document_id
    left join documents.registration r on r.document_id = d.id and r.agency_id = $1 and r.direction = 'in'
  where i.agency_id = $1 and i.position_id is null order by i.seq desc limit 21`;

/** The same rows by one prepared statement of the owner: no session, no policy, no row-level security, no HTTP. */
const measureBare = async (program: Program, client: pg.Client, agencyId: string): Promise<number> => {
  const used = ownCpuMs() + treeCpuMs(program.postgresPid);
  for (let call = 0; call < CALLS; call++) {
    const { rows } = await client.query({ name: 'bare', text: BARE, values: [agencyId] });
    JSON.stringify(rows);
  }
  return (ownCpuMs() + treeCpuMs(program.postgresPid) - used) / CALLS;
};

const QUESTIONS = [
  'an toàn giao thông',
  'an toan giao thong',
  'chuyển đổi số quý III',
  'báo cáo kết quả',
  'đấu giá đất',
  'tiem chung mo rong',
  'mời họp bàn biên chế',
  '12345',
  'khen thưởng tháng 11',
  'xử lý vướng mắc giải phóng mặt bằng',
];
const repeated = (addresses: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, n) => addresses[n % addresses.length] as string);

/** Guarded lists of 20 rows over HTTP while a year's documents are stored. */
export const worklist: Bench = async ({ rounds, say }) => {
  const { dataDir, judged } = await fill(say);
  const program = await startProgram(dataDir);
  const client = new pg.Client({ connectionString: program.ownerUrl });
  try {
    await client.connect();
    const issuer = await actorNamed(program.owner, 'snv.vanthu');
    const clerks = await clerksOfAgencies(program.owner, issuer.agencyId);
    const reader = clerks.find(({ agencyId }) => agencyId !== clerks[0]?.agencyId) as Actor;
    const sessions = async (actor: Actor, calls: number) =>
      plantSessions(
        program.owner,
        Array.from({ length: Math.ceil(calls / CALLS_A_SESSION) }, () => actor),
      );
    const incoming = urlOf(listIncomingContract, { scope: 'agency', limit: 20 });
    const outgoing = urlOf(listOutgoingContract, { limit: 20 });
    const work = urlOf(listMyWorkContract, { limit: 20 });
    const search = QUESTIONS.map((q) => urlOf(searchDocumentsContract, { q, limit: 20 }));
    const measured: Array<Record<'incoming' | 'outgoing' | 'work' | 'search', Measured> & { bareMs: number }> = [];
    for (let round = 0; round <= rounds; round++) {
      // New sessions each round: who somebody is, is asked of the database again and again.
      const one = {
        incoming: await measure(program, await sessions(reader, CALLS), repeated([incoming], CALLS)),
        bareMs: await measureBare(program, client, reader.agencyId),
        outgoing: await measure(program, await sessions(issuer, CALLS), repeated([outgoing], CALLS)),
        work: await measure(program, await sessions(reader, CALLS), repeated([work], CALLS)),
        search: await measure(program, await sessions(reader, 2 * CALLS_A_SESSION), repeated(search, 100)),
      };
      say(
        `round ${round}: incoming ${one.incoming.serverMs.toFixed(2)} ms CPU (${one.incoming.rows} rows), all agencies ${one.outgoing.serverMs.toFixed(2)} (${one.outgoing.rows}), work ${one.work.serverMs.toFixed(2)} (${one.work.rows}), bare ${one.bareMs.toFixed(2)}; search p95 ${one.search.p95.toFixed(0)} ms`,
      );
      if (round > 0) measured.push(one);
    }
    const of = (list: 'incoming' | 'outgoing' | 'work' | 'search', figure: keyof Measured) =>
      measured.map((one) => one[list][figure]);
    const ours = median(of('incoming', 'serverMs'));
    const wide = median(measured.map((one) => one.outgoing.serverMs / one.incoming.serverMs));
    const row = (name: string, list: 'incoming' | 'outgoing' | 'work' | 'search') => [
      name,
      ...(['serverMs', 'nodeMs', 'postgresMs', 'p50', 'p95'] as const).map((figure) => spread(of(list, figure))),
    ];
    const bare = median(measured.map(({ bareMs }) => bareMs));
    return {
      bench: 'worklist',
      ours: rounded(ours),
      peer: rounded(bare),
      ratio: rounded(median(measured.map((one) => one.incoming.serverMs / one.bareMs))),
      goal: '<= 1 ms CPU a list; who sees 300 agencies <= 1.5 times who sees 1',
      pass: ours <= 1 && wide <= 1.5,
      unit: 'CPU ms of Node and PostgreSQL per list of 20 rows; the peer is one prepared statement without guard or HTTP',
      method: [
        `${DOCUMENTS.toLocaleString('en')} documents stored (${judged['deliveries']?.toLocaleString('en')} deliveries, ${judged['numbers']?.toLocaleString('en')} numbers in ${judged['registers']} registers), synthetic and judged before timing by the checker of the kill runs and by asking every foreign key anew (the event log is left out). The program runs in a process of its own; up to ${CALLS} calls a round (${ROUND_MS / 1_000} s, at least ${FEWEST_CALLS}) one after another over HTTP: session, policy, row-level security, JSON.`,
        `Who sees one agency: a commune's records clerk and the agency's incoming documents. Who sees 300: the records clerk of the department that sent all ${DOCUMENTS.toLocaleString('en')} to ${AGENCIES} agencies, and the list of what was sent with the progress at its recipients. Ratio **${rounded(wide)}** (goal ≤ 1.5). Search p95 over ${QUESTIONS.length} questions: **${spread(of('search', 'p95'))} ms** wall.`,
      ],
      table: [
        ['min / median / max', 'CPU ms', 'of Node', 'of PostgreSQL', 'p50 ms wall', 'p95 ms wall'],
        row('incoming, sees 1 agency', 'incoming'),
        row('sent to 300 agencies', 'outgoing'),
        row('work of today', 'work'),
        row('search', 'search'),
        ['bare statement', spread(measured.map(({ bareMs }) => bareMs)), '', '', '', ''],
      ],
      rounds: measured,
    };
  } finally {
    await client.end();
    await program.stop();
    if (!process.env['BENCH_KEEP']) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};
