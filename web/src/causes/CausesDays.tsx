/** Day by day: the part of each cause below the line, what was written, and the days to come. */
import { useId, useMemo } from 'react';
import { dayNumber, spanWords, ticksOf } from '../diary/year.dates';
import { useWidth } from '../diary/year.width';
import type { Causes } from '../engine/engine';
import { localDate } from '../plan/plan.model';
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { Hatch, Hatched } from './CauseIcon';
import { DaysTable } from './CausesDaysTable';
import { groupIds, groupName, oneDecimal } from './causes.model';
import { lastDays, layers, pictureOf, type DayPart, type Picture } from './days.model';

const height = 290;
const ground = 34;
const left = 24;
const tickPitch = 74;

export function CausesDays({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const { ref, width } = useWidth<HTMLDivElement>();
  const { day_by_day: all, forecast } = causes;
  const days = useMemo(() => lastDays(all, forecast.length, width), [all, forecast, width]);
  if (all.length === 0) return null;
  return (
    <section className="card causes-days">
      <h2>{t('days.title')}</h2>
      <p className="small q">
        {t('days.lead')}{' '}
        {days.length < all.length ? t('days.last', { shown: days.length, all: all.length }) : ''}
      </p>
      <div ref={ref} className="causes-plot">
        {width > 0 ? <Plot {...{ causes, days, width }} /> : null}
      </div>
      <Legend />
      <Disclosure title={t('days.table')}>
        <DaysTable causes={causes} />
      </Disclosure>
    </section>
  );
}

type PlotProps = { causes: Causes; days: DayPart[]; width: number };

function nameOf(t: Text, days: readonly DayPart[], forecast: Causes['forecast']): string {
  const [first, last] = [days[0]!, days[days.length - 1]!];
  const [from, to] = spanWords(dayNumber(first.date), dayNumber(last.date), dayNumber(last.date));
  const known = days.map((own) => own.expected);
  const low = oneDecimal(Math.min(...known));
  const high = oneDecimal(Math.max(...known));
  const name = t('days.name', { from, to, low, high });
  const next = forecast[0];
  if (!next) return name;
  return t('days.name_forecast', { name, count: forecast.length, next: oneDecimal(next.mean) });
}

function Plot({ causes, days, width }: PlotProps) {
  const t = useText('causes');
  const id = useId();
  const { forecast } = causes;
  const box = { x: left, y: 22, width: width - left - 6, height: height - ground - 22 };
  const floor = box.y + box.height;
  const picture = pictureOf(days, forecast, box, localDate(new Date()));
  return (
    <svg
      className="axis"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={nameOf(t, days, forecast)}
    >
      <defs>
        <Hatch id={`${id}h`} />
        <linearGradient id={`${id}f`}>
          <stop stopColor="var(--ink)" stopOpacity=".26" />
          <stop offset="1" stopColor="var(--ink)" stopOpacity=".03" />
        </linearGradient>
      </defs>
      {picture.steps.map(({ pain, y }) => (
        <g key={pain}>
          <line x1={box.x} x2={box.x + box.width} y1={y} y2={y} stroke="var(--line)" />
          <text x={box.x - 8} y={y + 4} textAnchor="end">
            {pain}
          </text>
        </g>
      ))}
      <Stack picture={picture} hatch={`url(#${id}h)`} />
      {picture.fan ? (
        <g className="causes-fan">
          <path d={picture.fan.outer} fill={`url(#${id}f)`} />
          <path d={picture.fan.inner} fill={`url(#${id}f)`} />
          <path className="middle" d={picture.fan.middle} />
        </g>
      ) : null}
      <Marks picture={picture} floor={floor} dense={days.length * 8 > width} />
      <Times {...{ days, forecast, picture, floor, width }} />
    </svg>
  );
}

function Stack({ picture, hatch }: { picture: Picture; hatch: string }) {
  const [rest, ...parts] = picture.stack;
  return (
    <g className="causes-stack">
      <path d={rest} fill={hatch} />
      {parts.map((path, k) => (
        <path key={k} data-cause={groupIds[layers[k]!]} d={path} />
      ))}
      <path className="band" d={picture.band} />
      <path className="halo" d={picture.line} />
      <path className="line" d={picture.line} />
    </g>
  );
}

type MarkProps = { picture: Picture; floor: number; dense: boolean };

function Marks({ picture, floor, dense }: MarkProps) {
  return (
    <g className="causes-marks">
      {picture.rings.map(({ x, y, score }) => (
        <circle key={x} cx={x} cy={y} r={dense ? 2.6 : 3.6} data-score={score} />
      ))}
      {picture.crosses.map((x) => (
        <path key={x} d={`M${x - 3} ${floor + 6}l6 6m0 -6l-6 6`} />
      ))}
    </g>
  );
}

type TimeProps = {
  days: DayPart[];
  forecast: Causes['forecast'];
  picture: Picture;
  floor: number;
  width: number;
};

function Times({ days, forecast, picture, floor, width }: TimeProps) {
  const t = useText('causes');
  const first = dayNumber(days[0]!.date);
  const last = first + days.length + forecast.length - 1;
  const ticks = ticksOf(first, last, Math.max(2, Math.floor(width / tickPitch)));
  const ahead = forecast.length;
  return (
    <g>
      {ticks.map(({ day, words }) => (
        <text key={day} x={picture.xOf(day - first)} y={floor + 28} textAnchor="middle">
          {words}
        </text>
      ))}
      <line x1={picture.today} x2={picture.today} y1="2" y2={floor} stroke="var(--ink-3)" />
      <text x={picture.today - 6} y="12" textAnchor="end">
        {t('days.today')}
      </text>
      {ahead > 0 ? (
        <text x={picture.today + 6} y="12">
          {t(ahead === 1 ? 'days.next_1' : 'days.next', { count: ahead })}
        </text>
      ) : null}
    </g>
  );
}

function Legend() {
  const t = useText('causes');
  return (
    <ul className="causes-key tiny">
      {[...layers].reverse().map((k) => (
        <li key={k} data-cause={groupIds[k]}>
          <i className="swatch" /> {groupName(t, groupIds[k]!)}
        </li>
      ))}
      <li>
        <Hatched /> {groupName(t, 'unexplained')}
      </li>
    </ul>
  );
}
