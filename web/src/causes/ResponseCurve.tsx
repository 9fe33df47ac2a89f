/** How late one more unit hits and how long it lasts, as a curve with its doubt and as a table. */
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { oneDecimal, type Exposure } from './causes.model';
import { curveOf } from './days.model';

const size = { width: 300, height: 92 };
const box = { x: 30, y: 8, width: 262, height: 62 };

const two = (value: number): string => value.toFixed(2).replace(/^-(0\.00)$/, '$1');

export function ResponseCurve({ own }: { own: Exposure }) {
  const t = useText('causes');
  const title = t('meaning.one_more', { name: own.name, unit: t(`one.${own.unit}`) });
  return (
    <div className="causes-curve">
      <h5>{title}</h5>
      <Curve own={own} />
      <p className="q">
        {halfLife(t, own)}{' '}
        {t(own.half_life_learnt ? 'meaning.learnt_delay' : 'meaning.assumed_delay')}
      </p>
      <p className="q">
        {t('meaning.known_on', { count: own.days_known })}{' '}
        {own.day_before ? t('meaning.day_before') : ''}
      </p>
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
                <th scope="row">{dayWords(t, day.days_after)}</th>
                <td>{two(day.p50)}</td>
                <td>{t('meaning.range', { low: two(day.p05), high: two(day.p95) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  );
}

const dayWords = (t: Text, days: number): string =>
  days < 2 ? t(`meaning.day_${days}`) : t('meaning.day', { count: days });

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
  const words =
    response.length === 1
      ? t('meaning.curve_one', { name, best: two(most.p50) })
      : t('meaning.curve', {
          name,
          when: dayWords(t, most.days_after),
          best: two(most.p50),
          last: two(last.p50),
          days: last.days_after,
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
          {k === 0 || k === dots.length - 1
            ? dayWords(t, response[k]!.days_after)
            : response[k]!.days_after}
        </text>
      ))}
    </svg>
  );
}
