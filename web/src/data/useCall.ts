import { useState } from 'react';
import { useApp } from '../app/context';
import { EngineError } from '../engine/engine';

/** One call that the person asked for: under way, or failed. A second press waits for the first. */
export function useCall() {
  const { ask } = useApp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<EngineError | null>(null);
  const run = async <T>(call: () => Promise<T>, done: (answer: T) => void) => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      done(await ask(call));
    } catch (error) {
      setFault(error instanceof EngineError ? error : new EngineError('internal', '', ''));
    }
    setBusy(false);
  };
  return { busy, fault, run };
}
