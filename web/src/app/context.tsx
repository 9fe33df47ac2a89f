/** The journey and the engine, for every screen. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { EngineError, type Atlas, type BodyMapData, type Engine } from '../engine/engine';
import type { Journey } from './journey.model';

type App = {
  engine: Engine;
  journey: Journey;
  change: (next: (journey: Journey) => Journey) => void;
  stopped: boolean;
  /** Runs a question to the engine and notices when the program has stopped. */
  ask: <T>(question: () => Promise<T>) => Promise<T>;
};

const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a screen outside of the app');
  return app;
}

type Provided = {
  engine: Engine;
  start: Journey;
  /** Keeps the journey for a reload of this window. */
  keep: (journey: Journey) => Promise<void>;
  children: ReactNode;
};

export function AppProvider({ engine, start, keep, children }: Provided) {
  const [journey, change] = useState(start);
  const [stopped, setStopped] = useState(false);

  useLayoutEffect(() => {
    if (journey !== start) void keep(journey);
  }, [journey, start, keep]);

  // A reload of a window whose program has ended would lose everything, or show a stranger's page.
  useEffect(() => {
    if (!stopped || journey.places.length === 0) return undefined;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [stopped, journey]);

  const ask = useCallback(async function ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      if (error instanceof EngineError && error.code === 'stopped') setStopped(true);
      throw error;
    }
  }, []);

  // Only an answer of now says that it is back: others may have been kept from before.
  useEffect(() => {
    if (!stopped) return undefined;
    const timer = window.setInterval(() => {
      engine.health().then(
        () => setStopped(false),
        () => undefined,
      );
    }, 2000);
    return () => window.clearInterval(timer);
  }, [stopped, engine]);

  const value = useMemo(
    () => ({ engine, journey, change, stopped, ask }),
    [engine, journey, stopped, ask],
  );
  return <AppContext.Provider value={value}>{children}</AppContext.Provider>;
}

export type Load<T> = { value: T | null; error: EngineError | null; again: () => void };

/** Asks when `key` changes; keeps the old answer while the new one is on its way. */
export function useAnswer<T>(question: (engine: Engine) => Promise<T>, key: string): Load<T> {
  const { engine, ask, stopped } = useApp();
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    ask(() => question(engine)).then(
      (answer) => {
        if (!current) return;
        setValue(answer);
        setError(null);
      },
      (fault: unknown) => {
        if (!current) return;
        setError(fault instanceof EngineError ? fault : new EngineError('internal', '', ''));
      },
    );
    return () => {
      current = false;
    };
    // The question is the same for the same key.
  }, [engine, ask, key, round, stopped]);
  return { value, error, again: () => setRound((n) => n + 1) };
}

export const useAtlas = (): Load<Atlas> => useAnswer((engine) => engine.atlas(), 'atlas');
export const useBodyMap = (): Load<BodyMapData> => useAnswer((engine) => engine.bodyMap(), 'map');
