/** 0 to 10: one tap, or a drag along it. A radio group for keyboard and screen reader. */
import { useId, useRef, type PointerEvent } from 'react';
import { useText } from '../texts/text';

const numbers = Array.from({ length: 11 }, (_, n) => n);

type Props = {
  value: number | null;
  onChange: (value: number) => void;
  label: string;
  /** Of something else than pain: without its colours. */
  plain?: boolean;
  /** What the ends mean; those of pain when absent. */
  ends?: [low: string, high: string];
};

export function PainStrip({ value, onChange, label, plain = false, ends }: Props) {
  const t = useText('common');
  const [low, high] = ends ?? [t('pain.none'), t('pain.worst')];
  const name = useId();
  const strip = useRef<HTMLDivElement>(null);

  const drag = (event: PointerEvent) => {
    const box = strip.current?.getBoundingClientRect();
    if (!box || event.buttons !== 1) return;
    const n = Math.floor(((event.clientX - box.left) / box.width) * 11);
    const next = Math.min(10, Math.max(0, n));
    if (next !== value) onChange(next);
  };

  return (
    <div>
      <div
        ref={strip}
        className={plain ? 'strip plain' : 'strip'}
        role="radiogroup"
        aria-label={label}
        onPointerMove={drag}
      >
        {numbers.map((n) => (
          <label
            key={n}
            style={{
              ['--p' as string]: `var(--pain-${n})`,
              ['--on' as string]: `var(--on-pain-${n})`,
            }}
          >
            <input
              type="radio"
              name={name}
              value={n}
              aria-label={t(plain ? 'of_ten' : 'pain.one', { pain: n })}
              checked={value === n}
              onChange={() => onChange(n)}
            />
            <span aria-hidden="true">{n}</span>
          </label>
        ))}
      </div>
      <div className="ends">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </div>
  );
}
