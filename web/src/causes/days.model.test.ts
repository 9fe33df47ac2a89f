import { describe, expect, it } from 'vitest';
import { ahead, day } from './causes.testing';
import { curveOf, lastDays, pictureOf, stackOf, topOf } from './days.model';

const box = { x: 20, y: 10, width: 200, height: 100 };
const days = [day('2026-02-02', 4), day('2026-02-03', null), day('2026-02-04', 6)];
const forecast = [ahead('2026-02-05'), ahead('2026-02-06')];

describe('the stack of a day', () => {
  it('ends at what is expected', () => {
    const heights = stackOf(day('2026-02-02', 4));
    expect(heights[0]).toBe(2);
    expect(heights[heights.length - 1]).toBeCloseTo(4);
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
  });

  it('gives a part below zero no height', () => {
    const heights = stackOf(day('2026-02-02', 4, { points: [-0.6, 0, 0, 0, 1.4], unexplained: 3 }));
    expect(heights).toEqual([3, 3, 3, 3, 3, 4]);
    const none = stackOf(day('2026-02-02', 4, { points: [-1, 0, 0, 0, 0], unexplained: 5 }));
    expect(none).toEqual([4, 4, 4, 4, 4, 4]);
  });
});

describe('the picture of the days', () => {
  it('has a ring for what was written and a cross for what was not', () => {
    const { rings, crosses, today } = pictureOf(days, forecast, box, '2026-02-05');
    expect(rings.map((own) => own.score)).toEqual([4, 6]);
    expect(rings[0]).toMatchObject({ x: 20, y: 10 + 100 * (1 - 4 / 6) });
    expect(crosses).toEqual([70]);
    expect(today).toBe(120);
    expect(pictureOf(days, forecast, box, '2026-02-03').crosses).toEqual([]);
  });

  it('ends at an even number above everything, at most 10', () => {
    expect(topOf(days, forecast)).toBe(6);
    expect(topOf([day('2026-02-02', 1, { latent_p90: 1.4, expected: 1 })], [])).toBe(4);
    expect(topOf([day('2026-02-02', 9, { latent_p90: 11 })], [])).toBe(10);
  });

  it('opens the days to come from where the line ends', () => {
    const { fan, line } = pictureOf(days, forecast, box, '2026-02-05');
    const end = line.slice(line.lastIndexOf('L') + 1);
    expect(fan!.middle.startsWith(`M${end}`)).toBe(true);
    expect(pictureOf(days, [], box, '2026-02-05').fan).toBeNull();
  });

  it('lives with one single day', () => {
    const { line, stack } = pictureOf(
      [day('2026-02-02', 0, { expected: 0 })],
      [],
      box,
      '2026-02-05',
    );
    expect(`${line}${stack.join('')}`).not.toMatch(/NaN|Infinity/);
  });

  it('shows as many of the last days as can be told apart', () => {
    const many = Array.from({ length: 400 }, (_, k) => day(`day ${k}`, 4));
    expect(lastDays(many, 7, 800).length).toBe(93);
    expect(lastDays(many, 7, 800).at(-1)!.date).toBe('day 399');
    expect(lastDays(days, 7, 60).length).toBe(3);
  });
});

describe('delay and decay', () => {
  it('is a curve between zero and the highest of its doubt', () => {
    const response = [
      { days_after: 0, p05: 0, p50: 0.1, p95: 0.2 },
      { days_after: 2, p05: 0, p50: 0.05, p95: 0.1 },
    ];
    const { dots, zero, high } = curveOf(response, box);
    expect(zero).toBe(110);
    expect(high).toBe(0.2);
    expect(dots.map(({ x }) => x)).toEqual([20, 220]);
    expect(dots[0]!.y).toBeCloseTo(60);
    expect(dots[1]!.y).toBeCloseTo(85);
  });

  it('lives with one day and with nothing but less pain', () => {
    const { line, band, zero } = curveOf([{ days_after: 0, p05: -0.2, p50: -0.1, p95: 0 }], box);
    expect(`${line}${band}`).not.toMatch(/NaN/);
    expect(zero).toBeLessThan(box.y + 10);
  });
});
