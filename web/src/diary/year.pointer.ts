/** One finger or the mouse drags, two fingers pinch; the same for the strip and the lanes. */
import { useRef, type PointerEvent } from 'react';

type Handlers = {
  /** x is from the left edge of the element. */
  down: (x: number, width: number) => void;
  move: (x: number, width: number) => void;
  /** How much wider the fingers are than at first, and where the middle of them is. */
  pinch?: (wider: number, middle: number, width: number) => void;
};

export function usePointers({ down, move, pinch }: Handlers) {
  const fingers = useRef(new Map<number, number>());
  const apart = useRef(0);
  const spread = () => {
    const [a, b] = [...fingers.current.values()];
    return { distance: Math.abs((a ?? 0) - (b ?? 0)), middle: ((a ?? 0) + (b ?? 0)) / 2 };
  };
  const place = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, width: box.width };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      const { x, width } = place(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, x);
      if (fingers.current.size === 1) down(x, width);
      else apart.current = Math.max(1, spread().distance);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!fingers.current.has(event.pointerId)) return;
      const { x, width } = place(event);
      fingers.current.set(event.pointerId, x);
      if (fingers.current.size === 1) return move(x, width);
      const { distance, middle } = spread();
      pinch?.(Math.max(1, distance) / apart.current, middle, width);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => fingers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => fingers.current.delete(event.pointerId),
  };
}
