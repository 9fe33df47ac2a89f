/**
 * axe on every screen and state, light and dark, phone and desktop; no sideways scroll at 320 px.
 * With UNKNOT_SHOTS a picture of each goes to that folder, to be compared by eye.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { violationsOf } from './axe.mjs';
import { desktop, narrow, openPage, phone } from './program.mjs';
import { screens, settle } from './screens.mjs';

const shots = process.env.UNKNOT_SHOTS;
const only = process.env.UNKNOT_SCREENS?.split(',');

async function walk(browser, program, look, visit) {
  const { page, close } = await openPage(browser, program, look);
  for (const screen of screens) {
    if (only && !only.includes(screen.name)) continue;
    await screen.go(page, program);
    await settle(page);
    await visit(page, screen.name);
    await screen.leave?.(page);
  }
  await close();
}

const sizes = [
  { name: 'phone', size: phone },
  { name: 'desktop', size: desktop },
];

/** The page follows the system's scheme, so it is turned on the spot: one walk a size. */
async function inBothSchemes(page, name, width, faults) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await settle(page);
    const look = colorScheme === 'dark' ? `${width}-dark` : width;
    if (shots) await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true });
    for (const v of await violationsOf(page)) faults.push(`${name} ${look}: ${v}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

export default async function accessibility(browser, program, report) {
  if (shots) mkdirSync(shots, { recursive: true });
  const faults = [];
  for (const { name: width, size } of sizes) {
    await walk(browser, program, { size }, (page, name) =>
      inBothSchemes(page, name, width, faults),
    );
  }
  await walk(browser, program, { size: narrow }, async (page, name) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (shots) await page.screenshot({ path: join(shots, `${name}-320.png`), fullPage: true });
    if (wide > narrow.width) faults.push(`${name}: ${wide} px wide on a screen of 320`);
  });
  assert.deepEqual(faults, []);
  report(`${screens.length} screens and states`);
}
