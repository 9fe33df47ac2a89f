import { Suspense, useEffect, useState } from 'react';
import { Frame } from '../ui/Frame';
import { Icon } from '../ui/Icon';
import { useApp } from './context';
import { routeName, routes } from './routes';

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

export function App() {
  const name = useRoute();
  const { stopped } = useApp();
  const route = routes[name]!;
  useEffect(() => {
    document.title = name === '' ? 'Unknot' : `${route.title} - Unknot`;
  }, [name, route]);
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
            <b>Unknot is not running on this computer.</b> Your entries are kept in this window. It
            goes on when it is back.
          </span>
        </div>
      )}
      {route.place ? <Frame current={route.place}>{page}</Frame> : page}
    </>
  );
}
