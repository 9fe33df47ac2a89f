/** What a number of the shares means, how sure it is, from how many days, and what was assumed. */
import type { Causes } from '../engine/engine';
import { listWords } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { Thread } from '../ui/Thread';
import { levelWords } from './CausesWhatIf';
import { ResponseCurve } from './ResponseCurve';
import {
  changeOf,
  changeWords,
  groupName,
  hundredths,
  inText,
  intervalOf,
  numberOf,
  oneDecimal,
  priorOf,
  scaleOf,
  shownOf,
  type Group,
  type Measure,
  type Quantiles,
} from './causes.model';

type Props = { causes: Causes; own: Group; measure: Measure };

export function GroupMeaning({ causes, own, measure }: Props) {
  const t = useText('causes');
  const { known, of } = shownOf(own, measure);
  const absent = own.exposures.filter((each) => !each.in_model).map((each) => inText(each.name));
  const notLogged =
    absent.length > 0 ? (
      <p className="q">{t('meaning.not_logged', { names: listWords(absent) })}</p>
    ) : null;
  const from = t('meaning.from', { logged: own.days_logged, scored: causes.days_scored });
  if (!known) {
    return (
      <>
        <p>{t('meaning.unknown', endsOf(t, of, measure))}</p>
        <p>{from}</p>
        {notLogged}
      </>
    );
  }
  const modelled = own.exposures.filter((each) => each.in_model);
  const cause = groupName(t, own.group);
  return (
    <>
      <p>{wouldBe(t, causes, own)}</p>
      <p>{halfWords(t, of, measure)}</p>
      <Disclosure title={t('shares.more')} name={t('shares.more_name', { cause })}>
        <div className="causes-meaning">
          <Doubts own={own} />
          <p>
            {chanceWords(t, own)} {from}
          </p>
          {own.mostly_assumption ? <p>{t('meaning.assumption')}</p> : null}
          <h4>{t('meaning.beside')}</h4>
          <Beside {...{ own, measure }} />
          {modelled.length > 0 ? <h4>{t('meaning.delay')}</h4> : null}
          {modelled.map((each) => (
            <ResponseCurve key={each.cause} own={each} />
          ))}
          {notLogged}
        </div>
      </Disclosure>
    </>
  );
}

function endsOf(t: Text, of: Quantiles, measure: Measure) {
  const words = (value: number) => t(`shares.${measure}`, { value: numberOf(value, measure) });
  return { low: words(of.p05), high: words(of.p95) };
}

const chanceWords = (t: Text, own: Group): string =>
  t('meaning.chance', {
    after: hundredths(own.probability_matters),
    before: hundredths(own.prior_probability),
  });

/** "stress at 2 of 10 (you: 5.9 of 10)": what the share is against. */
function levelsOf(t: Text, own: Group): string {
  const levels = own.exposures.flatMap((each) => {
    if (!each.in_model || each.usual === null) return [];
    const name = inText(each.name);
    const level = levelWords(t, each.unit, each.healthy_level);
    return [t('meaning.level', { name, level, usual: levelWords(t, each.unit, each.usual) })];
  });
  return levels.length > 0 ? listWords(levels) : t('meaning.levels_all');
}

/** "With stress at 2 of 10 (you: 5.9 of 10) your pain would have been about 26 % lower." */
function wouldBe(t: Text, causes: Causes, own: Group): string {
  const { points, share } = own;
  const days = causes.window_days;
  const levels = levelsOf(t, own);
  if (!points || Math.abs(points.p50) < 0.05) return t('meaning.same', { days, levels });
  const measure = share ? 'percent' : 'points';
  return t(`meaning.${points.p50 > 0 ? 'lower' : 'higher'}_${measure}`, {
    days,
    levels,
    percent: numberOf(Math.abs(share?.p50 ?? 0) * 100, 'percent'),
    points: oneDecimal(Math.abs(points.p50)),
    pain: oneDecimal(causes.expected_pain?.p50 ?? causes.pain_mean ?? 0),
  });
}

function halfWords(t: Text, of: Quantiles, measure: Measure): string {
  const words = (value: number) => t(`shares.${measure}`, { value: numberOf(value, measure) });
  return t('meaning.half', {
    low: numberOf(of.p25, measure),
    high: words(of.p75),
    from: numberOf(of.p05, measure),
    to: words(of.p95),
  });
}

function Doubts({ own }: { own: Group }) {
  const t = useText('causes');
  return (
    <>
      {own.points_not_seen >= 0.05 ? (
        <p>{t('meaning.not_seen', { points: oneDecimal(own.points_not_seen) })}</p>
      ) : null}
      {own.effect_over_range ? (
        <p>
          {t('meaning.over_range', { change: changeWords(t, changeOf(own.effect_over_range)) })}
        </p>
      ) : null}
    </>
  );
}

/** What others report and what came of it with the own days, on one scale. */
function Beside({ own, measure }: Omit<Props, 'causes'>) {
  const t = useText('causes');
  const after = shownOf(own, measure).of;
  const before = priorOf(own, measure);
  const scale = scaleOf([before, after], measure === 'percent' ? 10 : 0.5);
  const rows = [
    { key: 'others', of: before },
    { key: 'own', of: after },
  ];
  return (
    <dl className="causes-beside">
      {rows.map(({ key, of }) => (
        <div key={key}>
          <dt>{t(`meaning.${key}`)}</dt>
          <dd>
            <Thread
              value={intervalOf(of)}
              {...scale}
              zero={0}
              vague={key === 'others'}
              name={halfWords(t, of, measure)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function RestMeaning({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const { unexplained_share: share, unexplained_points: points } = causes;
  if (!points) return null;
  const measure = causes.in_points || !share ? 'points' : 'percent';
  const of = measure === 'percent' ? scaledToHundred(share!) : points;
  return (
    <>
      <p>
        {t(share ? 'meaning.rest' : 'meaning.rest_points', {
          percent: numberOf((share?.p50 ?? 0) * 100, 'percent'),
          points: oneDecimal(points.p50),
          pain: oneDecimal(causes.expected_pain?.p50 ?? 0),
        })}
      </p>
      <p>{halfWords(t, of, measure)}</p>
    </>
  );
}

const scaledToHundred = (own: Quantiles): Quantiles => ({
  p05: own.p05 * 100,
  p25: own.p25 * 100,
  p50: own.p50 * 100,
  p75: own.p75 * 100,
  p95: own.p95 * 100,
});
