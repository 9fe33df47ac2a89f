/** The answer and how far the run behind it is; asked for only while somebody looks. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../app/context';
import { EngineError, type CausesAnswer, type CausesProgress } from '../engine/engine';
import { isRunning } from './causes.model';

const everyMs = 700;

export type Asked = {
  answer: CausesAnswer | null;
  progress: CausesProgress | null;
  error: EngineError | null;
  /** A run was seen since the page was opened: its line stays, so that nothing jumps. */
  ran: boolean;
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

export function useCauses(): Asked {
  const { engine, ask, stopped } = useApp();
  const [answer, setAnswer] = useState<CausesAnswer | null>(null);
  const [progress, setProgress] = useState<CausesProgress | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const [ran, setRan] = useState(false);
  const run = useRef(-1);

  const fetch = useCallback(async () => {
    try {
      const fresh = await ask(() => engine.causes());
      run.current = fresh.progress.run;
      setAnswer(fresh);
      setProgress(fresh.progress);
      setError(null);
      if (fresh.progress.state === 'checking') setRan(true);
    } catch (fault) {
      setError(fault instanceof EngineError ? fault : new EngineError('internal', '', ''));
    }
  }, [engine, ask]);

  const look = useCallback(async () => {
    try {
      const now = await ask(() => engine.causesProgress());
      if (now.run !== run.current || !isRunning(now)) await fetch();
      else {
        setProgress(now);
        setRan(true);
      }
    } catch {
      // The bar on top says that the program has stopped; the next look may find it again.
    }
  }, [engine, ask, fetch]);

  useEffect(() => {
    void fetch();
  }, [fetch, stopped]);
  useLooks(progress !== null && isRunning(progress), look);

  const cancel = useCallback(() => {
    ask(() => engine.cancelCauses()).then(
      (now) => {
        setProgress(now);
        void fetch();
      },
      () => undefined,
    );
  }, [engine, ask, fetch]);

  return { answer, progress, error, ran, again: () => void fetch(), cancel };
}
