/** What axe finds on the screen as it is now; of a screen it has seen, only what colours decide. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const colours = ['color-contrast', 'link-in-text-block'];

async function found(page, runOnly) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (only) => window.axe.run(document, { runOnly: only }),
    runOnly,
  );
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 140)).join(' | ')}`);
}

export const violationsOf = (page) => found(page, { type: 'tag', values: tags });
/** Another scheme changes colours alone. */
export const faultsOfColours = (page) => found(page, { type: 'rule', values: colours });
