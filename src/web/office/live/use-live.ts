import { useEffect, useState } from 'react';
import { countMyWorkContract } from '../../../platform/worklist/count-my-work.contract.ts';
import { queryClient, refresh } from '../data/query.ts';
import { liveMessages } from '../parts.ts';
import { type LiveState, openSharedStream } from './shared-stream.ts';

/** After a break the lists are asked again: a stream carries news, it is never the truth. */
const RESYNC = ['ready', 'resync'];

/** Keeps the lists of this tab fresh by the shared stream; answers whether the stream is open. */
export const useLive = (positionId: string): LiveState => {
  const [state, setState] = useState<LiveState>('open');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another position is another audience, so the stream is opened anew
  useEffect(() => {
    const stale = liveMessages();
    let first = true;
    return openSharedStream([...RESYNC, ...Object.keys(stale)], (heard) => {
      if (heard.type === 'state') return setState(heard.state);
      const { kind } = heard.message;
      if (!RESYNC.includes(kind)) return void refresh([...(stale[kind] ?? []), countMyWorkContract.name]);
      if (!first || kind === 'resync') void queryClient.invalidateQueries();
      first = false;
    });
  }, [positionId]);
  return state;
};
