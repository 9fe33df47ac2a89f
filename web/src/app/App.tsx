import { useEffect, useState, type ComponentType } from 'react';
import type { Engine } from '../engine/engine';
import { hasText, useText } from '../texts/text';
import { Frame } from '../ui/Frame';
import { Icon } from '../ui/Icon';
import { useApp } from './context';
import { loadNext, routeName, routes } from './routes';

function useRoute(): string {
  const [name, setName] = useState(() => routeName(window.location.hash));
  useEffect(() => {
    const read = () => setName(routeName(window.location.hash));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return name;
}

type Shown = { name: string; Page: ComponentType };

/**
 * The page of the address. The one before stays until the next has come, which is why this is no
 * Suspense: that would show nothing first, and then hold the page back for a third of a second.
 */
function useShown(name: string): Shown | null {
  const { engine, ask, stopped } = useApp();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let current = true;
    routes[name]!.load().then(
      ({ default: Page }) => {
        if (!current) return;
        setShown({ name, Page });
        window.scrollTo(0, 0);
      },
      // Without the program there is no new page: the question notices that and says so.
      () => ask(() => engine.health()).catch(() => undefined),
    );
    return () => {
      current = false;
    };
  }, [name, engine, ask, stopped]);
  return shown;
}

/** How long a page stands before what may follow is fetched: it must not be in its way. */
const aheadAfterMs = 200;

/** What never changes, and the pages that may follow. */
function fetchAhead(engine: Engine, name: string): () => void {
  const timer = window.setTimeout(() => {
    loadNext(name);
    const lasting = [engine.atlas(), engine.bodyMap(), engine.redFlags(), engine.intake()];
    for (const one of lasting) one.catch(() => undefined);
  }, aheadAfterMs);
  return () => window.clearTimeout(timer);
}

export function App() {
  const t = useText('common');
  const { stopped, engine } = useApp();
  const shown = useShown(useRoute());
  const name = shown?.name;
  useEffect(() => {
    if (name === undefined) return undefined;
    const title = hasText('common', `page.${name}`) ? t(`page.${name}`) : '';
    document.title = title === '' ? t('name') : t('page_title', { title });
    return fetchAhead(engine, name);
  }, [name, engine, t]);
  const place = name === undefined ? undefined : routes[name]?.place;
  const page = shown ? <shown.Page key={shown.name} /> : null;
  return (
    <>
      {stopped && (
        <div className="down" role="status">
          <Icon name="warn" />
          <span>
            <b>{t('stopped_b')}</b> {t('stopped')}
          </span>
        </div>
      )}
      {place ? <Frame current={place}>{page}</Frame> : page}
    </>
  );
}
