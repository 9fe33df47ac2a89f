/**
 * What was said and is not saved yet, for every screen: a reload keeps it, and what the program
 * could not take because it had stopped is sent when it answers again.
 */
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
import { useAnswer, useApp, type Load } from '../app/context';
import { EngineError, type CheckIn, type Entry, type LogRequest } from '../engine/engine';
import type { Draft } from './checkIn.model';

type Waiting = { draft: Draft; request: LogRequest };
/** By the day they are about. */
export type KeptDrafts = { drafts: Record<string, Draft>; waiting: Record<string, Waiting> };
export const noDrafts: KeptDrafts = { drafts: {}, waiting: {} };

type Saved = { date: string; overtaken: Entry[] };

type Drafts = KeptDrafts & {
  /** The last day that was saved in this window, until another is opened. */
  saved: Saved | null;
  /** Why the last try was refused. */
  fault: { date: string; code: string } | null;
  write: (date: string, draft: Draft) => void;
  save: (date: string, draft: Draft, request: LogRequest) => void;
  forgetSaved: () => void;
  /** Answers of before, for a time in which the program is stopped. */
  known: Map<string, CheckIn>;
};

const DraftsContext = createContext<Drafts | null>(null);

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error('a screen outside of the diary');
  return drafts;
}

const without = <T,>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== key));

/** How long to wait when another program holds the store. */
const lockedMs = 500;

type Result = { saved: Saved | null; fault: Drafts['fault'] };

/** Sends what waits, one day after the other. */
function useSending(kept: KeptDrafts, setKept: (next: (now: KeptDrafts) => KeptDrafts) => void) {
  const { engine, ask, stopped } = useApp();
  const [result, setResult] = useState<Result>({ saved: null, fault: null });
  const [round, setRound] = useState(0);
  const date = Object.keys(kept.waiting)[0];
  const next = date === undefined ? undefined : kept.waiting[date];

  useEffect(() => {
    if (stopped || date === undefined || !next) return undefined;
    let current = true;
    let timer = 0;
    const done = (change: (now: KeptDrafts) => KeptDrafts, told: Result) => {
      if (!current) return;
      setKept(change);
      setResult(told);
    };
    ask(() => engine.log(next.request)).then(
      ({ overtaken }) =>
        done(
          (now) => ({
            // What was said since then stays for the next time.
            drafts: now.drafts[date] === next.draft ? without(now.drafts, date) : now.drafts,
            waiting: without(now.waiting, date),
          }),
          { saved: { date, overtaken }, fault: null },
        ),
      (error: unknown) => {
        const code = error instanceof EngineError ? error.code : 'internal';
        if (code === 'stopped') return;
        if (code === 'locked') {
          timer = window.setTimeout(() => setRound((n) => n + 1), lockedMs);
          return;
        }
        done((now) => ({ ...now, waiting: without(now.waiting, date) }), {
          saved: null,
          fault: { date, code },
        });
      },
    );
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [stopped, date, next, round, engine, ask, setKept]);

  return { result, setResult };
}

type Provided = {
  start: KeptDrafts;
  keep: (drafts: KeptDrafts) => Promise<void>;
  children: ReactNode;
};

export function CheckInDrafts({ start, keep, children }: Provided) {
  const { stopped } = useApp();
  const [kept, setKept] = useState(start);
  const [known] = useState(() => new Map<string, CheckIn>());
  const { result, setResult } = useSending(kept, setKept);

  useLayoutEffect(() => {
    if (kept !== start) void keep(kept);
  }, [kept, start, keep]);

  const unsaved = Object.keys(kept.waiting).length > 0 || Object.keys(kept.drafts).length > 0;
  useEffect(() => {
    if (!stopped || !unsaved) return undefined;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [stopped, unsaved]);

  const write = useCallback((date: string, draft: Draft) => {
    setKept((now) => ({ ...now, drafts: { ...now.drafts, [date]: draft } }));
  }, []);
  const save = useCallback(
    (date: string, draft: Draft, request: LogRequest) => {
      setResult({ saved: null, fault: null });
      setKept((now) => ({
        drafts: { ...now.drafts, [date]: draft },
        waiting: { ...now.waiting, [date]: { draft, request } },
      }));
    },
    [setResult],
  );
  const forgetSaved = useCallback(() => setResult({ saved: null, fault: null }), [setResult]);
  const value = useMemo(
    () => ({ ...kept, ...result, write, save, forgetSaved, known }),
    [kept, result, write, save, forgetSaved, known],
  );
  return <DraftsContext.Provider value={value}>{children}</DraftsContext.Provider>;
}

/** What to ask for a day; while the program is stopped the answer of before goes on. */
export function useCheckIn(date: string | null): Load<CheckIn> {
  const { known, saved } = useDrafts();
  const key = date ?? '';
  const load = useAnswer(
    (engine) =>
      engine.checkIn(date === null ? {} : { date }).then((answer) => {
        known.set(key, answer);
        return { key, answer };
      }),
    // A day that was sent meanwhile is asked for anew.
    `check_in ${key} ${saved?.date ?? ''}`,
  );
  const { value, error, again } = load;
  // Only when there is no answer: one of before does not know what was written since.
  const before = error ? (known.get(key) ?? null) : null;
  // The answer of the day that was shown before is not that of this one.
  return { value: value?.key === key ? value.answer : before, error, again };
}
