import { checkBackup } from './backup.ts';
import { checkClock } from './clock.ts';
import { checkDatabase } from './database.ts';
import { checkDisk } from './disk.ts';
import { checkEventLog } from './event-log.ts';
import { checkFiles } from './files.ts';
import { defineFindings, type Finding, type Severity } from './findings.ts';
import { checkInstallation } from './installation.ts';
import type { Check, DoctorPorts, Query } from './ports.ts';
import { checkQueues } from './queues.ts';

const say = defineFindings('doctor', {
  'check-failed': {
    severity: 'error',
    vi: 'Không kiểm tra được mục {check}: {reason}. Hãy chạy lại; nếu vẫn lỗi, gửi gói hỗ trợ (npm run support-bundle) cho người phát triển.',
    en: 'The check {check} could not run: {reason}. Run it again; if it still fails send a support bundle (npm run support-bundle) to the developers.',
  },
});

export interface DoctorReport {
  at: string;
  /** The worst of the findings. */
  verdict: Severity;
  findings: Finding[];
}

const OWN_CHECKS: readonly Check[] = [
  ...[checkInstallation, checkDisk, checkClock, checkDatabase],
  ...[checkEventLog, checkQueues, checkFiles, checkBackup],
];
const WORST: readonly Severity[] = ['error', 'warning', 'ok'];

/**
 * Looks at everything that a technician must know of, the platform's own and what the modules add. One check that
 * fails hides no other. Changes nothing but its own notes on the disk's free space.
 */
export async function runDoctor(ports: DoctorPorts, more: readonly Check[] = []): Promise<DoctorReport> {
  const findings: Finding[] = [];
  for (const check of [...OWN_CHECKS, ...more]) findings.push(...(await runCheck(check, ports)));
  const verdict = WORST.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'ok';
  return { at: ports.clock.now().toString(), verdict, findings };
}

const noDatabase: Query = () => Promise.reject(new Error('no database'));

async function runCheck(check: Check, ports: DoctorPorts): Promise<Finding[]> {
  const query = 'query' in ports.database ? ports.database.query : noDatabase;
  if (check.needsDatabase && query === noDatabase) return [];
  try {
    return await check.run(ports, query);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [say('check-failed', { check: check.name, reason })];
  }
}
