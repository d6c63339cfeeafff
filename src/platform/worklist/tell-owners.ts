import type { Tx } from '../db/tx.ts';
import { publish } from '../stream/index.ts';

/** Whose work it is. */
export type Owner =
  | { readonly agencyId: string; readonly positionId: string }
  | { readonly agencyId: string; readonly role: string };

/** Wakes the work lists of the owners when the transaction commits; kind `work-changed`, no content. */
export const tellOwners = async (tx: Tx, owners: readonly Owner[]): Promise<void> => {
  const positions = new Set<string>();
  const agenciesByRole = new Map<string, Set<string>>();
  for (const owner of owners) {
    if ('positionId' in owner) positions.add(owner.positionId);
    else agenciesByRole.set(owner.role, (agenciesByRole.get(owner.role) ?? new Set()).add(owner.agencyId));
  }
  if (positions.size > 0)
    await publish(tx, { kind: 'work-changed', audience: { positions: [...positions] }, data: {} });
  for (const [role, agencies] of agenciesByRole)
    await publish(tx, { kind: 'work-changed', audience: { agencies: [...agencies], roles: [role] }, data: {} });
};
