import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Milliseconds of CPU that this process has used, all threads, user and system. */
export const ownCpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

type Stat = { readonly parent: number; readonly cpuTicks: number; readonly reapedTicks: number };

const statOf = (pid: string): Stat | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; what follows the last bracket does not.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const at = (place: number) => fields[place - 3] ?? 0;
    return { parent, cpuTicks: at(14) + at(15), reapedTicks: at(16) + at(17) };
  } catch {
    return null;
  }
};

/** CPU of a process, of its children that live, and of those that it has seen end, in milliseconds (10 ms steps). */
export const treeCpuMs = (root: number): number => {
  const all = new Map<number, Stat>();
  for (const pid of readdirSync('/proc')) {
    const stat = /^\d+$/.test(pid) ? statOf(pid) : null;
    if (stat) all.set(Number(pid), stat);
  }
  const sum = (pid: number): number => {
    const stat = all.get(pid);
    if (!stat) return 0;
    const children = [...all].filter(([, { parent }]) => parent === pid).map(([child]) => child);
    return stat.cpuTicks + stat.reapedTicks + children.reduce((total, child) => total + sum(child), 0);
  };
  return (sum(root) * 1_000) / TICKS_PER_SECOND;
};

/** Resident memory of a process in MB; shared pages count in full, so a sum over processes is an upper bound. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Memory of a process in MB with shared pages divided among their users: a sum over processes is honest. */
export const proportionalMb = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024;

/** The process and all that descend from it. */
export const treeOf = (root: number): number[] => {
  const children = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && statOf(pid)?.parent === root)
    .map(Number);
  return [root, ...children.flatMap(treeOf)];
};
