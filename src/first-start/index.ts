import { seedAccounts } from '../modules/identity/index.ts';
import {
  DEMO_PASSWORD,
  demoDirectory,
  demoSignIns,
  organizationSeedPhases,
  seedCatalogue,
} from '../modules/organization/index.ts';
import type { SignaturesModule } from '../modules/signatures/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Start } from '../platform/config/index.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import { DEMO_CERTIFICATES, demoCertificateHolders } from './certificate-holders.ts';
import { type PhaseWork, runPhase } from './phases.ts';
import { createProgress, type ProgressOutput } from './progress.ts';

export { openFirstAdministratorLink } from './administrator/link.ts';
export { administratorPath, createFirstAdministratorModule } from './administrator/module.ts';
export { type FrontDesk, openFrontDesk } from './front-desk/index.ts';
export { settleStart } from './settle-start.ts';

type FirstStart = {
  readonly start: Start;
  readonly database: Database;
  readonly clock: Clock;
  readonly signatures: SignaturesModule;
  readonly output: ProgressOutput;
};

type Phase = { readonly key: string; readonly name: string; readonly work: PhaseWork };

const demoPhases = (clock: Clock, signatures: SignaturesModule): Phase[] => {
  const phases = organizationSeedPhases();
  const directory = demoDirectory();
  return [
    ...phases.map(({ name, run }, index) => ({
      key: name,
      name: index === 0 ? 'Cơ quan, đơn vị, lịch làm việc' : `Cán bộ mẫu, phần ${index}/${phases.length - 1}`,
      work: async (tx: Tx) => {
        await run(tx, clock.now());
        return {};
      },
    })),
    {
      key: 'accounts',
      name: `${directory.people.length.toLocaleString('vi-VN')} tài khoản, chờ kích hoạt`,
      work: async (tx, report) => {
        const signIns = demoSignIns.map(({ username, personId }) => ({ username, personId, password: DEMO_PASSWORD }));
        await seedAccounts(tx, {
          people: directory.people,
          demoSignIns: signIns,
          now: clock.now(),
          onProgress: report,
        });
        return { accounts: directory.people.length };
      },
    },
    {
      key: 'certificates',
      name: `${DEMO_CERTIFICATES.toLocaleString('vi-VN')} chứng thư số DEMO`,
      work: async (tx, report) => ({
        issued: await signatures.seedDemoCertificates(
          tx,
          demoCertificateHolders(directory.agencies),
          clock.now(),
          (share) => report(share, 1),
        ),
      }),
    },
  ];
};

/** What every province has by law: agencies, the units that decrees name, the calendar. Nobody works there yet. */
const ownPhases: readonly Phase[] = [
  {
    key: 'organization-structure',
    name: 'Cơ quan theo danh mục, lịch làm việc',
    work: async (tx) => {
      await seedCatalogue(tx);
      return {};
    },
  },
];

/**
 * Fills the demo province (directory, accounts, certificates), or an own one with the catalogue and nothing else: no people, no keys.
 * Each phase is one transaction and is noted in the same one, so after a kill the next start goes on where this one ended; on a
 * filled province nothing happens.
 * @returns whether anything was filled
 */
export const firstStart = async ({ start, database, clock, signatures, output }: FirstStart): Promise<boolean> => {
  const rows = await database.selectFrom('platform.set_up_phase').select('name').execute();
  const done = new Set(rows.map(({ name }) => name));
  const missing = (start === 'demo' ? demoPhases(clock, signatures) : ownPhases).filter(({ key }) => !done.has(key));
  if (missing.length === 0) return false;
  output.write(`Chuẩn bị ${start === 'demo' ? 'tỉnh mẫu' : 'tỉnh của mình'} (chỉ lần đầu):\n`);
  const ports = { database, clock, progress: createProgress(output) };
  for (const phase of missing) await runPhase(ports, phase);
  return true;
};
