import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, call } from '../../../../web/office/data/call.ts';
import { refresh } from '../../../../web/office/data/query.ts';
import { saveDraftContract } from '../../operations/save-draft.contract.ts';
import type { DraftContent } from '../../operations/shapes.ts';

const QUIET_MS = 1_200;
const RETRY_MS = 5_000;

export type SavingState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

const keyOf = (draftId: string) => `kinhbac.draft.${draftId}`;
type Kept = { readonly content: DraftContent; readonly bodyText: string; readonly version: number };

const readKept = (draftId: string): Kept | null => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(draftId)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
};
const keep = (draftId: string, kept: Kept | null) => {
  try {
    if (kept) localStorage.setItem(keyOf(draftId), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(draftId));
  } catch {
    // A full or closed storage only loses the second copy; the text is still on the screen and being saved.
  }
};

/** What was typed on this machine and never reached the server, if it began from the version that still stands. */
export const unsavedTyping = (draftId: string, version: number): Kept | null => {
  const kept = readKept(draftId);
  return kept && kept.version === version ? kept : null;
};
export const forgetTyping = (draftId: string): void => keep(draftId, null);

/**
 * Saves a second after the last key, keeps a copy in the browser until the server has it, and tries again after a
 * failure. A newer version by somebody else stops the saving: nothing is overwritten on either side.
 */
export const useDraftSaving = (draftId: string, startVersion: number, startedAt: string) => {
  const [state, setState] = useState<SavingState>('saved');
  const [savedAt, setSavedAt] = useState(startedAt);
  const [error, setError] = useState<unknown>(null);
  const version = useRef(startVersion);
  const waiting = useRef<Kept | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);
  const conflicted = useRef(false);
  const failed = useRef<unknown>(null);

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const next = waiting.current;
    if (!next || conflicted.current) return;
    waiting.current = null;
    setState('saving');
    running.current = call(saveDraftContract, {
      draftId,
      content: next.content,
      version: version.current,
      automatic: true,
    })
      .then((answer) => {
        version.current = answer.version;
        setSavedAt(answer.savedAt);
        failed.current = null;
        setError(null);
        if (waiting.current) return;
        keep(draftId, null);
        setState('saved');
        void refresh(['documents.get-draft', 'documents.list-drafts']);
      })
      .catch((failure: unknown) => {
        failed.current = failure;
        setError(failure);
        waiting.current ??= next;
        if (failure instanceof ApiError && failure.status === 409) {
          conflicted.current = true;
          setState('conflict');
          return;
        }
        setState('failed');
        const mayHeal =
          !(failure instanceof ApiError) || failure.status === 0 || failure.status === 401 || failure.status >= 500;
        if (mayHeal) timer.current = setTimeout(() => void send(), RETRY_MS);
      })
      .finally(() => {
        running.current = null;
      });
    await running.current;
  }, [draftId]);

  const change = useCallback(
    (content: DraftContent, bodyText: string) => {
      waiting.current = { content, bodyText, version: version.current };
      keep(draftId, waiting.current);
      if (conflicted.current) return;
      setState('unsaved');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), QUIET_MS);
    },
    [draftId, send],
  );

  // Leaving the screen sends at once what is waiting; the copy in the browser stays until the answer came.
  useEffect(() => () => void send(), [send]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => waiting.current && event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  /** Saves now; answers the version that stands, or throws why it could not be saved. */
  const flush = useCallback(async (): Promise<number> => {
    await send();
    if (waiting.current) throw failed.current ?? new Error('unsaved');
    return version.current;
  }, [send]);

  return { state, savedAt, error, change, flush };
};
