/**
 * Every region of every view, both sides, is painted by clicks: first a zoom, then the place. All
 * of them on a phone; on a desktop, where the same drawing is larger, every third.
 */
import assert from 'node:assert/strict';
import { regionsOf, screenPoint, viewButton } from './body.mjs';
import { desktop, journeyOf, openPage, phone } from './program.mjs';

async function click(page, at) {
  const point = await screenPoint(page, at);
  await page.mouse.click(point.x, point.y);
}

async function paintOne(page, view, spot) {
  await page.getByRole('button', { name: 'Whole body' }).click();
  await page.getByRole('button', { name: 'Closer' }).waitFor();
  await click(page, spot.at);
  await page.getByRole('button', { name: 'Whole body' }).waitFor();
  const before = await journeyOf(page);
  assert.deepEqual(
    before.places ?? [],
    [],
    `${view} ${spot.key}: a tap on the whole body only zooms`,
  );
  await click(page, spot.at);
  const after = await journeyOf(page);
  const painted = (after.places ?? []).map((p) => `${p.region}|${p.side ?? ''}`);
  assert.deepEqual(painted, [spot.key], `${view}: click at ${spot.at}`);
  const box = page.locator(`svg.paintable [data-key="${spot.key}"]`).first();
  assert.equal(await box.getAttribute('aria-checked'), 'true', `${view} ${spot.key}`);
  const name = await box.getAttribute('aria-label');
  const own = spot.side === null ? / pain not rated/ : new RegExp(`your ${spot.side} side, pain`);
  assert.match(name, own);
  await page.getByRole('button', { name: 'Rub out' }).click();
}

async function paintAll(browser, program, { size, every }, report) {
  const { page, faults, close } = await openPage(browser, program, { size });
  await page.getByRole('link', { name: 'Show where it hurts' }).click();
  const seen = new Set();
  let clicks = 0;
  for (const view of ['front', 'back', 'right', 'left']) {
    await viewButton(page, view).click();
    const spots = await regionsOf(page, program, view);
    for (const spot of spots.filter((_, n) => n % every === 0)) {
      await paintOne(page, view, spot);
      seen.add(spot.key);
      clicks += 2;
    }
  }
  assert.deepEqual(faults, []);
  if (every === 1) assert.equal(seen.size, 141, 'every place of the vocabulary can be painted');
  report(`${size.width} px: ${clicks / 2} drawn regions, ${seen.size} places`);
  await close();
}

/** Side by side: each window waits more than it works. */
export default async function bodyMap(browser, program, report) {
  const ways = [
    { size: phone, every: 1 },
    { size: desktop, every: 3 },
  ];
  await Promise.all(ways.map((way) => paintAll(browser, program, way, report)));
}
