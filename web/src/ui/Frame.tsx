/** The frame with the places that have something to show. On the phone a bar, else a rail. */
import type { ReactNode } from 'react';
import { useText } from '../texts/text';
import { Icon, Logo, type IconName } from './Icon';

export type PlaceName = 'today' | 'body' | 'knots' | 'causes' | 'diary' | 'settings';

const places: { id: PlaceName; href: string; icon: IconName }[] = [
  { id: 'today', href: '#/today', icon: 'today' },
  { id: 'body', href: '#/result', icon: 'body' },
  { id: 'knots', href: '#/record', icon: 'knot' },
  { id: 'causes', href: '#/causes', icon: 'doubt' },
  { id: 'diary', href: '#/diary', icon: 'diary' },
];

function Links({ current }: { current: PlaceName }) {
  const t = useText('common');
  return (
    <ul>
      {places.map((place) => (
        <li key={place.id}>
          <a href={place.href} aria-current={place.id === current ? 'page' : undefined}>
            <Icon name={place.icon} />
            <span>{t(`place.${place.id}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Frame({ current, children }: { current: PlaceName; children: ReactNode }) {
  const t = useText('common');
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('skip')}
      </a>
      <div className="shell">
        <nav className="rail" aria-label={t('nav')}>
          <a className="brand" href="#/">
            <Logo />
            <span>Unknot</span>
          </a>
          <Links current={current} />
          <a
            className="railfoot"
            href="#/data"
            aria-current={current === 'settings' ? 'page' : undefined}
          >
            <Icon name="settings" />
            <span>{t('place.settings')}</span>
          </a>
          <p className="local">
            <Icon name="lock" /> {t('local')}
          </p>
        </nav>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className="bar" aria-label={t('nav_phone')}>
        <Links current={current} />
      </nav>
    </>
  );
}
