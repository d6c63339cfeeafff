import { seedAccounts } from '../modules/identity/index.ts';
import { DEMO_PASSWORD, demoDirectory, demoSignIns, organizationSeedPhases } from '../modules/organization/index.ts';
import type { SignaturesModule } from '../modules/signatures/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { DEMO_CERTIFICATES, demoCertificateHolders } from './certificate-holders.ts';
import { runPhase } from './phases.ts';
import { createProgress, type ProgressOutput } from './progress.ts';

type FirstStart = {
  readonly database: Database;
  readonly clock: Clock;
  readonly signatures: SignaturesModule;
  readonly output: ProgressOutput;
};

/**
 * Fills the demo province: directory, accounts, certificates. Each phase is one transaction and is noted in the same one, so after a
 * kill the next start goes on where this one ended; on a filled province nothing happens.
 */
export const firstStart = async ({ database, clock, signatures, output }: FirstStart): Promise<void> => {
  const phases = organizationSeedPhases();
  const done = await database.selectFrom('platform.set_up_phase').select('name').execute();
  if (done.length >= phases.length + 2) return;
  output.write('Chuẩn bị tỉnh mẫu (chỉ lần đầu):\n');
  const ports = { database, clock, progress: createProgress(output) };
  const directory = demoDirectory();
  for (const [index, phase] of phases.entries()) {
    await runPhase(ports, {
      key: phase.name,
      name: index === 0 ? 'Cơ quan, đơn vị, lịch làm việc' : `Cán bộ mẫu, phần ${index}/${phases.length - 1}`,
      work: async (tx) => {
        await phase.run(tx, clock.now());
        return {};
      },
    });
  }
  await runPhase(ports, {
    key: 'accounts',
    name: `${directory.people.length.toLocaleString('vi-VN')} tài khoản, chờ kích hoạt`,
    work: async (tx, report) => {
      const signIns = demoSignIns.map(({ username, personId }) => ({ username, personId, password: DEMO_PASSWORD }));
      await seedAccounts(tx, { people: directory.people, demoSignIns: signIns, now: clock.now(), onProgress: report });
      return { accounts: directory.people.length };
    },
  });
  await runPhase(ports, {
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
  });
};
