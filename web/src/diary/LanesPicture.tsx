/** The framed days: pain above, one lane for everything that is known, one axis of days. */
import { useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { textOf, useText } from '../texts/text';
import { binsOf, grainOf, type Grain } from './lanes.bins';
import { dayAt, xOf } from './lanes.draw';
import type { Lane } from './lanes.model';
import { Hatch, LanesRow } from './LanesRow';
import { spanWords, ticksOf } from './year.dates';
import { axisOf, frameEnd, sentenceOf, type Frame, type Year } from './year.model';
import { usePointers } from './year.pointer';
import { useWidth } from './year.width';

const heights = { worst: 104, pain: 40, amount: 26, event: 16 };
const tickRoom = 62;

export const laneHeight = (lane: Lane): number =>
  lane.key === 'pain' ? heights.worst : heights[lane.kind];

type Props = {
  year: Year;
  lanes: readonly Lane[];
  /** All lanes, for the sentence of a day. */
  said: readonly Lane[];
  frame: Frame;
  chosen: number;
  marked: ReadonlySet<number>;
  onChoose: (day: number) => void;
  onZoom: (way: 1 | -1) => void;
  onOpen: () => void;
  onFrame: (length: number, day: number) => void;
};

/** What a key does to the chosen day; nothing for other keys. */
function dayOfKey(key: string, year: Year, day: number): number | null {
  const axis = axisOf(year);
  const to: Record<string, number> = {
    ArrowLeft: day - 1,
    ArrowRight: day + 1,
    ArrowDown: day - 1,
    ArrowUp: day + 1,
    PageUp: day - 7,
    PageDown: day + 7,
    Home: year.first,
    End: year.last,
  };
  const next = to[key];
  return next === undefined ? null : Math.min(year.last, Math.max(axis.from, next));
}

export function LanesPicture(props: Props) {
  const { year, lanes, said, frame, chosen, marked, onChoose, onZoom, onOpen, onFrame } = props;
  const t = useText('diary');
  const hatch = useId();
  const { ref, width } = useWidth<HTMLDivElement>();
  const grain = grainOf(frame, Math.max(1, width));
  const bins = useMemo(() => binsOf(frame, grain), [frame, grain]);
  const press = (event: KeyboardEvent) => {
    const day = dayOfKey(event.key, year, chosen);
    if (day !== null) onChoose(day);
    else if (event.key === '+' || event.key === '=') onZoom(-1);
    else if (event.key === '-') onZoom(1);
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
  const choose = (x: number, own: number) => onChoose(Math.min(year.last, dayAt(frame, own, x)));
  const held = useRef(frame.length);
  const pointers = usePointers({
    down: (x, own) => {
      held.current = frame.length;
      choose(x, own);
    },
    move: choose,
    pinch: (wider, middle, own) => onFrame(held.current / wider, dayAt(frame, own, middle)),
  });
  return (
    <div className="lanes" style={{ ['--rows' as string]: lanes.length + 1 }}>
      <Hatch id={hatch} />
      {width > 0
        ? lanes.map((lane, k) => (
            <LanesRow
              key={lane.key}
              {...{ year, lane, bins, frame, width, hatch, k }}
              height={laneHeight(lane)}
            />
          ))
        : null}
      <Axis frame={frame} width={width} marked={marked} k={lanes.length} />
      <div
        ref={ref}
        className="lanes-over"
        role="slider"
        tabIndex={0}
        aria-label={chartName(year, lanes, frame)}
        aria-valuemin={axisOf(year).from}
        aria-valuemax={year.last}
        aria-valuenow={chosen}
        aria-valuetext={sentenceOf(year, said, chosen)}
        aria-describedby={`${hatch}-keys`}
        onKeyDown={press}
        {...pointers}
      >
        <Chosen frame={frame} chosen={chosen} />
      </div>
      <p id={`${hatch}-keys`} className="vh">
        {t('year.keys')}
      </p>
      <Before year={year} frame={frame} width={width} grain={grain} />
    </div>
  );
}

/** "Worst place each day, 2 February to 12 March: 3 to 6 of 10, known on 34 of 39 days". */
function chartName(year: Year, lanes: readonly Lane[], frame: Frame): string {
  const t = textOf('diary');
  const pain = lanes[0]!;
  const [from, to] = spanWords(frame.from, frameEnd(frame), year.last);
  const known = pain.values
    .slice(Math.max(0, frame.from - year.first), frameEnd(frame) - year.first + 1)
    .filter((value) => value !== null);
  if (known.length === 0) return t('year.chart_none', { from, to });
  const values = { low: Math.min(...known), high: Math.max(...known), count: known.length };
  return t('year.chart', { from, to, ...values });
}

function Chosen({ frame, chosen }: { frame: Frame; chosen: number }) {
  if (chosen < frame.from || chosen > frameEnd(frame)) return null;
  const left = `${xOf(frame, 100, chosen)}%`;
  return <i className="lanes-day" style={{ left, width: `${100 / frame.length}%` }} />;
}

type AxisProps = { frame: Frame; width: number; marked: Props['marked']; k: number };

function Axis({ frame, width, marked, k }: AxisProps) {
  const end = frameEnd(frame);
  const ticks = ticksOf(frame.from, end, Math.max(2, Math.floor(width / tickRoom)));
  const shown = [...marked].filter((day) => day >= frame.from && day <= end);
  const middle = (day: number) => xOf(frame, width, day) + width / frame.length / 2;
  return (
    <div className="lanes-plot lanes-axis" style={{ ['--k' as string]: k }}>
      <svg width="100%" height="34" aria-hidden="true">
        <path
          className="lanes-marks"
          d={shown.map((day) => `M${middle(day)} 2l4 7h-8z`).join('')}
        />
        {ticks.map(({ day, words }) => (
          <g key={day}>
            <line className="lanes-tick" x1={middle(day)} x2={middle(day)} y1="0" y2="8" />
            <text
              x={Math.min(middle(day), width - 2)}
              y="24"
              textAnchor={middle(day) > width - tickRoom / 2 ? 'end' : 'middle'}
            >
              {words}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

type BeforeProps = { year: Year; frame: Frame; width: number; grain: Grain };

/** Says in words what the hatching and the thin bars of this frame mean. */
function Before({ year, frame, width, grain }: BeforeProps) {
  const t = useText('diary');
  const lines = [
    frame.from < year.first ? t('year.note.before') : '',
    grain === 'day' ? t('year.note.day') : t(`year.note.${grain}`),
  ];
  if (width === 0) return null;
  return <p className="small q lanes-note">{lines.join(' ').trim()}</p>;
}
