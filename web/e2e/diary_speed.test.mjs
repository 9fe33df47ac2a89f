/** Ten years with 55 columns, about 200,000 values: from the way to the diary to its picture. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desktop, openPage, startProgram } from './program.mjs';

const openMaxMs = 300;
const rounds = 5;
const bytesMax = 64_000_000;
const table = fileURLToPath(new URL('../../tools/long_diary', import.meta.url));

/** From the change of the address until the lanes stand there, painted. */
const open = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const begin = performance.now();
        const look = () => {
          const drawn = document.querySelector('.lanes:not(.lanes-strip) .lanes-bars');
          if (drawn) requestAnimationFrame(() => resolve(performance.now() - begin));
          else requestAnimationFrame(look);
        };
        window.location.hash = '#/diary';
        look();
      }),
  );

/** From a press until what it changes is painted. */
const pressed = (page, name) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const begin = performance.now();
        [...document.querySelectorAll('button')].find((own) => own.textContent === wanted).click();
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(performance.now() - begin)),
        );
      }),
    name,
  );

export default async function diarySpeed(browser, _program, report) {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'));
  const store = join(folder, 'unknot.db');
  const csv = join(folder, 'days.csv');
  writeFileSync(csv, execFileSync('python3', [table], { maxBuffer: bytesMax }));
  execFileSync(process.env.UNKNOT_BIN, ['days', '--import', csv, '--store', store], {
    stdio: ['ignore', 'ignore', 'inherit'],
    maxBuffer: bytesMax,
  });
  const own = await startProgram(store);
  const { page, faults, close } = await openPage(browser, own, { size: desktop });
  await page.waitForTimeout(1000);
  const times = [];
  for (let n = 0; n < rounds; n++) {
    times.push(await open(page));
    assert.match(await page.locator('h1').innerText(), /^3,650 days/);
    await page.evaluate(() => (window.location.hash = '#/'));
    await page.locator('.welcome').waitFor();
    await page.waitForTimeout(300);
  }
  const best = Math.min(...times);
  assert.ok(best < openMaxMs, `${times.map((ms) => ms.toFixed(0)).join(', ')} ms to the picture`);
  const all = times.map((ms) => ms.toFixed(0)).join(', ');
  report(`ten years, 200,000 values: open and drawn in ${all} ms`);
  await open(page);
  const words = [];
  for (const name of ['All', 'Week', 'Year', 'Table', '6 weeks']) {
    const ms = await pressed(page, name);
    assert.ok(ms < openMaxMs, `${name}: ${ms.toFixed(0)} ms`);
    words.push(`${name} ${ms.toFixed(0)}`);
  }
  report(`zoom in ms: ${words.join(', ')}`);
  assert.deepEqual(faults, []);
  await close();
  await own.stop();
  rmSync(folder, { recursive: true });
}
