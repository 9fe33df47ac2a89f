/** Sliders of causes with something to say, and what an average day would then be. */
import { useId, useRef, type CSSProperties, type Ref } from 'react';
import type { Causes } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { exposureNamed, oneDecimal, whenNamed, type GroupId } from './causes.model';
import { useWhatIf } from './useWhatIf';
import { levelOf, reachOf, resultOf, restOf, valueOf, type Slider } from './whatIf.model';
import './whatIf.css';

type Props = { causes: Causes; rough: boolean; order: readonly GroupId[] };

export function CausesWhatIf({ causes, rough, order }: Props) {
  const t = useText('causes');
  const what = useWhatIf(causes);
  const first = useRef<HTMLInputElement>(null);
  const placeOf = (own: Slider) => order.findIndex((id) => id === own.group);
  const sliders = [...causes.sliders].sort((a, b) => placeOf(a) - placeOf(b));
  // The button goes away with what it undoes.
  const back = () => {
    what.reset();
    first.current?.focus();
  };
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
          <button type="button" className="btn text" onClick={back}>
            {t('what_if.back')}
          </button>
        ) : null}
      </div>
      <p className="small q">{t('what_if.lead')}</p>
      <div className={`causes-result${what.waits ? ' waiting' : ''}`} role="status">
        <Result causes={causes} answer={what.answer} rough={rough} />
      </div>
      {sliders.map((own, k) => (
        <Slide
          key={own.cause}
          ref={k === 0 ? first : null}
          own={own}
          name={whenNamed(t, exposureNamed(causes, own.cause), own.name)}
          value={valueOf(own, what.moved)}
          move={what.move}
        />
      ))}
      <p className="small q">{t(what.failed ? 'what_if.failed' : 'what_if.if')}</p>
      {causes.groups.some((own) => own.verdict === 'found') ? (
        <a className="btn soft" href="#/plan">
          {t('what_if.plan')}
        </a>
      ) : null}
    </section>
  );
}

export function levelWords(t: Text, unit: string, value: number): string {
  const { key, values } = levelOf(unit, value);
  return t(key, values);
}

type SlideProps = {
  own: Slider;
  name: string;
  value: number;
  move: (cause: string, value: number) => void;
  ref: Ref<HTMLInputElement>;
};

function Slide({ own, name, value, move, ref }: SlideProps) {
  const t = useText('causes');
  const id = useId();
  const { low, high } = reachOf(own);
  const before = levelWords(t, own.unit, own.current);
  const said =
    value === restOf(own)
      ? t('what_if.value_same', { value: before })
      : t('what_if.value', { value: levelWords(t, own.unit, value), before });
  const filled = { '--v': `${((value - low) / (high - low || 1)) * 100}%` } as CSSProperties;
  return (
    <div className="causes-slide" data-cause={own.group}>
      <label htmlFor={id}>{name}</label>
      <span className="q">{said}</span>
      <input
        id={id}
        ref={ref}
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

type ResultProps = Omit<Props, 'order'> & { answer: ReturnType<typeof useWhatIf>['answer'] };

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
