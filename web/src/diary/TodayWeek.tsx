/** The last days as numbers and as a line that ends where days are not known. */
import type { DiaryToday } from '../engine/engine';
import { useText } from '../texts/text';
import { lineOf, oneDecimal, sinceFirst, weekWords } from './today.model';

const size = { width: 320, height: 96 };
const box = { x: 22, y: 8, width: 290, height: 72 };
const axis = box.y + box.height;

export function TodayWeek({ today }: { today: DiaryToday }) {
  const t = useText('diary');
  if (today.first_date === null) return null;
  const [first, ...more] = weekWords(today).map((own) => t(`today.${own.key}`, own.values));
  const { mean } = today.week;
  return (
    <section className="card today-week">
      <h2>{t('today.week.title')}</h2>
      <p className="today-mean">
        <span className="num">{mean === null ? t('today.week.few') : oneDecimal(mean)}</span>
        <span className="small q">{first}</span>
      </p>
      <Line today={today} />
      <p className="tiny quiet">{t('today.week.caption')}</p>
      {more.map((words) => (
        <p key={words} className="small">
          {words}
        </p>
      ))}
      <a className="check-link" href="#/diary">
        {t('today.week.year')}
      </a>
    </section>
  );
}

function Line({ today }: { today: DiaryToday }) {
  const t = useText('diary');
  const recent = sinceFirst(today);
  const known = recent.filter((own) => own !== null);
  const name =
    known.length === 0
      ? t('today.week.line_none')
      : t('today.week.line', {
          count: known.length,
          low: Math.min(...known),
          high: Math.max(...known),
        });
  // The days stand at the end, where today is.
  const left = (box.width / 27) * (28 - Math.max(1, recent.length));
  const { runs, gaps } = lineOf(recent, { ...box, x: box.x + left, width: box.width - left });
  // A day that is still going on is no gap.
  const openToday = !today.checked_in && recent[recent.length - 1] === null;
  const missed = openToday ? gaps.slice(0, -1) : gaps;
  return (
    <svg
      className="today-line"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={name}
    >
      {[0, 5, 10].map((pain) => {
        const y = axis - (pain / 10) * box.height;
        return (
          <g key={pain}>
            <line className="base" x1={box.x} x2={box.x + box.width} y1={y} y2={y} />
            <text x={box.x - 8} y={y + 4} textAnchor="end">
              {pain}
            </text>
          </g>
        );
      })}
      {runs.map((run) => (
        <polyline key={run[0]!.x} points={run.map(({ x, y }) => `${x},${y}`).join(' ')} />
      ))}
      {runs.flat().map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="2.6" />
      ))}
      {missed.map((x) => (
        <path key={x} d={`M${x - 3.5} ${axis + 5}l7 7m0-7l-7 7`} />
      ))}
    </svg>
  );
}
