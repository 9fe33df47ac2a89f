/** The way a person goes: paint by clicks, say no to what is asked, read what is shown. */
import assert from 'node:assert/strict';
import { regionsOf, screenPoint, viewButton } from './body.mjs';
import { catalogue } from './program.mjs';

/** The catalogue of the program, as other programs read it. */
export const read = (page, program, path) => catalogue(program, path);

/** Paints one place: to the view that shows it, zoom from the whole body, tap, number. */
export async function paintPlace(page, program, { region, side, nrs_0_10 }) {
  for (const view of ['back', 'front', 'right', 'left']) {
    const spots = await regionsOf(page, program, view);
    const spot = spots.find((own) => own.region === region && own.side === side && own.required);
    if (!spot) continue;
    await viewButton(page, view).click();
    await page.getByRole('button', { name: 'Whole body' }).click();
    for (let tap = 0; tap < 2; tap++) {
      const point = await screenPoint(page, spot.at);
      await page.mouse.click(point.x, point.y);
    }
    await page.getByRole('radio', { name: `pain ${nrs_0_10} of 10`, exact: true }).click();
    return;
  }
  throw new Error(`no view shows ${region} ${side}`);
}

/** Which screen and which page of questions is shown. */
const where = () =>
  window.location.hash + (document.querySelector('.prog')?.getAttribute('aria-label') ?? '');

/** Presses the button at the end of a page of questions and waits for what comes. */
export async function denyPage(page) {
  await page.locator('.flow-row').first().waitFor();
  const before = await page.evaluate(where);
  await page.locator('.flow-end').click();
  for (let n = 0; n < 500; n++) {
    if ((await page.evaluate(where)) !== before) return;
    await page.waitForTimeout(20);
  }
  throw new Error(`nothing followed ${before}`);
}

/** Presses the button at the end of each page of questions until `route` is reached. */
export async function denyUntil(page, route, most = 4) {
  for (let n = 0; n < most; n++) {
    await denyPage(page);
    if (new URL(page.url()).hash === route) return n + 1;
  }
  throw new Error(`${route} was not reached after ${most} pages`);
}

/** "7 in 10" of the first muscle as a number of tenths. */
export async function firstChance(page) {
  const words = await page.locator('.result-chance strong').first().innerText();
  return words.startsWith('under') ? 0 : Number(words.split(' ')[0]);
}

export const neck = [
  { region: 'neck_shoulder_angle', side: 'right', nrs_0_10: 6 },
  { region: 'neck_back_lower', side: 'right', nrs_0_10: 4 },
];

/** Welcome, two places of the neck, "Next": the first page of safety questions. */
export async function toSafety(page, program, places = neck) {
  await page.locator('a[href="#/paint"]').click();
  await page.locator('svg.paintable').waitFor();
  for (const place of places) await paintPlace(page, program, place);
  await page.getByRole('button', { name: 'Next: a few safety questions' }).click();
  await page.locator('.flow-row').first().waitFor();
}
