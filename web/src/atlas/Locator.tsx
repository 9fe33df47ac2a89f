/** The whole body, small, with a frame around the part that is shown: where am I, and a way out. */
import type { BodyMapData } from '../engine/engine';
import { useText } from '../texts/text';
import { isSpot, pathOf, type Painted } from './Figure';
import { signOf, viewOf, wholeRect, type Rect, type ViewName } from './map.model';

type Props = {
  map: BodyMapData;
  view: ViewName;
  /** The shown window; null when all of the body is shown. */
  rect: Rect | null;
  painted: Painted[];
  onPress: () => void;
};

export function Locator({ map, view, rect, painted, onPress }: Props) {
  const t = useText('paint');
  const drawing = viewOf(map, view);
  const sign = signOf(map, view);
  const [x, y, w, h] = wholeRect(drawing);
  const left = sign === 1 ? x : -x - w;
  const frame = rect ?? [x + 0.01, y + 0.006, w - 0.02, h - 0.012];
  // The frame stays inside of the picture, also where the window is wider than the body.
  const [fx, fw] = [Math.max(frame[0], x + 0.01), Math.min(frame[2], w - 0.02)];
  const [fy, fh] = [Math.max(frame[1], y + 0.006), frame[3]];
  return (
    <button type="button" className="locator" onClick={onPress}>
      <svg viewBox={`${left} ${y} ${w} ${h}`} aria-hidden="true">
        <g transform={`scale(${sign} 1)`}>
          {drawing.outline.map((part) => (
            <path key={part.d.slice(0, 20)} d={part.d} className="sil" />
          ))}
          {drawing.regions
            .filter((region) => painted.some((spot) => isSpot(region, view, spot)))
            .map((region) => (
              <path key={`${region.region}${region.side}`} d={pathOf(region)} className="dot" />
            ))}
          <rect x={fx} y={fy} width={fw} height={fh} rx=".03" className="frame" />
        </g>
      </svg>
      <span>{t(rect ? 'whole' : 'closer')}</span>
    </button>
  );
}
