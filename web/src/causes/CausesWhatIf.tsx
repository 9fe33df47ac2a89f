/** Sliders of causes with something to say, and what an average day would then be. */
import { useId, type CSSProperties } from 'react';
import type { Causes } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { oneDecimal } from './causes.model';
import { useWhatIf } from './useWhatIf';
import { levelOf, reachOf, resultOf, restOf, valueOf, type Slider } from './whatIf.model';
import './whatIf.css';

type Props = { causes: Causes; rough: boolean };

export function CausesWhatIf({ causes, rough }: Props) {
  const t = useText('causes');
  const what = useWhatIf(causes);
  const { sliders } = causes;
  if (sliders.length === 0) {
    return (
      <section className="card">
        <h2>{t('what_if.title')}</h2>
        <p className="small q">{t('what_if.none')}</p>
      </section>
    );
  }
  return (
    <section className="card causes-if">
      <div className="causes-title">
        <h2>{t('what_if.title')}</h2>
        {Object.keys(what.moved).length > 0 ? (
          <button type="button" className="btn text" onClick={what.reset}>
            {t('what_if.back')}
          </button>
        ) : null}
      </div>
      <p className="small q">{t('what_if.lead')}</p>
      {sliders.map((own) => (
        <Slide key={own.cause} own={own} value={valueOf(own, what.moved)} move={what.move} />
      ))}
      <div className={`causes-result${what.waits ? ' waiting' : ''}`} role="status">
        <Result causes={causes} answer={what.answer} rough={rough} />
      </div>
      <p className="small q">{t(what.failed ? 'what_if.failed' : 'what_if.if')}</p>
    </section>
  );
}

function levelWords(t: Text, unit: string, value: number): string {
  const { key, values } = levelOf(unit, value);
  return t(key, values);
}

type SlideProps = { own: Slider; value: number; move: (cause: string, value: number) => void };

function Slide({ own, value, move }: SlideProps) {
  const t = useText('causes');
  const id = useId();
  const { low, high } = reachOf(own);
  const words = levelWords(t, own.unit, value);
  const said =
    value === restOf(own)
      ? t('what_if.value_same', { value: words })
      : t('what_if.value', { value: words, before: levelWords(t, own.unit, own.current) });
  const filled = { '--v': `${((value - low) / (high - low || 1)) * 100}%` } as CSSProperties;
  return (
    <div className="causes-slide" data-cause={own.group}>
      <label htmlFor={id}>{own.name}</label>
      <span className="q">{said}</span>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={own.step}
        value={value}
        aria-valuetext={said}
        style={filled}
        onChange={(event) => move(own.cause, Number(event.target.value))}
      />
    </div>
  );
}

type ResultProps = Props & { answer: ReturnType<typeof useWhatIf>['answer'] };

function Result({ causes, answer, rough }: ResultProps) {
  const t = useText('causes');
  const about = (value: string) => (rough ? t('shares.rough', { value }) : value);
  if (!answer) {
    const now = causes.expected_pain;
    if (!now) return null;
    const range = { low: oneDecimal(now.p05), high: oneDecimal(now.p95) };
    return (
      <>
        <span className="num">{about(oneDecimal(now.p50))}</span>
        <b>{t('what_if.now')}</b>
        <span className="small q">{t('what_if.now_range', range)}</span>
      </>
    );
  }
  const { way, size, values } = resultOf(answer);
  const sign = { same: '', less: 'minus', more: 'plus' }[way];
  return (
    <>
      <span className="num">{about(sign ? t(`what_if.${sign}`, { value: size }) : size)}</span>
      <b>{t(`what_if.${way}`)}</b>
      <span className="small q">{t('what_if.range', values)}</span>
    </>
  );
}
