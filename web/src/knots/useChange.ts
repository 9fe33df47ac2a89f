import { useState } from 'react';
import { useApp } from '../app/context';
import { EngineError } from '../engine/engine';
import { faultKey } from './knots.model';

/** A call that changes the record; a fault is told and nothing else happens. */
export function useChange(done: () => void) {
  const { ask } = useApp();
  const [fault, setFault] = useState<string | null>(null);
  const run = (call: () => Promise<unknown>) =>
    ask(call).then(
      () => {
        setFault(null);
        done();
      },
      (error: unknown) => setFault(faultKey(error instanceof EngineError ? error.code : '')),
    );
  return { fault, run };
}
