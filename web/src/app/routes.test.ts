import { describe, expect, it } from 'vitest';
import { routeName } from './routes';

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

  it('never load a script later: it could be that of whoever listens at the port then', () => {
    const sources = import.meta.glob('../**/*.{ts,tsx}', { query: '?raw', import: 'default' });
    const found = Object.keys(sources).filter((file) => !file.endsWith('.test.ts'));
    expect(found).toContain('./App.tsx');
    return Promise.all(
      found.map(async (file) => expect(await sources[file]!(), file).not.toMatch(/\bimport\(/)),
    );
  });
});
