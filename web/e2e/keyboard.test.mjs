/** Everything without a mouse: the map by its keys, and the whole way to the printed page. */
import assert from 'node:assert/strict';
import { regionsOf } from './body.mjs';
import { checkPainted, neck } from './first_answer.test.mjs';
import { desktop, openPage } from './program.mjs';

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
  report('welcome to muscles without a mouse');
  await toPrint(page);
  assert.deepEqual(faults, []);
  report('muscles to the printed page without a mouse');
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

/** From the result over the questions about the body and the plan to the print window. */
async function toPrint(page) {
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await pressUntil(page, 'Tab', 'main a[href="#/intake"]');
  await page.keyboard.press('Enter');
  for (let n = 0; n < 5 && !page.url().endsWith('#/plan'); n++) {
    await page.locator('main .flow-end').waitFor();
    await pressUntil(page, 'Tab', 'main .flow-end', 90);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
  }
  await page.locator('.plan-item').first().waitFor();
  await pressUntil(page, 'Tab', 'main a[href="#/report"]');
  await page.keyboard.press('Enter');
  await page.locator('.sheet').waitFor();
  await pressUntil(page, 'Tab', 'main button.btn');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => window.printed), true, 'the print window opens');
}

export default async function keyboard(browser, program, report) {
  await byKeyboard(browser, program, report);
  await mapKeys(browser, program, report);
}
