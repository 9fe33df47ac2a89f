/** An interval as a thread that fades at its ends: dot = median, thick = half of the chances. */
import { useId } from 'react';

export type Interval = { low: number; mid: number; high: number; q1?: number; q3?: number };

export function Thread({
  value,
  from,
  to,
  zero,
  name,
  vague = false,
}: {
  value: Interval;
  /** Ends of the scale; the interval must lie inside. */
  from: number;
  to: number;
  /** A tick that marks "no change". */
  zero?: number;
  /** What it says, for a screen reader. */
  name: string;
  /** Only a range is known: dotted, without a dot. */
  vague?: boolean;
}) {
  const id = useId();
  const at = (x: number) => `${((x - from) / (to - from)) * 100}%`;
  const width = (a: number, b: number) => `${((b - a) / (to - from)) * 100}%`;
  const q1 = value.q1 ?? value.mid - (value.mid - value.low) * 0.41;
  const q3 = value.q3 ?? value.mid + (value.high - value.mid) * 0.41;
  return (
    <svg className="thread" role="img" aria-label={name} width="100%" height="14">
      <Fading id={id} />
      <line x1="0" x2="100%" y1="7" y2="7" stroke="var(--line)" strokeWidth="2" />
      {zero !== undefined && (
        <line x1={at(zero)} x2={at(zero)} y1="0" y2="14" stroke="var(--edge)" strokeWidth="1.5" />
      )}
      {vague ? (
        <line
          x1={at(value.low)}
          x2={at(value.high)}
          y1="7"
          y2="7"
          stroke="currentColor"
          strokeWidth="8"
          strokeDasharray="2 5"
          opacity=".55"
        />
      ) : (
        <>
          <rect
            x={at(value.low)}
            width={width(value.low, value.high)}
            y="3"
            height="8"
            rx="4"
            fill={`url(#${id})`}
          />
          <rect x={at(q1)} width={width(q1, q3)} y="3" height="8" rx="4" fill="currentColor" />
          <circle
            cx={at(value.mid)}
            cy="7"
            r="6"
            fill="currentColor"
            stroke="var(--surface)"
            strokeWidth="2.5"
          />
        </>
      )}
    </svg>
  );
}

function Fading({ id }: { id: string }) {
  return (
    <defs>
      <linearGradient id={id}>
        <stop offset="0" stopColor="currentColor" stopOpacity=".06" />
        <stop offset="27%" stopColor="currentColor" stopOpacity=".62" />
        <stop offset="73%" stopColor="currentColor" stopOpacity=".62" />
        <stop offset="1" stopColor="currentColor" stopOpacity=".06" />
      </linearGradient>
    </defs>
  );
}
