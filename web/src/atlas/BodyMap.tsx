/** The body map to look at: painted places, what a knot explains, where to press. */
import { useId } from 'react';
import type { BodyMapData } from '../engine/engine';
import { useText } from '../texts/text';
import { Figure, isSpot, pathOf, type Painted } from './Figure';
import { signOf, viewOf, wholeRect, type Rect, type Spot, type ViewName } from './map.model';

/** Areas outlined for one knot; dashed where the knot fits less typically. */
export type Outline = Spot & { colour: string; dashed?: boolean };
/** A letter on the body ("A"), or with `press` the rings that say: press here. */
export type Mark = Spot & { letter?: string; colour?: string; press?: boolean };

function anchorOf(map: BodyMapData, view: ViewName, spot: Spot): [number, number] | null {
  const region = viewOf(map, view).regions.find((r) => isSpot(r, view, spot));
  return region ? (region.anchor as [number, number]) : null;
}

const isSame = (a: Spot, b: Spot): boolean => a.region === b.region && a.side === b.side;

function MarkShape({ mark, x, y, r }: { mark: Mark; x: number; y: number; r: number }) {
  if (mark.press) {
    return (
      <g fill="var(--knot)">
        <circle cx={x} cy={y} r={r * 2.6} opacity=".18" />
        <circle cx={x} cy={y} r={r * 1.6} opacity=".35" />
        <circle cx={x} cy={y} r={r * 0.75} />
      </g>
    );
  }
  return (
    <g>
      <circle
        cx={x}
        cy={y}
        r={r}
        fill="var(--surface)"
        stroke={mark.colour}
        strokeWidth={r * 0.22}
      />
      <text
        x={x}
        y={y + r * 0.38}
        textAnchor="middle"
        fontSize={r * 1.1}
        fontWeight="750"
        fill="var(--ink)"
      >
        {mark.letter}
      </text>
    </g>
  );
}

type Props = {
  map: BodyMapData;
  view: ViewName;
  /** Window in drawing coordinates; the whole figure when absent. */
  rect?: Rect;
  painted?: Painted[];
  outlines?: Outline[];
  marks?: Mark[];
  /** The finding in words; the picture is one image for a screen reader. */
  label: string;
  /** "Your left", "Your right" beside the figure. */
  sides?: boolean;
  /** Soft lower edge where the window cuts the body. */
  fade?: boolean;
  /** Painted places whose pain is written on them, for print. */
  numbers?: Painted[];
  /** Radius of a mark as a share of the window's width. */
  markSize?: number;
};

/** Which way the person's right lies on the screen (1 or -1), and the radius of a mark. */
type MarkPlace = { sign: number; r: number };

export function BodyMap(props: Props) {
  const { map, view, rect, painted = [], outlines = [], label, sides = true, fade = true } = props;
  const id = useId().replaceAll(':', '');
  const drawing = viewOf(map, view);
  const sign = signOf(map, view);
  const [x, y, w, h] = rect ?? wholeRect(drawing);
  const left = sign === 1 ? x : -x - w;
  return (
    <figure className={`mapfig${fade ? ' fade' : ''}`}>
      <svg
        className="bodymap"
        viewBox={`${left * 1000} ${y * 1000} ${w * 1000} ${h * 1000}`}
        role="img"
        aria-label={label}
      >
        <Figure id={id} map={map} name={view} painted={painted} />
        <g transform={`scale(${1000 * sign} 1000)`} className="outl">
          {drawing.regions.flatMap((region, k) =>
            outlines
              .filter((o) => isSpot(region, view, o))
              .map((o, n, all) => (
                <path
                  key={`${k}-${n}`}
                  d={pathOf(region)}
                  stroke={o.colour}
                  strokeDasharray={o.dashed ? '5 5' : undefined}
                  // A place of two knots shows both colours: the first one wider, below.
                  style={all.length > 1 ? { strokeWidth: 2.6 + 3.2 * (all.length - 1 - n) } : {}}
                />
              )),
          )}
        </g>
        <Marks {...props} sign={sign} r={w * 1000 * (props.markSize ?? 0.04)} />
      </svg>
      {sides && <Sides view={view} rightFirst={sign === 1} />}
    </figure>
  );
}

/** Letters of knots, and pain numbers for print. */
function Marks({ map, view, marks = [], numbers = [], sign, r }: Props & MarkPlace) {
  return (
    <>
      {marks.map((mark, k) => {
        const anchor = anchorOf(map, view, mark);
        if (!anchor) return null;
        const same = marks.filter((own) => isSame(own, mark));
        const across = (same.indexOf(mark) - (same.length - 1) / 2) * 2.3 * r;
        // A pain number has the middle of the place; letters step aside.
        const up = numbers.some((own) => isSame(own, mark)) ? 2 * r : 0;
        const x = anchor[0] * sign * 1000 + across;
        return <MarkShape key={k} mark={mark} x={x} y={anchor[1] * 1000 - up} r={r} />;
      })}
      {numbers.map((spot, k) => {
        const anchor = anchorOf(map, view, spot);
        if (!anchor || spot.level === null) return null;
        const mark = { ...spot, letter: String(spot.level), colour: 'var(--ink)' };
        const [x, y] = [anchor[0] * sign * 1000, anchor[1] * 1000];
        return <MarkShape key={`n${k}`} mark={mark} x={x} y={y} r={r * 0.8} />;
      })}
    </>
  );
}

export function Sides({ view, rightFirst }: { view: ViewName; rightFirst: boolean }) {
  const t = useText('paint');
  if (view === 'left' || view === 'right') {
    return (
      <figcaption className="sides one" aria-hidden="true">
        <span>{t(`your.${view}_side`)}</span>
      </figcaption>
    );
  }
  return (
    <figcaption className="sides" aria-hidden="true">
      <span>{t(rightFirst ? 'your.right' : 'your.left')}</span>
      <span>{t(rightFirst ? 'your.left' : 'your.right')}</span>
    </figcaption>
  );
}
