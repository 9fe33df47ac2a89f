/**
 * Text at 200 %: one column, no sideways scrolling, no word cut off; and at the usual size nothing
 * is wider than a screen of 320 px. With UNKNOT_SHOTS a picture of each of the latter goes there.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { narrow, openPage, phone } from './program.mjs';
import { screens, settle } from './screens.mjs';

const shots = process.env.UNKNOT_SHOTS;

/** Words that their own box hides, and boxes that stand out of the screen. */
const cutOff = () => {
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  const cut = [...document.querySelectorAll('h1, h2, h3, p, li, button, a, label > span, td, th')]
    .filter(
      (own) =>
        own.offsetParent !== null && !own.closest('.vh, .sheet, .skip, .places, .lanes-scroll'),
    )
    .filter((own) => {
      const style = getComputedStyle(own);
      const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      const inside = own.scrollWidth > own.clientWidth + 1 && own.clientWidth > 0;
      const box = own.getBoundingClientRect();
      return (hides && inside) || box.right > window.innerWidth + 1 || box.left < -1;
    })
    .map((own) => `${own.tagName} "${own.textContent.trim().slice(0, 40)}"`);
  return [...(wide ? ['the page scrolls sideways'] : []), ...cut];
};

/** The screen as it is, at the usual size of text on the smallest phone. */
async function slim(page, name) {
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize(narrow);
  await settle(page);
  if (shots) await page.screenshot({ path: join(shots, `${name}-320.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(phone);
  return wide > narrow.width ? [`${wide} px wide on a screen of 320`] : [];
}

export default async function largeText(browser, program, report) {
  if (shots) mkdirSync(shots, { recursive: true });
  const { page, close } = await openPage(browser, program, { size: phone });
  await page.addInitScript(() => {
    const grow = () => (document.documentElement.style.fontSize = '200%');
    if (document.documentElement) grow();
    document.addEventListener('DOMContentLoaded', grow);
  });
  const faults = [];
  for (const screen of screens) {
    await screen.go(page, program);
    await settle(page);
    const own = [...(await page.evaluate(cutOff)), ...(await slim(page, screen.name))];
    for (const fault of own) faults.push(`${screen.name}: ${fault}`);
    await screen.leave?.(page);
  }
  assert.deepEqual(faults, []);
  report(`${screens.length} screens at 200 % on ${phone.width} px, and on ${narrow.width} px`);
  await close();
}
