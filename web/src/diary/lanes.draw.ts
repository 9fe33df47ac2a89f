/** Where the parts of a lane lie, in pixels of its row. Few paths, however many the days are. */
import type { Lane } from './lanes.model';
import { pooled, type Bin, type Pooled } from './lanes.bins';
import { isGap, isUnanswered, valueAt, type Frame, type Year } from './year.model';

/** With `cells` pain is said by colour alone, and bars fill the row. */
export type Box = { width: number; height: number; cells?: boolean };

export type Drawn = {
  /** Paths of pain by its step, 0 to 10; of the other lanes all lie at `plain`. */
  steps: string[];
  plain: string;
  /** Pooled from under half of its days. */
  faint: string;
  /** Below each known day, so that a break says "not known". */
  base: string;
  hatch: string;
  crosses: string;
  numbers: { x: number; y: number; words: string }[];
};

const stub = 2.5;
const dotMax = 4.2;
const numberPitchMin = 8.6;
const crossPitchMin = 6;
const head = 16;

const n = (value: number): string => String(Math.round(value * 100) / 100);

export function barPath(x: number, y: number, width: number, height: number): string {
  const r = Math.min(2.5, width / 2, height / 2);
  const [w, h] = [n(width - 2 * r), n(height - 2 * r)];
  const a = `a${n(r)} ${n(r)} 0 0 1`;
  return (
    `M${n(x + r)} ${n(y)}h${w}${a} ${n(r)} ${n(r)}v${h}${a} ${n(-r)} ${n(r)}` +
    `h-${w}${a} ${n(-r)} ${n(-r)}v-${h}${a} ${n(r)} ${n(-r)}z`
  );
}

const dotPath = (x: number, y: number, r: number): string =>
  `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0z`;

const crossPath = (x: number, y: number): string =>
  `M${n(x - 2.5)} ${n(y - 2.5)}l5 5M${n(x + 2.5)} ${n(y - 2.5)}l-5 5`;

/** Left edge of a day. */
export const xOf = (frame: Frame, width: number, day: number): number =>
  ((day - frame.from) / frame.length) * width;

export const dayAt = (frame: Frame, width: number, x: number): number => {
  const day = frame.from + Math.floor((x / width) * frame.length);
  return Math.min(frame.from + frame.length - 1, Math.max(frame.from, day));
};

type Spot = { bin: Bin; left: number; width: number; got: Pooled };

function spotsOf(
  year: Year,
  lane: Lane,
  bins: readonly Bin[],
  frame: Frame,
  width: number,
): Spot[] {
  return bins.map((bin) => {
    const left = xOf(frame, width, bin.from);
    return { bin, left, width: xOf(frame, width, bin.to + 1) - left, got: pooled(year, lane, bin) };
  });
}

/** A bar is as wide as the part of its days that is known. */
function barOf(spot: Spot, lane: Lane, box: Box, top: number) {
  const { got, left, width } = spot;
  const gap = Math.min(4, Math.max(0.6, width * 0.24));
  const share = Math.max(0.3, got.known / Math.max(1, got.days));
  const own = Math.max(1, (width - gap) * share);
  const room = box.height - top;
  const span = lane.high - lane.low || 1;
  const full = box.cells === true && lane.kind === 'pain';
  if (full) return { x: left + (width - own) / 2, y: 0, width: own, height: box.height };
  const of = lane.kind === 'event' ? got.value! / got.days : (got.value! - lane.low) / span;
  const zero = lane.kind === 'event' ? 0 : -lane.low / span;
  const [a, b] = [Math.max(of, zero), Math.min(of, zero)];
  const height = Math.max(stub, (a - b) * room);
  const y = box.height - b * room - height;
  return { x: left + (width - own) / 2, y, width: own, height };
}

const oneDay = (bin: Bin): boolean => bin.from === bin.to;

/** Neighbouring days without a value are one hatched piece. */
function hatchOf(year: Year, lane: Lane, spots: readonly Spot[], box: Box, top: number): string {
  let path = '';
  let open: { from: number; to: number } | null = null;
  const close = () => {
    if (open) path += `M${n(open.from)} ${n(top)}H${n(open.to)}V${n(box.height)}H${n(open.from)}z`;
    open = null;
  };
  for (const { bin, left, width, got } of spots) {
    const today = oneDay(bin) && bin.from === year.last;
    const later = today && !isUnanswered(year, lane, year.last);
    if (got.value !== null || later) close();
    else if (open && Math.abs((open as { to: number }).to - left) < 0.5) open.to = left + width;
    else {
      close();
      open = { from: left, to: left + width };
    }
  }
  close();
  return path;
}

function drawSpot(drawn: Drawn, lane: Lane, spot: Spot, box: Box, top: number): void {
  const { got, left, width, bin } = spot;
  if (got.value === null) return;
  const line = lane.kind === 'event' && oneDay(bin) ? box.height / 2 : box.height - 0.5;
  drawn.base += `M${n(left)} ${n(line)}h${n(width)}`;
  if (lane.kind === 'event' && oneDay(bin)) {
    const r = Math.min(dotMax, Math.max(1, width * 0.42));
    if (got.value > 0) drawn.plain += dotPath(left + width / 2, box.height / 2, r);
    return;
  }
  if (lane.kind === 'event' && got.value === 0) return;
  const bar = barOf(spot, lane, box, top);
  const path = barPath(bar.x, bar.y, bar.width, bar.height);
  if (lane.kind === 'pain') drawn.steps[Math.round(got.value)] += path;
  else if (got.known * 2 < got.days && lane.kind !== 'event') drawn.faint += path;
  else drawn.plain += path;
  if (lane.kind === 'pain' && top > 0 && oneDay(bin) && width >= numberPitchMin) {
    const words = String(Math.round(got.value));
    if (words.length === 1 || width >= 2 * numberPitchMin - 3) {
      drawn.numbers.push({ x: left + width / 2, y: bar.y - 4, words });
    }
  }
}

export function drawLane(
  year: Year,
  lane: Lane,
  bins: readonly Bin[],
  frame: Frame,
  box: Box,
): Drawn {
  const tall = lane.kind === 'pain' && box.height > 60;
  const top = tall ? head : 0;
  const spots = spotsOf(year, lane, bins, frame, box.width);
  const drawn: Drawn = {
    steps: Array.from({ length: 11 }, () => ''),
    plain: '',
    faint: '',
    base: '',
    hatch: lane.kind === 'pain' ? hatchOf(year, lane, spots, box, tall ? head / 2 : 0) : '',
    crosses: '',
    numbers: [],
  };
  for (const spot of spots) {
    drawSpot(drawn, lane, spot, box, top);
    const { bin, left, width, got } = spot;
    const empty = oneDay(bin) ? isGap(year, bin.from) && bin.from < year.last : got.days > 0;
    if (tall && got.value === null && empty && width >= crossPitchMin) {
      drawn.crosses += crossPath(left + width / 2, box.height - 6);
    }
  }
  return drawn;
}

/** The empty place of today, while nothing is written. */
export function openBox(year: Year, lane: Lane, frame: Frame, box: Box): string {
  const end = frame.from + frame.length - 1;
  if (end < year.last || valueAt(year, lane, year.last) !== null) return '';
  if (isUnanswered(year, lane, year.last)) return '';
  const left = xOf(frame, box.width, year.last);
  const width = xOf(frame, box.width, year.last + 1) - left;
  if (width < 4) return '';
  return barPath(left + 1, box.height - 22, width - 2, 21);
}
