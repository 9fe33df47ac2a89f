/** The frame with the places that have something to show. On the phone a bar, else a rail. */
import type { ReactNode } from 'react';
import { Icon, Logo, type IconName } from './Icon';

export type PlaceName = 'today' | 'body' | 'diary';

const places: { id: PlaceName; href: string; icon: IconName; word: string }[] = [
  { id: 'today', href: '#/plan', icon: 'today', word: 'Today' },
  { id: 'body', href: '#/result', icon: 'body', word: 'Body' },
  { id: 'diary', href: '#/report', icon: 'diary', word: 'Diary' },
];

function Links({ current }: { current: PlaceName }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={place.id}>
          <a href={place.href} aria-current={place.id === current ? 'page' : undefined}>
            <Icon name={place.icon} />
            <span>{place.word}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Frame({ current, children }: { current: PlaceName; children: ReactNode }) {
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
        Skip to the content
      </a>
      <div className="shell">
        <nav className="rail" aria-label="Main">
          <a className="brand" href="#/">
            <Logo />
            <span>Unknot</span>
          </a>
          <Links current={current} />
          <p className="local" style={{ marginTop: 'auto' }}>
            <Icon name="lock" /> On this computer only
          </p>
        </nav>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className="bar" aria-label="Main, phone">
        <Links current={current} />
      </nav>
    </>
  );
}
