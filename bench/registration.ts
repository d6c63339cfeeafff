import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { registerIncomingContract } from '../src/modules/documents/operations/register-incoming.contract.ts';
import type { Actor } from '../src/platform/access/index.ts';
import { clerksOfAgencies } from './ground/actors.ts';
import { addBulkDocuments } from './ground/bulk-documents.ts';
import { judgeStored } from './ground/judge-bulk.ts';
import { addAgenciesUpTo } from './ground/more-agencies.ts';
import { type BenchProvince, openBenchProvince } from './ground/province.ts';
import { signedLetter } from './ground/template-document.ts';
import { ownCpuMs, treeCpuMs } from './measure/cpu.ts';
import { type Bench, median, quantile, rounded, spread } from './measure/result.ts';

const CLIENTS = 8;
const AGENCIES = 300;
const BOOKS = 3;
const ACTS_A_ROUND = 600;
const ONE_BOOK_ACTS = 300;

type Arrival = { readonly documentId: string; readonly clerk: Actor; readonly bookId: string };
type Measured = { tps: number; p50: number; p99: number; cpuMs: number; postgresMs: number };

/** So many clients take the next act from one queue until it is empty. */
const measure = async <T>(
  province: BenchProvince,
  acts: readonly T[],
  act: (one: T, client: number) => Promise<unknown>,
): Promise<Measured> => {
  const queue = acts.values();
  const times: number[] = [];
  const cpu = ownCpuMs();
  const postgres = treeCpuMs(province.postgresPid);
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (const one of queue) {
        const at = performance.now();
        await act(one, client);
        times.push(performance.now() - at);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  return {
    tps: acts.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMs: (ownCpuMs() - cpu) / acts.length,
    postgresMs: (treeCpuMs(province.postgresPid) - postgres) / acts.length,
  };
};

const BARE = `
  create schema bare;
  create table bare.book (id uuid primary key, last_no integer not null, last_at timestamptz);
  create table bare.entry (id uuid primary key, document_id uuid not null, agency_id uuid not null, direction text not null,
    book_id uuid not null references bare.book (id), no integer not null, registered_at timestamptz not null, person_id uuid not null,
    position_id uuid not null, due_at timestamptz, unique (book_id, no), unique (document_id, agency_id, direction));
  insert into bare.book select id, 0, null from documents.register_book where direction = 'in'`;

/** What a number in a register costs at least: the counter's row locked and raised, one row entered, committed to the disk. */
const enterBare = async (client: pg.Client, { documentId, clerk, bookId }: Arrival) => {
  const now = new Date();
  await client.query({ name: 'b', text: 'begin' });
  const { rows } = await client.query<{ last_no: number }>({
    name: 'n',
    text: 'update bare.book set last_no = last_no + 1, last_at = greatest(last_at, $2) where id = $1 returning last_no',
    values: [bookId, now],
  });
  await client.query({
    name: 'e',
    text: `insert into bare.entry values ($1, $2, $3, 'in', $4, $5, $6, $7, $8, null)`,
    values: [randomUUID(), documentId, clerk.agencyId, bookId, rows[0]?.last_no, now, clerk.personId, clerk.positionId],
  });
  await client.query({ name: 'c', text: 'commit' });
};

const threeBooksEach = (owner: pg.Client) =>
  owner.query(
    `insert into documents.register_book (id, agency_id, direction, year, name, kind_set, opened_at)
     select uuidv7(), a.id, 'in', extract(year from now())::int, s.name, s.kinds, now()
     from organization.agency a, (values ('Sổ văn bản đến', null), ('Sổ giấy mời đến', '{invitation}'::text[]), ('Sổ quyết định đến', '{decision}'::text[])) as s (name, kinds)
     on conflict do nothing`,
  );

const waitingArrivals = async (owner: pg.Client, clerks: readonly Actor[]): Promise<Arrival[]> => {
  const { rows } = await owner.query<{ documentId: string; agencyId: string; books: string[] }>(
    `select v.document_id as "documentId", v.to_agency as "agencyId", (select array_agg(b.id order by b.name) from documents.register_book b where b.agency_id = v.to_agency and b.direction = 'in') as books
     from documents.delivery v where v.strongest = 1 order by md5(v.id::text)`,
  );
  const byAgency = new Map(clerks.map((clerk) => [clerk.agencyId, clerk]));
  return rows.flatMap(({ documentId, agencyId, books }, place) => {
    const clerk = byAgency.get(agencyId);
    return clerk ? [{ documentId, clerk, bookId: books[place % BOOKS] as string }] : [];
  });
};

/** Gap-free numbers in registers: the whole command, in this process, beside the barest transaction that gives a number. */
export const registration: Bench = async ({ rounds, say }) => {
  const province = await openBenchProvince();
  const { owner, call } = province;
  try {
    await addAgenciesUpTo(owner, AGENCIES + 1);
    await threeBooksEach(owner);
    const first = await signedLetter(province, []);
    const clerks = await clerksOfAgencies(owner, first.clerk.agencyId);
    const { documentId } = await (await signedLetter(province, [clerks[0]?.agencyId ?? ''])).issue();
    const spreadDocuments = Math.ceil(((rounds + 1) * ACTS_A_ROUND) / AGENCIES) + 1;
    const common = { templateId: documentId, handledShare: 0 };
    await addBulkDocuments(
      owner,
      { ...common, count: spreadDocuments, recipientsSql: 'select agency_id from bulk_agency' },
      say,
    );
    const spreadQueue = await waitingArrivals(owner, clerks);
    await addBulkDocuments(
      owner,
      {
        ...common,
        count: (rounds + 1) * ONE_BOOK_ACTS,
        recipientsSql: 'select agency_id from bulk_agency where n = 0',
      },
      say,
    );
    const known = new Set(spreadQueue.map((one) => `${one.documentId} ${one.clerk.agencyId}`));
    const later = (await waitingArrivals(owner, clerks)).filter(
      (one) => !known.has(`${one.documentId} ${one.clerk.agencyId}`),
    );
    const oneBookQueue = later.map((one) => ({ ...one, bookId: later[0]?.bookId ?? '' }));
    await judgeStored(owner);
    await owner.query(BARE);
    const bareClients = Array.from({ length: CLIENTS }, () => new pg.Client({ connectionString: province.ownerUrl }));
    await Promise.all(bareClients.map((client) => client.connect()));
    const ours = ({ documentId: id, clerk, bookId }: Arrival) =>
      call(registerIncomingContract, clerk, { documentId: id, bookId, idempotencyKey: randomUUID() });
    const bare = (one: Arrival, client: number) => enterBare(bareClients[client] as pg.Client, one);
    const measured: Array<Record<'ours' | 'bare' | 'oursOneBook' | 'bareOneBook', Measured>> = [];
    for (let round = 0; round <= rounds; round++) {
      const acts = spreadQueue.slice(round * ACTS_A_ROUND, (round + 1) * ACTS_A_ROUND);
      const oneBook = oneBookQueue.slice(round * ONE_BOOK_ACTS, (round + 1) * ONE_BOOK_ACTS);
      const one = {
        ours: await measure(province, acts, ours),
        bare: await measure(province, acts, bare),
        oursOneBook: await measure(province, oneBook, ours),
        bareOneBook: await measure(province, oneBook, bare),
      };
      // The first round warms caches, prepared statements and the compiler.
      if (round > 0) measured.push(one);
      say(
        `round ${round}: ours ${one.ours.tps.toFixed(0)}/s, bare ${one.bare.tps.toFixed(0)}/s; one book ${one.oursOneBook.tps.toFixed(0)}/s, bare ${one.bareOneBook.tps.toFixed(0)}/s`,
      );
    }
    await Promise.all(bareClients.map((client) => client.end()));
    const judged = await judgeStored(owner);
    const { rows: twice } = await owner.query(
      `select from documents.registration group by document_id, agency_id, direction having count(*) > 1`,
    );
    const { rows: version } = await owner.query<{ version: string }>('select version()');
    const of = (mode: keyof (typeof measured)[number], figure: keyof Measured) =>
      measured.map((one) => one[mode][figure]);
    const row = (name: string, mode: keyof (typeof measured)[number]) => [
      ...[name, spread(of(mode, 'tps')), rounded(median(of(mode, 'p50'))), rounded(median(of(mode, 'p99')))].map(
        String,
      ),
      ...[rounded(median(of(mode, 'cpuMs'))), rounded(median(of(mode, 'postgresMs')))].map(String),
    ];
    const ratio = median(measured.map((one) => one.ours.tps / one.bare.tps));
    const oneBookRatio = median(measured.map((one) => one.oursOneBook.tps / one.bareOneBook.tps));
    return {
      bench: 'registration',
      ours: rounded(median(of('ours', 'tps'))),
      peer: rounded(median(of('bare', 'tps'))),
      ratio: rounded(ratio),
      goal: '>= 0.6 of bare, gaps 0, doubles 0',
      pass: ratio >= 0.6 && judged.gaps.length === 0 && twice.length === 0,
      unit: 'registrations a second',
      method: [
        `The command \`register-incoming\` called in this process by ${CLIENTS} clients, ${AGENCIES} agencies × ${BOOKS} registers (the demonstration's 114 agencies and made-up ones), fsync on: rights, row-level security, duplicate warning, number, entry, evidence, box, work, live messages, event with its hash. Bare: \`pg\` with prepared statements on the same server: begin, raise the counter, enter the row, commit. ${rounds} rounds by turns of ${ACTS_A_ROUND} acts (${ONE_BOOK_ACTS} on one register) after one that does not count.`,
        `All ${judged.counted['registers']} registers judged afterwards by the checker of the kill runs: gaps ${judged.gaps.length}, doubles ${twice.length}, ${judged.counted['numbers']} numbers. One register: ratio ${rounded(oneBookRatio)}. ${version[0]?.version}.`,
      ],
      table: [
        ['', 'acts/s min / median / max', 'p50 ms', 'p99 ms', 'CPU of Node ms/act', 'CPU of PostgreSQL ms/act'],
        row('ours, 900 registers', 'ours'),
        row('bare, 900 registers', 'bare'),
        row('ours, one register', 'oursOneBook'),
        row('bare, one register', 'bareOneBook'),
      ],
      rounds: measured,
    };
  } finally {
    await province.close();
  }
};
