/** The two ideas of what a knot is, drawn with the same care: neither wins. */
import { useText } from '../texts/text';

const muscle = 'color-mix(in srgb, var(--knot) 45%, var(--skin))';

/** Fibres around the tight piece; the nearer they run, the more they are pushed aside. */
const fibres: [y: number, bend: number][] = [
  [70, 6.6],
  [92, 4],
  [114, 1.3],
  [158, -4],
  [180, -6.6],
];

export function SqueezePicture() {
  const t = useText('knot');
  return (
    <svg className="knot-mech" viewBox="0 0 420 250" role="img" aria-label={t('squeeze.picture')}>
      <g fill="none" strokeLinecap="round">
        {fibres.map(([y, bend]) => (
          <path
            key={y}
            d={`M10 ${y}C120 ${y} 140 ${y + bend} 210 ${y + bend}S300 ${y} 410 ${y}`}
            stroke={muscle}
            strokeWidth="9"
            opacity=".6"
          />
        ))}
        <path d="M10 136H172M248 136H410" stroke={muscle} strokeWidth="9" />
        <path
          d="M172 136c10-26 66-26 76 0c-10 26-66 26-76 0z"
          fill="var(--knot)"
          stroke="var(--knot)"
          strokeWidth="6"
        />
        <path
          d="M184 136h52M192 127h36M192 145h36"
          stroke="var(--surface)"
          strokeWidth="2"
          opacity=".8"
        />
        <path
          d="M10 212C90 212 120 212 160 206C186 202 190 186 210 186S236 202 260 206C300 212 330 212 410 212"
          stroke="var(--c-water)"
          strokeWidth="11"
          opacity=".85"
        />
        <path d="M190 189q20-8 40 0" stroke="var(--surface)" strokeWidth="5" />
        <path d="M186 6C178 40 182 60 196 106" stroke="var(--c-posture)" strokeWidth="4" />
        <path
          d="M196 106l-12-3M196 106l9-9M196 106v-13"
          stroke="var(--c-posture)"
          strokeWidth="3.5"
        />
        <g stroke="var(--ink)" strokeWidth="1.8">
          <path d="M322 48L240 116" strokeWidth="1.4" />
          <path d="M252 160c40 14 44 40 20 58M148 218c-60-10-62-110-26-172" strokeDasharray="4 4" />
          <path d="M276 210l-6 9 10 1M114 54l8-10 3 12" />
        </g>
      </g>
      <g className="knot-words">
        <text x="14" y="30">
          {t('squeeze.nerve')}
        </text>
        <text x="414" y="40" textAnchor="end">
          {t('squeeze.tight')}
        </text>
        <text x="410" y="240" textAnchor="end">
          {t('squeeze.vessel')}
        </text>
        <text x="14" y="240">
          {t('squeeze.irritants')}
        </text>
      </g>
    </svg>
  );
}

const vertebrae = [40, 84, 128, 172, 216];

export function AlarmPicture() {
  const t = useText('knot');
  return (
    <svg className="knot-mech" viewBox="0 0 420 250" role="img" aria-label={t('alarm.picture')}>
      <g fill="none" strokeLinecap="round">
        <path d="M182 16C176 90 176 160 182 234" stroke="var(--skin)" strokeWidth="46" />
        <path
          d="M182 16C176 90 176 160 182 234"
          stroke="var(--c-posture)"
          strokeWidth="9"
          opacity=".75"
        />
        {vertebrae.map((y) => (
          <path key={y} d={`M160 ${y}h-14M200 ${y}h14`} stroke="var(--draw)" strokeWidth="2" />
        ))}
        <g stroke="var(--draw)" strokeWidth="3">
          <path d="M20 60C80 60 110 96 178 104" />
          <path d="M20 132C80 132 120 118 178 112" />
          <path d="M20 200C90 200 120 140 178 120" />
        </g>
        <path
          d="M336 84c26-10 52-4 64 22c-10 28-44 34-62 22c-12-12-14-32-2-44z"
          fill={muscle}
          opacity=".6"
        />
        <path d="M184 112C240 96 280 92 318 112" stroke="var(--knot)" strokeWidth="10" />
        <path d="M306 96l16 17-20 11" stroke="var(--knot)" strokeWidth="5" />
      </g>
      <circle
        cx="180"
        cy="112"
        r="22"
        fill="var(--surface)"
        stroke="var(--ink)"
        strokeWidth="2.4"
      />
      <path d="M172 108v8h5l6 5v-18l-6 5z" fill="var(--ink)" />
      <path
        d="M188 106q5 6 0 12M192 102q8 10 0 20"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
      />
      <g className="knot-words">
        <text x="14" y="50">
          {t('alarm.joint')}
        </text>
        <text x="14" y="124">
          {t('alarm.nerve')}
        </text>
        <text x="14" y="226">
          {t('alarm.muscle')}
        </text>
        <text x="218" y="166">
          {t('alarm.volume')}
        </text>
        <text x="312" y="76">
          {t('alarm.felt')}
        </text>
      </g>
    </svg>
  );
}
