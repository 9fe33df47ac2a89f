import { describe, expect, it } from 'vitest';
import { routeName, routes } from './routes';

describe('addresses', () => {
  it('name a screen, whatever follows it', () => {
    expect(routeName('#/paint')).toBe('paint');
    expect(routeName('#/result?x=1')).toBe('result');
    expect(routeName('#/plan/more')).toBe('plan');
  });

  it('lead to the first page when nobody knows them', () => {
    expect(routeName('')).toBe('');
    expect(routeName('#/nowhere')).toBe('');
    expect(routeName('#/constructor')).toBe('');
  });

  it('fetch ahead only what exists', () => {
    for (const route of Object.values(routes)) {
      for (const next of route.next) expect(routes).toHaveProperty([next]);
    }
  });
});
