/** Pain at the places of a knot, a point for each day on which it was painted. */
import type { KnotLook } from '../engine/engine';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { chartPoints, dayWords } from './knots.model';

const width = 640;
const height = 190;
const box = { x: 40, y: 12, width: 570, height: 140 };
const steps = [0, 2, 4, 6, 8, 10];

export function PainChart({ looks, now }: { looks: KnotLook[]; now: string }) {
  const t = useText('knots');
  const points = chartPoints(looks, box);
  if (points.length < 2) return null;
  const words = points.map((own) =>
    t('chart.point', { worst: own.worst, date: dayWords(own.date, now) }),
  );
  return (
    <section className="card">
      <h2>{t('chart.title')}</h2>
      <svg
        className="record-chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('chart.name', { points: words.join(', ') })}
      >
        {steps.map((step) => {
          const y = box.y + (1 - step / 10) * box.height;
          return (
            <g key={step}>
              <line className="grid" x1={box.x} x2={box.x + box.width} y1={y} y2={y} />
              <text x={box.x - 10} y={y + 5} textAnchor="end">
                {step}
              </text>
            </g>
          );
        })}
        <polyline className="way" points={points.map((own) => `${own.x},${own.y}`).join(' ')} />
        {points.map((own, k) => (
          <circle key={k} className="dot" cx={own.x} cy={own.y} r="6" />
        ))}
        {points.map((own, k) =>
          k === 0 || k === points.length - 1 ? (
            <text key={k} x={own.x} y={height - 12} textAnchor={k === 0 ? 'start' : 'end'}>
              {dayWords(own.date, now)}
            </text>
          ) : null,
        )}
      </svg>
      <p className="small q">{t('chart.note')}</p>
      <Disclosure title={t('chart.table')}>
        <table className="record-table small">
          <thead>
            <tr>
              <th scope="col">{t('chart.date')}</th>
              <th scope="col">{t('chart.worst')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((own, k) => (
              <tr key={k}>
                <td>{dayWords(own.date, now)}</td>
                <td>{own.worst}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </section>
  );
}
