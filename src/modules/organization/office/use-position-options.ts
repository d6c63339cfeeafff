import { useMemo } from 'react';
import { useAsk } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { getAgencyContract } from '../operations/get-agency.contract.ts';
import { delegationsText } from './messages/delegations-text.ts';

type PositionOption = {
  readonly value: string;
  /** Title, holder and unit: what one searches by. */
  readonly label: string;
  /** Whether acts of this position can be given away at all. */
  readonly gives: boolean;
};

/** The positions of an agency as choices, each with who holds it today. */
export const usePositionOptions = (agencyId: string) => {
  const { vacant } = useText(delegationsText);
  const asked = useAsk(getAgencyContract, { id: agencyId });
  const options = useMemo((): readonly PositionOption[] => {
    const units = new Map(asked.data?.units.map(({ id, name }) => [id, name]));
    return (asked.data?.positions ?? []).map(({ id, unitId, title, rank, roles, holders }) => ({
      value: id,
      label: [title, holders.map(({ name }) => name).join(', ') || vacant, units.get(unitId)]
        .filter(Boolean)
        .join(' · '),
      gives: rank === 'head' || roles.includes('leader') || roles.includes('chief-of-office'),
    }));
  }, [asked.data, vacant]);
  return { options, isPending: asked.isPending, error: asked.error, retry: () => void asked.refetch() };
};
