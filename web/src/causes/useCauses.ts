/** The answer and how far the run behind it is; asked for only while somebody looks. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../app/context';
import {
  EngineError,
  type CausesAnswer,
  type CausesPlace,
  type CausesProgress,
} from '../engine/engine';
import { isRunning } from './causes.model';
import { placeKey } from './place.model';

const everyMs = 700;

export type Asked = {
  answer: CausesAnswer | null;
  progress: CausesProgress | null;
  error: EngineError | null;
  /** The answer is still that of the place before. */
  waits: boolean;
  again: () => void;
  cancel: () => void;
};

/** Calls `look` at once when the window is looked at again, and again after each answer. */
function useLooks(active: boolean, look: () => Promise<void>) {
  useEffect(() => {
    if (!active) return undefined;
    let current = true;
    let timer = 0;
    const next = () => {
      window.clearTimeout(timer);
      if (!current || document.hidden) return;
      timer = window.setTimeout(() => void look().finally(next), everyMs);
    };
    const seen = () => (document.hidden ? window.clearTimeout(timer) : next());
    next();
    document.addEventListener('visibilitychange', seen);
    return () => {
      current = false;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [active, look]);
}

const nothing = { of: '', answer: null, progress: null };
type Known = Pick<Asked, 'answer' | 'progress'> & {
  /** The place of all of it. */
  of: string;
};

export function useCauses(place: CausesPlace | null): Asked {
  const { engine, ask, stopped } = useApp();
  const [known, setKnown] = useState<Known>(nothing);
  const [error, setError] = useState<EngineError | null>(null);
  const key = placeKey(place);
  /** What is asked for now; the answer of another place comes too late. */
  const wanted = useRef({ key, place });
  wanted.current = { key, place };
  const run = useRef(-1);

  const fetch = useCallback(async () => {
    const { key: of, place: own } = wanted.current;
    const late = () => wanted.current.key !== of;
    try {
      const answer = await ask(() => engine.causes(own));
      if (late()) return;
      const { progress } = answer;
      run.current = progress.run;
      setError(null);
      setKnown({ of, answer, progress });
    } catch (fault) {
      if (late()) return;
      setError(fault instanceof EngineError ? fault : new EngineError('internal', '', ''));
    }
  }, [engine, ask]);

  const tell = useCallback((of: string, progress: CausesProgress) => {
    setKnown((own) => (own.of === of ? { ...own, progress } : own));
  }, []);

  const look = useCallback(async () => {
    const { key: of, place: own } = wanted.current;
    try {
      const now = await ask(() => engine.causesProgress(own));
      if (wanted.current.key !== of) return;
      if (now.run !== run.current || !isRunning(now)) await fetch();
      else tell(of, now);
    } catch {
      // The bar on top says that the program has stopped; the next look may find it again.
    }
  }, [engine, ask, fetch, tell]);

  useEffect(() => {
    void fetch();
  }, [fetch, stopped, key]);
  useLooks(known.progress !== null && isRunning(known.progress), look);

  const cancel = useCallback(() => {
    const { key: of, place: own } = wanted.current;
    ask(() => engine.cancelCauses(own)).then(
      (now) => {
        tell(of, now);
        void fetch();
      },
      () => undefined,
    );
  }, [engine, ask, fetch, tell]);

  const waits = known.of !== key;
  return { ...known, error, waits, again: () => void fetch(), cancel };
}
