/**
 * axe on every screen and state, light and dark, phone and desktop.
 * With UNKNOT_SHOTS a picture of each goes to that folder, to be compared by eye.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOfColours, violationsOf } from './axe.mjs';
import { desktop, openPage, phone, startProgram } from './program.mjs';
import { screens, settle } from './screens.mjs';

const shots = process.env.UNKNOT_SHOTS;

/** A program of its own, so that the walks go side by side: they wait more than they work. */
async function walk(browser, look, visit) {
  const program = await startProgram();
  try {
    const { page, close } = await openPage(browser, program, look);
    for (const screen of screens) {
      await screen.go(page, program);
      await settle(page);
      await visit(page, screen.name);
      await screen.leave?.(page);
    }
    await close();
  } finally {
    await program.stop();
  }
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
    const dark = colorScheme === 'dark';
    const look = dark ? `${width}-dark` : width;
    if (shots) await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true });
    const own = dark ? await faultsOfColours(page) : await violationsOf(page);
    for (const v of own) faults.push(`${name} ${look}: ${v}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

export default async function accessibility(browser, _program, report) {
  if (shots) mkdirSync(shots, { recursive: true });
  const faults = [];
  const coloured = sizes.map(({ name: width, size }) =>
    walk(browser, { size }, (page, name) => inBothSchemes(page, name, width, faults)),
  );
  await Promise.all(coloured);
  assert.deepEqual(faults, []);
  report(`${screens.length} screens and states`);
}
