/** What a number of the shares means, how sure it is, from how many days, and what was assumed. */
import type { Causes } from '../engine/engine';
import { listWords } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { Thread } from '../ui/Thread';
import { ResponseCurve } from './ResponseCurve';
import {
  changeOf,
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
  const known = own.verdict !== 'not_enough_days';
  const modelled = own.exposures.filter((each) => each.in_model);
  const absent = own.exposures.filter((each) => !each.in_model).map((each) => inText(each.name));
  return (
    <>
      <p>{known ? wouldBe(t, causes, own) : t('meaning.unknown')}</p>
      {known ? <Doubts {...{ causes, own, measure }} /> : null}
      <p>
        {known ? chanceWords(t, own) : ''}{' '}
        {t('meaning.from', { logged: own.days_logged, scored: causes.days_scored })}
      </p>
      {known && own.mostly_assumption ? <p>{t('meaning.assumption')}</p> : null}
      {known ? <h4>{t('meaning.beside')}</h4> : null}
      {known ? <Beside {...{ causes, own, measure }} /> : null}
      {known && modelled.length > 0 ? <h4>{t('meaning.delay')}</h4> : null}
      {known ? modelled.map((each) => <ResponseCurve key={each.cause} own={each} />) : null}
      {absent.length > 0 ? (
        <p className="q">{t('meaning.not_logged', { names: listWords(absent) })}</p>
      ) : null}
      {known ? <p className="q">{t('meaning.add_up')}</p> : null}
    </>
  );
}

const chanceWords = (t: Text, own: Group): string =>
  t('meaning.chance', {
    after: hundredths(own.probability_matters),
    before: hundredths(own.prior_probability),
  });

/** "With all of it at a healthy level, your pain would have been about 26 % lower." */
function wouldBe(t: Text, causes: Causes, own: Group): string {
  const { points, share } = own;
  const days = causes.window_days;
  if (!points || Math.abs(points.p50) < 0.05) return t('meaning.same', { days });
  const measure = share ? 'percent' : 'points';
  return t(`meaning.${points.p50 > 0 ? 'lower' : 'higher'}_${measure}`, {
    days,
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

function Doubts({ own, measure }: Props) {
  const t = useText('causes');
  const range = changeOf(own.effect_over_range);
  const way = range.values?.['way'];
  const change = t(`meaning.${range.key}`, {
    ...range.values,
    ...(way ? { way: t(`meaning.${way}`) } : {}),
  });
  return (
    <>
      <p>{halfWords(t, shownOf(own, measure).of, measure)}</p>
      {own.points_not_seen >= 0.05 ? (
        <p>{t('meaning.not_seen', { points: oneDecimal(own.points_not_seen) })}</p>
      ) : null}
      <p>{t('meaning.over_range', { change })}</p>
    </>
  );
}

/** What others report and what came of it with the own days, on one scale. */
function Beside({ own, measure }: Props) {
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
      <p className="q">{t('meaning.add_up')}</p>
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
