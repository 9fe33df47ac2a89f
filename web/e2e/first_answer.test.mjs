/** The way to the first answer: taps counted, then the same by keyboard alone. */
import assert from 'node:assert/strict';
import { regionsOf, screenPoint, viewButton } from './body.mjs';
import { desktop, journeyOf, openPage, phone } from './program.mjs';

/** The typical neck case of the page's sample person, all on the right. */
const neck = [
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

async function checkPainted(page) {
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

/** Presses a key until the focus is where it should be. */
async function pressUntil(page, key, at, most = 60) {
  for (let n = 0; n < most; n++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), at)) return n;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${at}`);
}

/** Arrows towards a region: always the one that comes nearer, as a person looking would. */
async function arrowTo(page, spots, wanted) {
  const goal = spots.find((spot) => spot.key === wanted);
  for (let n = 0; n < 40; n++) {
    const key = await page.evaluate(() => document.activeElement?.getAttribute('data-key'));
    if (key === wanted) return;
    const here = spots.find((spot) => spot.key === key);
    assert.ok(here, `the focus is on the map, not on ${key}`);
    const [dx, dy] = [goal.at[0] - here.at[0], goal.at[1] - here.at[1]];
    const across = dx > 0 ? 'ArrowRight' : 'ArrowLeft';
    const down = dy > 0 ? 'ArrowDown' : 'ArrowUp';
    const first = Math.abs(dy) > Math.abs(dx) ? down : across;
    await page.keyboard.press(first);
    const next = await page.evaluate(() => document.activeElement?.getAttribute('data-key'));
    if (next === key) await page.keyboard.press(first === down ? across : down);
  }
  throw new Error(`the arrows do not lead to ${wanted}`);
}

async function byKeyboard(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: desktop });
  await pressUntil(page, 'Tab', 'a[href="#/paint"]');
  await page.keyboard.press('Enter');
  await page.locator('svg.paintable').waitFor();
  let view = 'back';
  for (const pain of neck) {
    if (pain.view !== view) {
      view = pain.view;
      await pressUntil(page, 'Shift+Tab', '.views button:first-child');
      await pressUntil(page, 'Tab', '.views button:nth-child(3)');
      await page.keyboard.press('Enter');
    }
    const spots = await regionsOf(page, program, view);
    await pressUntil(page, 'Tab', 'svg.paintable [data-key]');
    await arrowTo(page, spots, `${pain.region}|right`);
    await page.keyboard.press(String(pain.nrs_0_10));
    await pressUntil(page, 'Shift+Tab', '.views button');
  }
  await checkPainted(page);
  await pressUntil(page, 'Tab', 'button.btn.big');
  await page.keyboard.press('Enter');
  await page.locator('.flow-end').waitFor();
  for (let n = 0; n < 3 && page.url().endsWith('#/safety'); n++) {
    await pressUntil(page, 'Tab', '.flow-end');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
  }
  await page.locator('.beads').first().waitFor();
  assert.ok(page.url().endsWith('#/result'));
  assert.deepEqual(faults, []);
  report('welcome to muscles without a mouse');
  await close();
}

/** Space paints and rubs out, x is ten, l and r go to the other side. */
async function mapKeys(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: desktop });
  await page.getByRole('link', { name: 'Show where it hurts' }).click();
  const spot = page.locator('svg.paintable [data-key="neck_shoulder_angle|right"]');
  await spot.focus();
  await page.keyboard.press('Space');
  assert.equal(await spot.getAttribute('aria-checked'), 'true');
  await page.keyboard.press('x');
  assert.match(await spot.getAttribute('aria-label'), /your right side, pain 10 of 10$/);
  await page.keyboard.press('l');
  const twin = await page.evaluate(() => document.activeElement?.getAttribute('data-key'));
  assert.equal(twin, 'neck_shoulder_angle|left');
  await page.keyboard.press('r');
  await page.keyboard.press('Space');
  assert.equal(await spot.getAttribute('aria-checked'), 'false');
  await page.getByRole('button', { name: 'Undo the last step' }).click();
  assert.equal(await spot.getAttribute('aria-checked'), 'true');
  report('space, x, l, r and undo');
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
  await byKeyboard(browser, program, report);
  await mapKeys(browser, program, report);
  await strokes(browser, program, report);
  await byName(browser, program, report);
}
