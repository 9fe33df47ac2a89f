/** The way to the first answer: taps and seconds counted; strokes; places by name. */
import assert from 'node:assert/strict';
import { regionsOf, screenPoint, viewButton } from './body.mjs';
import { desktop, journeyOf, openPage, phone } from './program.mjs';

/** The typical neck case of the page's sample person, all on the right. */
export const neck = [
  { view: 'back', region: 'neck_shoulder_angle', nrs_0_10: 6 },
  { view: 'back', region: 'neck_back_lower', nrs_0_10: 4 },
  { view: 'back', region: 'scapula_medial', nrs_0_10: 3 },
  { view: 'right', region: 'temple', nrs_0_10: 3 },
];
const tapsMax = 15;
const secondsMax = 90;

function counter(page) {
  let taps = 0;
  return {
    count: () => taps,
    async tap(locator) {
      taps += 1;
      await locator.click();
    },
    async tapAt(point) {
      taps += 1;
      await page.mouse.click(point.x, point.y);
    },
  };
}

async function paintNeck(page, program, hand) {
  let view = 'back';
  for (const pain of neck) {
    if (pain.view !== view) {
      view = pain.view;
      await hand.tap(viewButton(page, view));
    }
    const spot = (await regionsOf(page, program, view)).find(
      (r) => r.region === pain.region && r.side === 'right',
    );
    await hand.tapAt(await screenPoint(page, spot.at));
    // The number is chosen by its square; the radio button itself is invisible above it.
    await hand.tap(page.getByRole('radio', { name: `pain ${pain.nrs_0_10} of 10`, exact: true }));
  }
}

export async function checkPainted(page) {
  const { places } = await journeyOf(page);
  assert.deepEqual(
    places,
    neck.map(({ region, nrs_0_10 }) => ({ region, side: 'right', nrs_0_10 })),
  );
}

async function byTaps(browser, program, size, report) {
  const { page, faults, close } = await openPage(browser, program, { size });
  const begin = Date.now();
  const hand = counter(page);
  await hand.tap(page.getByRole('link', { name: 'Show where it hurts' }));
  await page.locator('svg.paintable').waitFor();
  await paintNeck(page, program, hand);
  await checkPainted(page);
  await hand.tap(page.getByRole('button', { name: 'Next: a few safety questions' }));
  let pages = 0;
  while (!page.url().endsWith('#/result')) {
    assert.ok(pages < 3, 'at most three pages of safety questions');
    const url = page.url();
    const lead = await page.locator('.flow-end').innerText();
    await hand.tap(page.locator('.flow-end'));
    pages += 1;
    await page.waitForFunction(
      ([before, words]) =>
        window.location.href !== before ||
        !['One moment', words].includes(document.querySelector('.flow-end')?.textContent ?? ''),
      [url, `${lead} `],
    );
    await page.waitForTimeout(150);
  }
  await page.locator('.beads').first().waitFor();
  const seconds = (Date.now() - begin) / 1000;
  report(
    `${size.width} px: ${hand.count()} taps, ${pages} safety pages, ${seconds.toFixed(1)} s; "${await page.locator('h1').innerText()}"`,
  );
  assert.ok(hand.count() <= tapsMax, `${hand.count()} taps, at most ${tapsMax}`);
  assert.ok(seconds <= secondsMax);
  assert.deepEqual(faults, []);
  await close();
}

/** One drag over the neck and the slope paints both; a drag along the strip sets the number. */
async function strokes(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: phone });
  await page.getByRole('link', { name: 'Show where it hurts' }).click();
  await page.locator('svg.paintable').waitFor();
  const spots = await regionsOf(page, program, 'back');
  const at = (region) => spots.find((s) => s.region === region && s.side === 'right').at;
  const from = await screenPoint(page, at('neck_back_lower'));
  const to = await screenPoint(page, at('neck_shoulder_angle'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
  const drawn = (await journeyOf(page)).places.map((p) => `${p.region}|${p.side}`);
  assert.ok(drawn.includes('neck_back_lower|right') && drawn.includes('neck_shoulder_angle|right'));
  const strip = await page.locator('.strip').boundingBox();
  const y = strip.y + strip.height / 2;
  await page.mouse.move(strip.x + strip.width * (1.5 / 11), y);
  await page.mouse.down();
  await page.mouse.move(strip.x + strip.width * (7.5 / 11), y, { steps: 10 });
  await page.mouse.up();
  const { places } = await journeyOf(page);
  assert.ok(
    places.every((p) => p.nrs_0_10 === 7),
    JSON.stringify(places),
  );
  report(`a stroke paints ${places.length} places, a drag rates them`);
  await close();
}

/** The list of places by name does what the drawing does. */
async function byName(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: phone });
  await page.getByRole('link', { name: 'Show where it hurts' }).click();
  await page.getByRole('button', { name: 'Find a place by name' }).click();
  assert.equal(await page.locator('.found button').count(), 141);
  await page.getByRole('searchbox').fill('left temple');
  await page.locator('.found button').first().click();
  const { places } = await journeyOf(page);
  assert.deepEqual(places, [{ region: 'temple', side: 'left', nrs_0_10: null }]);
  report('every place by its name');
  await close();
}

export default async function firstAnswer(browser, program, report) {
  await byTaps(browser, program, phone, report);
  await byTaps(browser, program, desktop, report);
  await strokes(browser, program, report);
  await byName(browser, program, report);
}
