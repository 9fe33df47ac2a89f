/** A kept knot: looked at again with two taps, painted again, closed, reopened, after a restart. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desktop, openPage, phone, startProgram } from './program.mjs';
import { denyUntil } from './way.mjs';

/** `unknot knots ...` on the same file as the program. */
export const knots = (store, ...words) =>
  JSON.parse(
    execFileSync(process.env.UNKNOT_BIN, ['knots', ...words, '--store', store, '--json'], {
      encoding: 'utf8',
    }),
  );

const daysAgo = (days) =>
  `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T12:00Z`;

/** Two knots kept six weeks ago and looked at again since. */
export function keepTwo(store) {
  const slope = (n) => ['--pain', `neck_shoulder_angle_r=${n}`, '--flags', 'none'];
  const mine = ['--answer', 'press_levator_scapulae_r=yes'];
  const keep = ['--knot', 'levator_scapulae_r', '--knot', 'upper_trapezius_r'];
  const more = ['--pain', 'neck_back_lower_r=4', '--pain', 'scapula_medial_r=3'];
  const temple = ['--pain', 'temple_r=3', '--sex', 'female', '--age', '43'];
  const first = ['keep', ...keep, ...slope(6), ...more, ...temple, ...mine, '--at', daysAgo(38)];
  const [knot] = knots(store, ...first).knot_ids;
  const id = String(knot);
  knots(
    store,
    'look',
    id,
    ...slope(5),
    '--pain',
    'neck_back_lower_r=3',
    ...mine,
    '--at',
    daysAgo(17),
  );
  knots(
    store,
    'look',
    id,
    ...slope(4),
    '--pain',
    'neck_back_lower_r=2',
    ...mine,
    '--at',
    daysAgo(3),
  );
  return knot;
}

export async function show(page, address) {
  await page.evaluate((to) => (window.location.hash = to), address);
  await page.locator('.record').waitFor();
}

const title = (page) => page.locator('h1').innerText();
const looks = (page) => page.locator('.record-look').count();

export default async function knotsTest(browser, _program, report) {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'));
  const store = join(folder, 'unknot.db');
  const knot = keepTwo(store);
  const own = await startProgram(store);
  const { page, faults, close } = await openPage(browser, own, { size: phone });
  await list(page, knot, report);
  await pressAgain(page, store, knot, report);
  await paintAgain(page, store, knot, report);
  await closing(page, report);
  assert.deepEqual(faults, []);
  await close();
  await own.stop();
  await restarted(browser, store, knot, report);
  rmSync(folder, { recursive: true });
}

async function list(page, knot, report) {
  await page.evaluate(() => (window.location.hash = '#/record'));
  await page.locator('.record-rows a').first().waitFor();
  assert.equal(await page.locator('.record-rows a').count(), 2);
  await page.locator(`a[href="#/record/${knot}"]`).click();
  await page.locator('.record-look').first().waitFor();
  assert.match(await title(page), /^Quieter than on .*, but still there\.$/);
  assert.equal(await looks(page), 3);
  assert.match(await page.locator('.record-rule').innerText(), /: 0 of 2\n.*: 0 of 7/s);
  report('list, record: quieter, three looks, the rule with its counts');
}

async function pressAgain(page, store, knot, report) {
  await page.getByRole('button', { name: 'Start the test' }).click();
  await denyUntil(page, `#/record/${knot}`);
  await page.getByRole('button', { name: 'Sore, different' }).click();
  await page.locator('.record-caption', { hasText: 'Not painted anew' }).waitFor();
  assert.match(await page.locator('.record-rule').innerText(), /: 1 of 2/);
  const kept = knots(store, 'show', String(knot)).looks.at(-1);
  assert.equal(kept.pressed, 'sore_different');
  assert.deepEqual(kept.pains, []);
  assert.ok(Object.keys(kept.flags).length > 0, 'the safety answers are kept with the look');

  let taps = 0;
  const tap = async (name) => {
    taps += 1;
    await page.getByRole('button', { name, exact: true }).click();
  };
  await tap('Start the test');
  await tap('That is my pain');
  await page.getByText('Pressing brings back your own pain.').waitFor();
  assert.match(await page.locator('.record-rule').innerText(), /: 0 of 2/);
  assert.equal(knots(store, 'show', String(knot)).looks.length, 5);
  assert.equal(taps, 2);
  report('pressed again: questions first, then two taps on the same day');
}

async function paintAgain(page, store, knot, report) {
  await page.getByRole('button', { name: 'Paint again' }).click();
  await page.locator('.places button').first().waitFor();
  const places = page.locator('.places button');
  const count = await places.count();
  assert.equal(count, 2, 'the places of the last drawing are there, their numbers are not');
  for (let k = 0; k < count; k++) {
    await places.nth(k).click();
    await page.getByRole('radio', { name: 'pain 1 of 10', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Next: a few safety questions' }).click();
  await denyUntil(page, `#/record/${knot}`);
  await page.getByRole('button', { name: 'Keep it without pressing' }).click();
  await page.locator('.record-caption', { hasText: 'worst 1' }).waitFor();
  const kept = knots(store, 'show', String(knot)).looks.at(-1);
  assert.deepEqual(
    kept.pains.map((pain) => pain.nrs_0_10),
    [1, 1],
  );
  report('painted again and kept without pressing');
}

async function closing(page, report) {
  await page.getByRole('button', { name: 'Close all the same' }).click();
  await page.getByRole('heading', { level: 1, name: /^Closed as gone on/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Start the test' }).count(), 0);
  await page.getByRole('button', { name: 'Open it again' }).click();
  await page.getByRole('heading', { level: 1, name: /^Quieter than on/ }).waitFor();
  report('closed with one tap, opened again');
}

async function restarted(browser, store, knot, report) {
  const own = await startProgram(store);
  const { page, close } = await openPage(browser, own, { size: desktop });
  await show(page, `#/record/${knot}`);
  await page.locator('.record-look').first().waitFor();
  assert.match(await title(page), /^Quieter than on/);
  await page.getByRole('button', { name: 'All 6 looks' }).click();
  assert.equal(await page.locator('.record-all li').count(), 6);
  await page.getByRole('button', { name: 'Delete this knot' }).click();
  await page.getByRole('button', { name: 'Delete it for good' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your knots' }).waitFor();
  assert.equal(await page.locator('.record-rows a').count(), 1);
  assert.equal(knots(store, 'list').knots.length, 1);
  await close();
  await own.stop();
  report('after a restart all is there; one knot deleted for good');
}
