import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasText } from './text';

const folder = new URL('..', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\.d\.ts$/.test(file))
  .map((file) => ({ file, code: readFileSync(new URL(file, folder), 'utf8') }));

const endings = ['', '_one', '_other'];

describe('the words of the page', () => {
  it('exist for every key that is written out', () => {
    const missing: string[] = [];
    let seen = 0;
    for (const { file, code } of sources) {
      const spaces = [...code.matchAll(/(?:useText|textOf)\('(\w+)'\)/g)].map((m) => m[1]!);
      for (const [, key] of code.matchAll(/\bt\('([\w.]+)'/g)) {
        seen += 1;
        const found = spaces.some((own) => endings.some((end) => hasText(own, key! + end)));
        if (!found && spaces.length > 0) missing.push(`${file}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
    expect(seen).toBeGreaterThan(150);
  });

  it('stand in the texts, not in the components', () => {
    const literal = /(?<![=)\]\w\s])>\s*([^<>{}=;()]*[A-Za-z]{3,}[^<>{}=;()]*)\s*<\//g;
    const spoken = /\s(?:aria-label|title|placeholder|alt|label)="([^"]*[A-Za-z]{2,}[^"]*)"/g;
    const found = sources
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, code }) =>
        [...code.matchAll(literal), ...code.matchAll(spoken)]
          .map((match) => match[1]!.trim())
          .filter((words) => words !== 'Unknot')
          .map((words) => `${file}: ${words}`),
      );
    expect(found).toEqual([]);
  });

  it('keep the voice: nobody is a patient and nothing is a diagnosis', () => {
    const said = readdirSync(new URL('en/', import.meta.url)).map((file) =>
      readFileSync(new URL(`en/${file}`, import.meta.url), 'utf8'),
    );
    for (const words of said) {
      expect(words).not.toMatch(/diagnos|patient|complian|abnormal|risk score|TODO/i);
    }
  });
});
