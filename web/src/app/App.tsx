import { useEffect, useState } from 'react';
import { useDrafts } from '../diary/CheckInDrafts';
import type { Engine } from '../engine/engine';
import { hasText, useText } from '../texts/text';
import { Frame } from '../ui/Frame';
import { Icon } from '../ui/Icon';
import { useApp } from './context';
import { routeName, routes } from './routes';

function useRoute(): string {
  const [name, setName] = useState(() => routeName(window.location.hash));
  useEffect(() => {
    const read = () => setName(routeName(window.location.hash));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return name;
}

/** How long a page stands before what may follow is fetched: it must not be in its way. */
const aheadAfterMs = 200;

/**
 * What never changes, and the letters that no word has needed yet: a font that comes after the
 * program has ended would be a stranger's.
 */
function fetchAhead(engine: Engine): () => void {
  const timer = window.setTimeout(() => {
    document.fonts.forEach((face) => face.load().catch(() => undefined));
    const lasting = [
      engine.atlas(),
      engine.bodyMap(),
      engine.redFlags(),
      engine.intake(),
      engine.diaryQuestions(),
    ];
    for (const one of lasting) one.catch(() => undefined);
  }, aheadAfterMs);
  return () => window.clearTimeout(timer);
}

export function App() {
  const t = useText('common');
  const { stopped, engine } = useApp();
  const unsaved = Object.keys(useDrafts().waiting).length > 0;
  const name = useRoute();
  useEffect(() => {
    window.scrollTo(0, 0);
    const title = hasText('common', `page.${name}`) ? t(`page.${name}`) : '';
    document.title = title === '' ? t('name') : t('page_title', { title });
    return fetchAhead(engine);
  }, [name, engine, t]);
  const { Page, place } = routes[name]!;
  const page = <Page key={name} />;
  return (
    <>
      {stopped && (
        <div className="down" role="status">
          <Icon name="warn" />
          <span>
            <b>{t('stopped_b')}</b> {t(unsaved ? 'stopped_unsaved' : 'stopped')}
          </span>
        </div>
      )}
      {place ? <Frame current={place}>{page}</Frame> : page}
    </>
  );
}
