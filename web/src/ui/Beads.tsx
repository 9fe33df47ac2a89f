/** A chance as ten beads on a thread, filled from the left; the number stands beside it. */
import { chanceWords, tenths } from '../texts/names';
import { useText } from '../texts/text';

export function Beads({
  probability,
  quiet = false,
}: {
  probability: number;
  /** Grey and small, for possibilities that are not the answer. */
  quiet?: boolean;
}) {
  const t = useText('common');
  const n = tenths(probability);
  const size = quiet ? 100 : 166;
  const r = quiet ? 3.8 : 5.6;
  const step = (size - 16) / 9;
  const colour = quiet ? 'var(--c-other)' : 'var(--knot)';
  return (
    <svg
      className="beads"
      role="img"
      aria-label={t('chance.about', { chance: chanceWords(probability) })}
      width={size}
      height="18"
      viewBox={`0 0 ${size} 18`}
    >
      <line x1="0" x2={size} y1="9" y2="9" stroke={colour} strokeWidth="1.5" opacity=".5" />
      {Array.from({ length: 10 }, (_, k) => (
        <circle
          key={k}
          cx={8 + k * step}
          cy="9"
          r={r}
          fill={k < n ? colour : 'var(--surface)'}
          stroke={k < n ? colour : 'var(--edge)'}
          strokeWidth="1.5"
        />
      ))}
    </svg>
  );
}
