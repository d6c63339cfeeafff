import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { removeDir, scratchDir } from '../support/launch-province.ts';
import { ownerConnection } from '../support/owner-connection.ts';
import { type CheckedPaths, checkProvince } from './check.ts';
import { type Cast, oneLetter } from './clients/office-day.ts';
import { plantReceivingOffices, type ReceivingOffice, signInOffice } from './clients/people.ts';
import { RunOver, type SteadyPorts } from './clients/steady-client.ts';
import { freePort } from './free-port.ts';
import { openJournal } from './journal.ts';
import { createKiller, type DoneKill } from './killer.ts';
import { createProvinceGroup, type ProvinceGroup } from './province-group.ts';
import { seeded } from './random.ts';
import { type Report, reportOf } from './report.ts';
import { planKills } from './schedule.ts';
import { verifyLog } from './verify-log.ts';

export type RunOptions = {
  readonly kills: number;
  readonly seed: number;
  /** Letters on their way at the same time. */
  readonly clients?: number;
  readonly say?: (line: string) => void;
  /** Looks at the province after it was judged, before it is stopped. */
  readonly inspect?: (owner: pg.Client, paths: CheckedPaths) => Promise<void>;
};

const SENDER = 'noi-vu';
const ANSWERING = '09187';
/** After the last kill the letters on their way are taken to their end; so long at most. */
const DRAIN_MS = 90_000;

const castFor = async (url: string, dataDir: string): Promise<Cast> => {
  const owner = await ownerConnection(dataDir);
  try {
    const { rows } = await owner.query<{ key: string }>(
      `select key from organization.agency where kind in ('ward', 'commune') and key <> $1 order by ordinal limit 6`,
      [ANSWERING],
    );
    const offices = await plantReceivingOffices(owner, url, [SENDER, ANSWERING, ...rows.map(({ key }) => key)]);
    const sender = await signInOffice(url, {
      ...{ specialist: 'snv.chuyenvien', head: 'snv.truongphong', clerk: 'snv.vanthu', leader: 'snv.giamdoc' },
    });
    const answering = await signInOffice(url, {
      ...{ specialist: 'kinhbac.chuyenvien', head: 'kinhbac.truongphong' },
      ...{ clerk: 'kinhbac.vanthu', leader: 'kinhbac.chutich' },
    });
    const here = offices.get(ANSWERING) as ReceivingOffice;
    return {
      sender,
      senderReceives: offices.get(SENDER) as ReceivingOffice,
      answering,
      answeringReceives: {
        ...here,
        handler: { positionId: answering.specialistPositionId, call: answering.specialist },
      },
      others: [...offices].filter(([key]) => key !== SENDER && key !== ANSWERING).map(([, office]) => office),
    };
  } finally {
    await owner.end();
  }
};

const untilHealthy = (url: string) => async (): Promise<void> => {
  for (;;) {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(40);
  }
};

/** Kills, restarts, lets the clients end their letters, and judges what is left. The scratch folder stays when something is wrong. */
export const runResilience = async ({
  kills,
  seed,
  clients = 3,
  say = () => {},
  inspect,
}: RunOptions): Promise<Report> => {
  const dataDir = await scratchDir('resilience');
  const home = await scratchDir('resilience-journal');
  const province: ProvinceGroup = createProvinceGroup(dataDir, await freePort());
  const journalPath = join(home, 'journal.jsonl');
  const journal = openJournal(journalPath);
  const begun = performance.now();
  let stopping = false;
  let over = false;
  const failures: string[] = [];
  try {
    say(`first start: ${Math.round(await province.start())} ms`);
    const killer = createKiller(province, () => ownerConnection(dataDir));
    const ports: SteadyPorts = {
      ...{ journal, untilHealthy: untilHealthy(province.url), isOver: () => over },
      ...{ onBegin: killer.onBegin, onEnd: killer.onEnd },
    };
    const work = async (cast: Cast, client: number): Promise<void> => {
      const random = seeded(seed * 1_000 + client);
      for (let letter = 1; !stopping; letter++) {
        await oneLetter(ports, cast, `${client}/${letter}`, random).catch((error: unknown) => {
          if (!(error instanceof RunOver)) failures.push(String(error));
        });
        if (failures.length > 20) return;
      }
    };
    const casts: Cast[] = [];
    while (casts.length < clients) casts.push(await castFor(province.url, dataDir));
    const working = casts.map(work);
    const done: DoneKill[] = [];
    for (const kill of planKills(kills, seeded(seed))) {
      done.push(await killer.strike(kill));
      say(
        `${done.length}/${kills} ${kill.victim} in ${kill.act} at ${kill.share.toFixed(2)}: back after ${done.at(-1)?.restartMs} ms`,
      );
    }
    stopping = true;
    const drained = await Promise.race([Promise.all(working).then(() => true), sleep(DRAIN_MS, false, { ref: false })]);
    over = true;
    if (!drained) failures.push(`letters were still on their way ${DRAIN_MS} ms after the last kill`);
    journal.close();
    const paths = { filesDir: join(dataDir, 'files'), journalPath };
    const owner = await ownerConnection(dataDir);
    const findings = await checkProvince(owner, paths);
    const log = await verifyLog(dataDir);
    const report = reportOf({
      ...{ seed, kills: done, findings, log, failures, usualMs: killer.usualTimes() },
      seconds: Math.round((performance.now() - begun) / 1_000),
    });
    await inspect?.(owner, paths);
    await owner.end();
    await province.stop();
    if (report.pass) await Promise.all([removeDir(dataDir), removeDir(home)]);
    else say(`kept for looking at: ${dataDir} ${journalPath}`);
    return report;
  } catch (error) {
    over = true;
    await province.stop();
    throw new Error(`${String(error)}\n${province.output()}`, { cause: error });
  }
};
