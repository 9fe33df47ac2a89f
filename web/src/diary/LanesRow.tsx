/** One lane of the picture: its name and a drawing of few paths. */
import { memo } from 'react';
import type { Bin } from './lanes.bins';
import { drawLane, openBox } from './lanes.draw';
import type { Lane } from './lanes.model';
import type { Frame, Year } from './year.model';

type Props = {
  year: Year;
  lane: Lane;
  bins: readonly Bin[];
  frame: Frame;
  width: number;
  height: number;
  hatch: string;
  /** Which row it is. */
  k: number;
  /** Pain as full cells, not as bars. */
  cells?: boolean;
};

export const LanesRow = memo(function LanesRow(props: Props) {
  const { year, lane, bins, frame, width, height, hatch, k, cells = false } = props;
  const box = { width, height, cells };
  const row = { ['--k' as string]: k };
  const drawn = drawLane(year, lane, bins, frame, box);
  const open = lane.key === 'pain' ? openBox(year, lane, frame, box) : '';
  return (
    <>
      <div className="lanes-name" style={row}>
        {lane.name}
      </div>
      <div className={`lanes-plot lane-${lane.group}`} style={row}>
        <svg width="100%" height={height} aria-hidden="true">
          {lane.kind === 'pain' && height > 60 ? <Grid height={height} /> : null}
          {drawn.hatch ? <path d={drawn.hatch} fill={`url(#${hatch})`} /> : null}
          <path className="lanes-base" d={drawn.base} />
          {drawn.steps.map((d, step) =>
            d === '' ? null : <path key={step} className={`pain-${step}`} d={d} />,
          )}
          {drawn.faint ? <path className="lanes-bars faint" d={drawn.faint} /> : null}
          {drawn.plain ? <path className="lanes-bars" d={drawn.plain} /> : null}
          {drawn.crosses ? <path className="lanes-cross" d={drawn.crosses} /> : null}
          {open ? <path className="lanes-open" d={open} /> : null}
          {drawn.numbers.map(({ x, y, words }) => (
            <text key={x} x={x} y={y} textAnchor="middle">
              {words}
            </text>
          ))}
        </svg>
      </div>
    </>
  );
});

const gridTop = 16;

/** Lines at 10 and at 5. */
const Grid = ({ height }: { height: number }) => (
  <>
    {[1, 0.5].map((share) => {
      const y = Math.round(height - share * (height - gridTop)) - 0.5;
      return <line key={share} className="lanes-grid" x1="0" x2="100%" y1={y} y2={y} />;
    })}
  </>
);

export function Hatch({ id }: { id: string }) {
  return (
    <svg className="vh" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <path className="lanes-hatch" d="M-1 7 7-1M-1 1 1-1M5 7 7 5" />
        </pattern>
      </defs>
    </svg>
  );
}
