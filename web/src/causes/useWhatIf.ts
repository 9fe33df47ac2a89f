/** What would be with other causes: asked when the hand rests, the old answer stays until then. */
import { useEffect, useState } from 'react';
import { useApp } from '../app/context';
import type { Causes, WhatIfAnswer } from '../engine/engine';
import { placeOf } from './place.model';
import { shiftsOf, type Moved } from './whatIf.model';

const restsMs = 160;

export function useWhatIf(causes: Causes) {
  const { engine, ask } = useApp();
  const [moved, setMoved] = useState<Moved>({});
  const [answer, setAnswer] = useState<WhatIfAnswer | null>(null);
  const [waits, setWaits] = useState(false);
  const [failed, setFailed] = useState(false);
  const changes = shiftsOf(causes.sliders, moved);
  const key = JSON.stringify(changes);
  useEffect(() => {
    if (changes.length === 0) {
      setAnswer(null);
      setWaits(false);
      setFailed(false);
      return undefined;
    }
    let current = true;
    setWaits(true);
    const settle = (fresh: WhatIfAnswer | null) => {
      if (!current) return;
      if (fresh) setAnswer(fresh);
      setFailed(fresh === null);
      setWaits(false);
    };
    const timer = window.setTimeout(() => {
      ask(() => engine.causesWhatIf({ changes }, placeOf(causes))).then(settle, () => settle(null));
    }, restsMs);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
    // The draws behind the answer are those of `causes`.
  }, [engine, ask, key, causes]);
  const move = (cause: string, value: number) => setMoved((own) => ({ ...own, [cause]: value }));
  return { moved, answer, waits, failed, move, reset: () => setMoved({}) };
}
