import { Suspense, useEffect, useState } from 'react';
import type { Engine } from '../engine/engine';
import { hasText, useText } from '../texts/text';
import { Frame } from '../ui/Frame';
import { Icon } from '../ui/Icon';
import { useApp } from './context';
import { loadNext, routeName, routes } from './routes';

function useRoute(): string {
  const [name, setName] = useState(() => routeName(window.location.hash));
  useEffect(() => {
    const read = () => {
      setName(routeName(window.location.hash));
      window.scrollTo(0, 0);
    };
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return name;
}

/** How long a page stands before what may follow is fetched: it must not be in its way. */
const aheadAfterMs = 200;

/** What never changes, and the pages that may follow. */
function fetchAhead(engine: Engine, name: string): () => void {
  let timer = 0;
  const begin = () => {
    loadNext(name);
    const lasting = [engine.atlas(), engine.bodyMap(), engine.redFlags(), engine.intake()];
    for (const one of lasting) one.catch(() => undefined);
  };
  routes[name]!.load().then(
    () => (timer = window.setTimeout(begin, aheadAfterMs)),
    () => undefined,
  );
  return () => window.clearTimeout(timer);
}

export function App() {
  const name = useRoute();
  const t = useText('common');
  const { stopped, engine } = useApp();
  const route = routes[name]!;
  useEffect(() => {
    const title = hasText('common', `page.${name}`) ? t(`page.${name}`) : '';
    document.title = title === '' ? t('name') : t('page_title', { title });
  }, [name, t]);
  useEffect(() => fetchAhead(engine, name), [name, engine]);
  const page = (
    <Suspense fallback={null}>
      <route.Page key={name} />
    </Suspense>
  );
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
      {route.place ? <Frame current={route.place}>{page}</Frame> : page}
    </>
  );
}
