/** Text at 200 %: one column, no sideways scrolling, no word cut off. */
import assert from 'node:assert/strict';
import { openPage, phone } from './program.mjs';
import { screens, settle } from './screens.mjs';

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

export default async function largeText(browser, program, report) {
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
    for (const fault of await page.evaluate(cutOff)) faults.push(`${screen.name}: ${fault}`);
    await screen.leave?.(page);
  }
  assert.deepEqual(faults, []);
  report(`${screens.length} screens at 200 % on ${phone.width} px`);
  await close();
}
