import { useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in pixels, known before it is painted and kept when it changes. */
export function useWidth<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const own = ref.current;
    if (!own) return undefined;
    const read = () => setWidth(Math.round(own.getBoundingClientRect().width));
    read();
    const watch = new ResizeObserver(read);
    watch.observe(own);
    return () => watch.disconnect();
  }, []);
  return { ref, width };
}
