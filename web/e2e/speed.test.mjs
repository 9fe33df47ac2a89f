/** How much is loaded first, and how long the first map and each screen take. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { jump, openPage, phone } from './program.mjs';
import { cleared } from './screens.mjs';

/** All screens come at once, docs/decisions/0003; over loopback this is no wait. */
const firstLoadMaxKb = 280;
/** The aim is 200 ms; the bar leaves room for a busy machine. */
const screenMaxMs = 600;
const rounds = 3;

/**
 * The files that were asked for before the first words stood there. Answers of the program do not
 * count: those of the next page are fetched ahead, on a busy machine before the first words.
 */
async function firstLoad(browser, program) {
  const { page, close } = await openPage(browser, program, { size: phone });
  const bodies = new Map();
  // What the window holds already would be answered with "not modified" and no body.
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  // An answer to the page before the reload may be gone; one that counts may not.
  page.on('response', (answer) =>
    bodies.set(
      answer.url(),
      answer.body().catch(() => null),
    ),
  );
  await page.reload({ waitUntil: 'load' });
  await page.waitForTimeout(1000);
  const needed = await page.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const entries = performance.getEntriesByType('resource');
    const first = entries.filter((own) => own.startTime < paint.startTime);
    return first.map((own) => own.name).filter((name) => !name.includes('/api/'));
  });
  const names = [page.url().replace(/#.*/, ''), ...new Set(needed)];
  const sizes = await Promise.all(
    names.map(async (url) => {
      const body = bodies.has(url) ? await bodies.get(url) : Buffer.alloc(0);
      assert.ok(body, `${url} could not be read`);
      return url.endsWith('.woff2') ? body.length : gzipSync(body).length;
    }),
  );
  await close();
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** From the press on the button to the drawn body, in a window that has loaded nothing more. */
async function toTheMap(browser, program) {
  const { page, close } = await openPage(browser, program, { size: phone });
  // A person reads the first page for a moment; what follows is fetched meanwhile.
  await page.waitForTimeout(1000);
  const took = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const begin = performance.now();
        const look = () => {
          const drawn = document.querySelector('svg.paintable .reg');
          if (drawn) requestAnimationFrame(() => resolve(performance.now() - begin));
          else requestAnimationFrame(look);
        };
        document.querySelector('a[href="#/paint"]').click();
        look();
      }),
  );
  await close();
  return took;
}

/** From one screen to another, as a person goes: everything that both need is at hand or not. */
async function change(page, route, mark) {
  return page.evaluate(
    ([to, wanted]) =>
      new Promise((resolve) => {
        const begin = performance.now();
        const look = () => {
          if (document.querySelector(wanted)) {
            requestAnimationFrame(() => resolve(performance.now() - begin));
          } else requestAnimationFrame(look);
        };
        window.location.hash = to;
        look();
      }),
    [`#/${route}`, mark],
  );
}

const least = async (times, run) => {
  let best = Infinity;
  for (let n = 0; n < times; n++) best = Math.min(best, await run());
  return best;
};

export default async function speed(browser, program, report) {
  const kb = await least(rounds, () => firstLoad(browser, program));
  assert.ok(kb < firstLoadMaxKb, `${kb.toFixed(0)} KB at first`);
  const map = await least(rounds, () => toTheMap(browser, program));
  assert.ok(map < screenMaxMs, `${map.toFixed(0)} ms to the map`);
  report(`first load ${kb.toFixed(0)} KB compressed, ${map.toFixed(0)} ms from tap to map`);
  const { page, close } = await openPage(browser, program, { size: phone });
  await jump(page, '', await cleared(page));
  await page.waitForTimeout(500);
  const ways = [
    ['result', '.beads'],
    ['plan', '.plan-item'],
    ['report', '.sheet'],
    ['knot', '.knot-mech'],
  ];
  const words = [];
  for (const [route, mark] of ways) {
    const ms = await change(page, route, mark);
    await page.waitForTimeout(500);
    words.push(`${route} ${ms.toFixed(0)}`);
    assert.ok(ms < screenMaxMs, `${route}: ${ms.toFixed(0)} ms`);
  }
  report(`first visit of each screen in ms: ${words.join(', ')}`);
  await close();
}
