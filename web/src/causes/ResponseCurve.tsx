/** How late one more unit hits and how long it lasts, as a curve with its doubt and as a table. */
import { capital } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { changeOf, changeWords, oneDecimal, whenNamed, type Exposure } from './causes.model';
import { curveOf } from './days.model';

const size = { width: 300, height: 92 };
const box = { x: 30, y: 8, width: 262, height: 62 };

const two = (value: number): string => value.toFixed(2).replace(/^-(0\.00)$/, '$1');

export function ResponseCurve({ own }: { own: Exposure }) {
  const t = useText('causes');
  const name = whenNamed(t, own, own.name);
  const title = t('meaning.one_more', { name, unit: t(`one.${own.unit}`) });
  return (
    <div className="causes-curve">
      <h5>{title}</h5>
      {own.response.length > 1 ? <Curve own={own} /> : <p>{onlyOnce(t, own)}</p>}
      {own.day_before ? <p className="q">{t('meaning.why_day_before')}</p> : null}
      <p className="q">
        {halfLife(t, own)}{' '}
        {t(own.half_life_learnt ? 'meaning.learnt_delay' : 'meaning.assumed_delay')}{' '}
        {t('meaning.known_on', { count: own.days_known })}
      </p>
      {own.response.length > 1 ? <ResponseTable own={own} /> : null}
    </div>
  );
}

function ResponseTable({ own }: { own: Exposure }) {
  const t = useText('causes');
  return (
    <Disclosure title={t('meaning.table')} name={t('meaning.table_name', { name: own.name })}>
      <table>
        <thead>
          <tr>
            {['day', 'best', 'range'].map((key) => (
              <th key={key} scope="col">
                {t(`meaning.table_${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.response.map((day) => (
            <tr key={day.days_after}>
              <th scope="row">{dayWords(t, own, day.days_after)}</th>
              <td>{two(day.p50)}</td>
              <td>{t('meaning.range', { low: two(day.p05), high: two(day.p95) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}

/** Counted from the day it was; a rating of the evening before counts from the day after. */
function dayWords(t: Text, { day_before }: Exposure, days: number): string {
  if (days < 2) return t(`meaning.day_${day_before ? 'before_' : ''}${days}`);
  return day_before
    ? t('meaning.day_before', { count: days + 1 })
    : t('meaning.day', { count: days });
}

function onlyOnce(t: Text, own: Exposure): string {
  const [day] = own.response;
  const when = capital(dayWords(t, own, day!.days_after));
  return t('meaning.only_once', { when, change: changeWords(t, changeOf(day!, 2)) });
}

function halfLife(t: Text, { half_life_hours: own }: Exposure): string {
  const long = own.p50 >= 48;
  const words = (hours: number) => oneDecimal(long ? hours / 24 : hours).replace(/\.0$/, '');
  const values = { low: words(own.p05), high: words(own.p95) };
  if (long) return t('meaning.half_life_days', { ...values, days: words(own.p50) });
  const whole = (hours: number) => hours.toFixed(0);
  return t('meaning.half_life', {
    hours: whole(own.p50),
    low: whole(own.p05),
    high: whole(own.p95),
  });
}

const anchorOf = (k: number, count: number): 'start' | 'middle' | 'end' =>
  k === 0 ? 'start' : k === count - 1 ? 'end' : 'middle';

function Curve({ own }: { own: Exposure }) {
  const t = useText('causes');
  const { response, name } = own;
  const most = response.reduce((best, day) =>
    Math.abs(day.p50) > Math.abs(best.p50) ? day : best,
  );
  const last = response[response.length - 1]!;
  const words = t('meaning.curve', {
    name: whenNamed(t, own, name),
    when: dayWords(t, own, most.days_after),
    best: two(most.p50),
    last: two(last.p50),
    end: dayWords(t, own, last.days_after),
  });
  const { band, line, dots, zero, high } = curveOf(response, box);
  return (
    <svg
      className="axis causes-response"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={words}
    >
      <line x1={box.x} x2={box.x + box.width} y1={zero} y2={zero} stroke="var(--edge)" />
      <text x={box.x - 6} y={zero + 4} textAnchor="end">
        0
      </text>
      <text x={box.x - 6} y={box.y + 6} textAnchor="end">
        {two(high)}
      </text>
      <path d={band} fill="currentColor" opacity=".22" />
      <path d={line} fill="none" stroke="currentColor" strokeWidth="2.4" />
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="3.4" fill="currentColor" stroke="var(--surface)" />
      ))}
      {dots.map(({ x }, k) => (
        <text key={x} x={x} y={size.height - 4} textAnchor={anchorOf(k, dots.length)}>
          {k === 0 || k === dots.length - 1 || dots.length === 3
            ? dayWords(t, own, response[k]!.days_after)
            : response[k]!.days_after + (own.day_before ? 1 : 0)}
        </text>
      ))}
    </svg>
  );
}
