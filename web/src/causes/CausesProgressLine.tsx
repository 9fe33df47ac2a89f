/** A line on top while a longer run goes on, with a way to stop it. What is done is said once. */
import { useEffect, useRef, useState } from 'react';
import type { CausesAnswer } from '../engine/engine';
import { useText } from '../texts/text';
import { isRunning } from './causes.model';
import { placeKey, placeOf } from './place.model';
import type { Asked } from './useCauses';

const longMs = 1000;

type Props = { asked: Asked; answer: CausesAnswer; title: string };

export function CausesProgressLine({ asked, answer, title }: Props) {
  const t = useText('causes');
  const said = useSaid(asked, title);
  const state = asked.progress?.state ?? 'idle';
  const over = state === 'cancelled' || state === 'failed';
  const long = useLong(asked.progress !== null && isRunning(asked.progress));
  return (
    <>
      <p className="vh" role="status">
        {said}
      </p>
      {long || over ? (
        <section className="card causes-run" aria-label={t('progress.bar_checking')}>
          <Line asked={asked} answer={answer} />
        </section>
      ) : null}
    </>
  );
}

function Line({ asked, answer }: Omit<Props, 'title'>) {
  const t = useText('causes');
  const stopped = useRef<HTMLParagraphElement>(null);
  const state = asked.progress?.state ?? 'idle';
  const pressed = useRef(false);
  // The button goes away with what it stops.
  useEffect(() => {
    if (pressed.current && state === 'cancelled') stopped.current?.focus();
  }, [state]);
  if (!asked.progress || !isRunning(asked.progress)) {
    return (
      <p ref={stopped} className="small q" tabIndex={-1}>
        {t(`progress.${state}`)}
      </p>
    );
  }
  const percent = Math.round(asked.progress.done * 100);
  const left = asked.progress.seconds_left;
  return (
    <>
      <div className="causes-run-row">
        <h2>{t(`progress.${state}`, { percent })}</h2>
        <button
          type="button"
          className="btn line"
          aria-label={t('progress.stop_name')}
          onClick={() => {
            pressed.current = true;
            asked.cancel();
          }}
        >
          {t('progress.stop')}
        </button>
      </div>
      <progress max={100} value={percent} aria-label={t(`progress.bar_${state}`)} />
      <p className="small q">
        {left === null ? '' : t('progress.left', { count: Math.max(1, Math.ceil(left)) })}{' '}
        {answer.stale ? t('progress.stale') : t('progress.move')}
      </p>
    </>
  );
}

/** What lasts under a second shows nothing that would move the page. */
function useLong(active: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = window.setTimeout(() => setLong(true), longMs);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [active]);
  return active && long;
}

/** Once when a run begins, once when it ends, and for another place; never each step between. */
function useSaid({ progress, answer }: Asked, title: string): string {
  const t = useText('causes');
  const [said, setSaid] = useState('');
  const before = useRef<string | null>(null);
  const of = useRef<string | null>(null);
  const state = progress?.state ?? null;
  const key = answer ? placeKey(placeOf(answer.causes)) : null;
  useEffect(() => {
    const was = before.current;
    const other = of.current !== null && of.current !== key;
    before.current = state;
    of.current = key;
    if (other && state === 'done') setSaid(title);
    else if (state === 'checking' && was !== 'checking') setSaid(t('progress.started'));
    else if (was !== 'checking' && was !== 'update') return;
    else if (state === 'done') setSaid(`${t('progress.done')} ${title}`);
    else if (state === 'cancelled' || state === 'failed') setSaid(t(`progress.${state}`));
  }, [state, title, key, t]);
  return said;
}
