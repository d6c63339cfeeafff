import type { Contract } from '../contracts/contract.ts';
import type { Operation } from '../operations/index.ts';

const AUDIT = new Set<string>(['act', 'read', 'read-personal']);

const isComplete = ({ permission, audit, rateLimit, timeoutMs, summary }: Partial<Contract>): boolean =>
  permission !== undefined &&
  (typeof permission === 'string' || permission.roles.length > 0) &&
  audit !== undefined &&
  AUDIT.has(audit) &&
  rateLimit !== undefined &&
  rateLimit.max > 0 &&
  rateLimit.perSeconds > 0 &&
  timeoutMs !== undefined &&
  timeoutMs > 0 &&
  Boolean(summary?.vi && summary.en);

/**
 * Refuses to start with an operation that leaves a declaration out or shares its name or address with another
 * (architecture rule 7).
 */
export const checkDeclarations = (operations: readonly Operation[]): void => {
  const seen = new Set<string>();
  for (const { contract } of operations) {
    if (!isComplete(contract))
      throw new Error(`operation ${contract.name} must declare permission, audit, rateLimit, timeoutMs and summary`);
    if (contract.method === 'GET' && contract.audit === 'act')
      throw new Error(`operation ${contract.name} changes something, so it may not be a GET`);
    const address = `${contract.method} ${contract.path.replace(/:\w+/g, ':')}`;
    if (seen.has(address) || seen.has(contract.name))
      throw new Error(`operation ${contract.name} (${address}) is declared twice`);
    seen.add(address).add(contract.name);
  }
};
