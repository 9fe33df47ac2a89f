/** One finger or the mouse drags, two fingers pinch; the same for the strip and the lanes. */
import { useRef, type PointerEvent } from 'react';

type Handlers = {
  /** x is from the left edge of the element. */
  down: (x: number, width: number) => void;
  move: (x: number, width: number) => void;
  /** How much wider the fingers are than at first, and where the middle of them is. */
  pinch: (wider: number, middle: number, width: number) => void;
};

type Touch = PointerEvent<HTMLElement>;

export function usePointers({ down, move, pinch }: Handlers) {
  const fingers = useRef(new Map<number, number>());
  const apart = useRef(0);
  /** Where a finger was put down that may still scroll the page: then nothing has happened. */
  const waits = useRef<number | null>(null);
  const spread = () => {
    const [a = 0, b = 0] = fingers.current.values();
    return { distance: Math.max(1, Math.abs(a - b)), middle: (a + b) / 2 };
  };
  const place = (event: Touch) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, width: box.width };
  };
  const begin = (width: number) => {
    if (waits.current !== null) down(waits.current, width);
    waits.current = null;
  };
  const end = (event: Touch) => {
    fingers.current.delete(event.pointerId);
    waits.current = null;
  };
  return {
    onPointerDown: (event: Touch) => {
      if (event.button !== 0) return;
      const { x, width } = place(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, x);
      if (fingers.current.size > 1) {
        begin(width);
        apart.current = spread().distance;
        return;
      }
      waits.current = x;
      if (event.pointerType !== 'touch') begin(width);
    },
    onPointerMove: (event: Touch) => {
      if (!fingers.current.has(event.pointerId)) return;
      const { x, width } = place(event);
      fingers.current.set(event.pointerId, x);
      begin(width);
      if (fingers.current.size === 1) move(x, width);
      else pinch(spread().distance / apart.current, spread().middle, width);
    },
    onPointerUp: (event: Touch) => {
      begin(place(event).width);
      end(event);
    },
    onPointerCancel: end,
  };
}
