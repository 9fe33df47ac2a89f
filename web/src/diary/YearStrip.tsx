/** The whole axis in small, with the frame that says which days are shown below. */
import { useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { useText } from '../texts/text';
import { binsOf, grainOf } from './lanes.bins';
import { dayAt, xOf } from './lanes.draw';
import type { Lane } from './lanes.model';
import { Hatch, LanesRow } from './LanesRow';
import { spanWords, ticksOf } from './year.dates';
import { axisOf, clamped, frameEnd, framed, type Frame, type Year } from './year.model';
import { usePointers } from './year.pointer';
import { useWidth } from './year.width';

const rowHeight = 24;
const tickRoom = 78;

type Props = {
  year: Year;
  lanes: readonly Lane[];
  frame: Frame;
  onFrame: (frame: Frame) => void;
  onZoom: (way: 1 | -1) => void;
};

function movedBy(key: string, frame: Frame): number | null {
  const by: Record<string, number> = {
    ArrowLeft: -7,
    ArrowDown: -7,
    ArrowRight: 7,
    ArrowUp: 7,
    PageUp: -frame.length,
    PageDown: frame.length,
    Home: -Infinity,
    End: Infinity,
  };
  return by[key] ?? null;
}

type Moved = Omit<Props, 'lanes'> & { axis: Frame };

/** The frame by keys, by dragging and by two fingers. */
function useFrame({ year, axis, frame, onFrame, onZoom }: Moved) {
  const held = useRef({ offset: 0, length: frame.length });
  const press = (event: KeyboardEvent) => {
    const by = movedBy(event.key, frame);
    if (by !== null) {
      const from = Math.min(frameEnd(axis), Math.max(axis.from, frame.from + by));
      onFrame(clamped(year, from, frame.length));
    } else if (event.key === '+' || event.key === '=') onZoom(-1);
    else if (event.key === '-') onZoom(1);
    else return;
    event.preventDefault();
  };
  const pointers = usePointers({
    down: (x, own) => {
      const day = dayAt(axis, own, x);
      const inside = day >= frame.from && day <= frameEnd(frame);
      const next = inside ? frame : framed(year, frame.length, day);
      held.current = { offset: day - next.from, length: next.length };
      if (!inside) onFrame(next);
    },
    move: (x, own) =>
      onFrame(clamped(year, dayAt(axis, own, x) - held.current.offset, frame.length)),
    pinch: (wider, middle, own) =>
      onFrame(framed(year, held.current.length * wider, dayAt(axis, own, middle))),
  });
  return { press, pointers };
}

export function YearStrip({ year, lanes, frame, onFrame, onZoom }: Props) {
  const t = useText('diary');
  const hatch = useId();
  const { ref, width } = useWidth<HTMLDivElement>();
  const axis = useMemo(() => axisOf(year), [year]);
  const rough = grainOf(axis, Math.max(1, width));
  const grain = rough === 'day' ? 'week' : rough;
  const bins = useMemo(() => binsOf(axis, grain), [axis, grain]);
  const { press, pointers } = useFrame({ year, axis, frame, onFrame, onZoom });
  const [from, to] = spanWords(frame.from, frameEnd(frame), year.last);
  return (
    <div className="lanes lanes-strip" style={{ ['--rows' as string]: lanes.length + 1 }}>
      <Hatch id={hatch} />
      {width > 0
        ? lanes.map((lane, k) => (
            <LanesRow
              key={lane.key}
              {...{ year, bins, width, hatch, k }}
              cells
              lane={k === 0 ? { ...lane, name: t(`year.strip.pain_${grain}`) } : lane}
              frame={axis}
              height={rowHeight}
            />
          ))
        : null}
      <StripAxis year={year} axis={axis} width={width} k={lanes.length} />
      <div
        ref={ref}
        className="lanes-over"
        role="slider"
        tabIndex={0}
        aria-label={t('year.strip.name')}
        aria-valuemin={axis.from}
        aria-valuemax={frameEnd(axis) - frame.length + 1}
        aria-valuenow={frame.from}
        aria-valuetext={t('year.strip.frame', { from, to })}
        aria-describedby={`${hatch}-keys`}
        onKeyDown={press}
        {...pointers}
      >
        <BeforeWords year={year} axis={axis} />
        <i
          className="lanes-frame"
          style={{
            left: `${xOf(axis, 100, frame.from)}%`,
            width: `${(frame.length / axis.length) * 100}%`,
          }}
        />
      </div>
      <p id={`${hatch}-keys`} className="vh">
        {t('year.strip.keys')}
      </p>
    </div>
  );
}

/** Words on the hatching where they fit. */
function BeforeWords({ year, axis }: { year: Year; axis: Frame }) {
  const t = useText('diary');
  const share = (year.first - axis.from) / axis.length;
  if (share < 0.3) return null;
  return (
    <span className="lanes-before" aria-hidden="true" style={{ width: `${share * 100}%` }}>
      <span>{t('year.strip.before')}</span>
    </span>
  );
}

type AxisProps = { year: Year; axis: Frame; width: number; k: number };

function StripAxis({ year, axis, width, k }: AxisProps) {
  const ticks = ticksOf(axis.from, year.last, Math.max(2, Math.floor(width / tickRoom)));
  return (
    <div className="lanes-plot lanes-axis" style={{ ['--k' as string]: k }}>
      <svg width="100%" height="22" aria-hidden="true">
        {ticks.map(({ day, words }) => {
          const x = xOf(axis, width, day);
          const end = x > width - tickRoom / 2;
          return (
            <text key={day} x={end ? width - 2 : x} y="17" textAnchor={end ? 'end' : 'start'}>
              {words}
            </text>
          );
        })}
      </svg>
    </div>
  );
}
