import { COUNT_CAP, countMyWorkContract } from '../../../platform/worklist/count-my-work.contract.ts';
import { useAsk } from '../data/query.ts';

/** Counts are capped by the server; the cap is shown as 99+. Zero shows nothing. */
export const showCount = (count: number | undefined): string | undefined =>
  !count ? undefined : count >= COUNT_CAP ? `${COUNT_CAP - 1}+` : String(count);

export const useWorkCounts = () => {
  const { data } = useAsk(countMyWorkContract, {}, { staleMs: 30_000 });
  return {
    open: showCount(data?.open),
    notOpened: showCount(data?.notOpened),
    overdue: showCount(data?.overdue),
    byKind: data?.byKind ?? {},
  };
};
