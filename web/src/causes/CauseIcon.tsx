/** The fixed icon of a cause on its own ground; what none explains is hatched, never flat. */
import { useId } from 'react';
import { Icon, type IconName } from '../ui/Icon';
import type { GroupId } from './causes.model';

const icons: Record<GroupId, IconName> = {
  stress_and_tension: 'pulse',
  sitting_all_day: 'chair',
  overuse_or_injury: 'work',
  poor_posture: 'posture',
  dehydration: 'drop',
};

export function CauseIcon({ group }: { group: GroupId | 'unexplained' }) {
  return (
    <span className="causes-icon" data-cause={group}>
      {group === 'unexplained' ? <Hatched /> : <Icon name={icons[group]} />}
    </span>
  );
}

export function Hatch({ id }: { id: string }) {
  return (
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="6" height="6" fill="var(--c-other)" opacity=".16" />
      <line x1="0" y1="0" x2="0" y2="6" stroke="var(--c-other)" strokeWidth="1.6" opacity=".7" />
    </pattern>
  );
}

export function Hatched() {
  const id = useId();
  return (
    <svg width="22" height="22" aria-hidden="true">
      <defs>
        <Hatch id={id} />
      </defs>
      <rect width="22" height="22" rx="6" fill={`url(#${id})`} />
    </svg>
  );
}
