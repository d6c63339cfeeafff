import { useEffect, useState } from 'react';
import { getMeContract } from '../../../modules/identity/operations/get-me.contract.ts';
import { countMyWorkContract } from '../../../platform/worklist/count-my-work.contract.ts';
import { queryClient, refresh } from '../data/query.ts';
import { liveMessages } from '../parts.ts';
import { type LiveState, openSharedStream } from './shared-stream.ts';

/** After a break the lists are asked again: a stream carries news, it is never the truth. */
const RESYNC = ['ready', 'resync'];
/** This session was ended elsewhere; asking who we are brings the dialog to sign in again. */
const SIGNED_OUT = 'signed-out';

/** A hundred recipients may open a document within a second; their news are asked for together. */
const GATHER_MS = 120;

const gatherer = () => {
  const names = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add: (more: readonly string[]) => {
      for (const name of more) names.add(name);
      timer ??= setTimeout(() => {
        timer = undefined;
        const asked = [...names];
        names.clear();
        void refresh(asked);
      }, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
};

/** Keeps the lists of this tab fresh by the shared stream; answers whether the stream is open. */
export const useLive = (positionId: string): LiveState => {
  const [state, setState] = useState<LiveState>('open');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another position is another audience, so the stream is opened anew
  useEffect(() => {
    const stale = liveMessages();
    const gathered = gatherer();
    let first = true;
    const close = openSharedStream([...RESYNC, SIGNED_OUT, ...Object.keys(stale)], (heard) => {
      if (heard.type === 'state') return setState(heard.state);
      const { kind } = heard.message;
      if (kind === SIGNED_OUT) return void refresh([getMeContract.name]);
      if (!RESYNC.includes(kind)) return gathered.add([...(stale[kind] ?? []), countMyWorkContract.name]);
      if (!first || kind === 'resync') void queryClient.invalidateQueries();
      first = false;
    });
    return () => {
      gathered.stop();
      close();
    };
  }, [positionId]);
  return state;
};
