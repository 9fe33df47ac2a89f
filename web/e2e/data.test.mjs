/**
 * The diary is the person's own: backed up and put back, sealed, taken along, deleted, and offered
 * again when its file is damaged. Each against the file that the program holds.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { violationsOf } from './axe.mjs';
import { desktop, openPage, phone, startProgram } from './program.mjs';

/** Asks the program as other programs do. */
async function ask(program, path, body) {
  const answer = await fetch(program.origin + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: `Bearer ${program.token}`,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const value = await answer.json();
  assert.ok(answer.ok, `${path}: ${JSON.stringify(value)}`);
  return value;
}

/** "2026-03-12", so many days before the day of the program. */
const before = (today, days) =>
  new Date(Date.parse(`${today}T00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Writes these days down: one pain and the check-in. */
export async function writeDays(program, days) {
  const { today } = await ask(program, '/api/data');
  for (let day = days - 1; day >= 0; day--) {
    const pain = {
      kind: 'pain',
      about: 'neck_shoulder_angle',
      side: 'right',
      value: 3 + (day % 4),
    };
    const entries = [pain, { kind: 'check_in' }];
    await ask(program, '/api/diary/log', { date: before(today, day), entries });
  }
  return today;
}

const painsOf = async (program, date) =>
  (await ask(program, '/api/diary/day', { date })).pains.map((pain) => pain.value);

export async function showData(page) {
  await page.evaluate(() => (window.location.hash = '#/data'));
  await page.locator('.data').waitFor();
}

const title = (page) => page.locator('h1').innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const status = (page, words) => page.getByRole('status').filter({ hasText: words }).waitFor();

async function begun(page, program, report) {
  await showData(page);
  assert.equal(await title(page), 'Nothing is written yet.');
  assert.deepEqual(await violationsOf(page), []);
  assert.equal(await page.locator('.btn:not(.soft, .line, .text, .data-danger)').count(), 1);
  const today = await writeDays(program, 4);
  await page.reload();
  await page.getByText('4 days and 8 entries').waitFor();
  assert.match(await title(page), /^Everything is saved\./);
  assert.ok((await page.locator('.data-file dd').innerText()).endsWith('unknot.db'));
  report('says where the diary lies and what is in it');
  return today;
}

async function backedUp(page, program, report) {
  const { backups } = await ask(program, '/api/data');
  await press(page, 'Back up now');
  await status(page, /^Done: a backup of today, \d\d:\d\d\.$/);
  await page.getByRole('heading', { level: 1, name: /Last backup today, \d\d:\d\d\.$/ }).waitFor();
  const now = (await ask(program, '/api/data')).backups;
  assert.equal(now.length, backups.length + 1);
  assert.equal(now[0].kind, 'asked');
  report('backed up with one press');
}

async function fillPeriod(page, from, to) {
  await page.getByLabel('First day').fill(from);
  await page.getByLabel('Last day').fill(to);
}

/** Two of four days: the wrong number is refused at its field, nothing is lost by it. */
async function periodDeleted(page, program, today, report) {
  const [from, to] = [before(today, 2), before(today, 1)];
  await press(page, 'A period');
  await fillPeriod(page, to, from);
  await page.getByText('The last day lies before the first one.').waitFor();
  await fillPeriod(page, from, to);
  await page.getByText('That is 2 days and 4 entries.').waitFor();
  await page.getByText(/^\d+ backups? holds? some of it\./).waitFor();
  const days = page.locator('#data-days-period');
  for (const wrong of ['', '4', 'two']) {
    await days.fill(wrong);
    await press(page, 'Delete this period');
    await page.locator('#data-days-period-wrong').waitFor();
    assert.equal(await days.getAttribute('aria-invalid'), 'true');
  }
  assert.equal((await ask(program, '/api/data')).days, 4, 'a wrong number deletes nothing');
  await days.fill('2');
  await press(page, 'Delete this period');
  await status(page, 'Deleted: 2 days and 4 entries.');
  assert.deepEqual(await painsOf(program, from), []);
  assert.deepEqual(await painsOf(program, today), [3], 'the days around it stay');
  await page.getByText('2 days and 4 entries, since').waitFor();
  report('a period goes only with its number of days');
}

async function restored(page, program, today, report) {
  const backups = (await ask(program, '/api/data')).backups.length;
  await press(page, 'Restore');
  await page.locator('.data-list input').first().check();
  await page.getByRole('heading', { name: /^Put back the diary as it was today/ }).waitFor();
  await press(page, 'Leave it as it is');
  assert.equal((await ask(program, '/api/data')).days, 2, 'asked once, and left');
  await page.locator('.data-list input').first().check();
  await press(page, 'Put it back');
  await status(page, /^Put back: the diary as it was today/);
  assert.deepEqual(await painsOf(program, before(today, 1)), [4]);
  const now = (await ask(program, '/api/data')).backups;
  assert.equal(now.length, backups + 1);
  assert.equal(now[0].kind, 'before_restore');
  await page.getByText('4 days and 8 entries, since').waitFor();
  report('a backup brings the days back and keeps what was there');
}

/** The bytes of what a press saves, and the name it gets. */
async function saved(page, name) {
  const waiting = page.waitForEvent('download');
  await press(page, name);
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function copied(page, report) {
  const [first, second] = ['Passphrase, at least 8 letters', 'The same once more'];
  await page.getByLabel(first).fill('seven..');
  await press(page, 'Save the copy');
  await page.locator('#data-passphrase-said.er').waitFor();
  await page.getByLabel(first).fill('correct horse');
  await page.getByLabel(second).fill('correct house');
  await page.locator('#data-passphrase-again-said.er').waitFor();
  await page.getByLabel(second).fill('correct horse');
  const copy = await saved(page, 'Save the copy');
  assert.match(copy.name, /^unknot-\d{4}-\d\d-\d\d\.unknot-backup$/);
  assert.equal(copy.bytes.subarray(0, 16).toString(), 'unknot sealed 1\n');
  for (const open of ['SQLite format', 'neck_shoulder_angle', 'correct horse']) {
    assert.ok(!copy.bytes.includes(open), `${open} is readable in the copy`);
  }
  assert.equal(await page.getByLabel(first).inputValue(), '', 'the passphrase is forgotten');
  report('a copy sealed with a passphrase that was typed twice');
}

async function taken(page, today, report) {
  const all = await saved(page, 'Export all');
  assert.equal(all.name, `unknot-${today}.json`);
  assert.equal(JSON.parse(all.bytes).form, 'unknot_export');
  assert.equal(all.bytes.toString().split('"neck_shoulder_angle"').length - 1, 4);
  await press(page, 'Tables');
  await page.locator('.data-tables li').first().waitFor();
  const names = await page.locator('.data-tables button').allInnerTexts();
  assert.ok(names.length > 0);
  const tables = [];
  for (const name of names) tables.push(await saved(page, name));
  assert.deepEqual(
    tables.map((table) => table.name),
    names,
  );
  assert.ok(tables.some((table) => table.bytes.includes('neck_shoulder_angle')));
  report(`everything as JSON and as ${names.length} tables`);
}

async function looks(page, report) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await press(page, 'Dark');
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  await page.locator('.data').waitFor();
  assert.equal(await ground(), dark, 'the theme survives a reload');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await ground(), light, 'paper is light');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  assert.equal(await ground(), dark);
  await press(page, 'Change it');
  await page.getByLabel('Emergency number where you are').fill('911');
  await press(page, 'Save the number');
  await page.getByText('Emergency number: 911').waitFor();
  report('dark after a reload too, light on paper; the number to call');
}

async function byKeyboard(page, report) {
  const opener = page.getByRole('button', { name: 'Restore', exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.locator('.data-ask h3').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.data-ask h3').count(), 0);
  await page.keyboard.press('Escape');
  assert.equal(await opener.getAttribute('aria-expanded'), 'false');
  assert.ok(await opener.evaluate((own) => own === document.activeElement));
  report('Escape closes the last thing that was opened');
}

/** The page forgets too, but for what is no diary: how it looks, and whom to call. */
async function everythingDeleted(page, program, report) {
  await press(page, 'Everything');
  await page.locator('#data-days-everything').fill('4');
  await page.getByLabel('The backups too').check();
  await page.evaluate(() => sessionStorage.setItem('unknot.journey', 'kept'));
  await press(page, 'Delete everything');
  await page.locator('a[href="#/paint"]').first().waitFor();
  const left = await ask(program, '/api/data');
  assert.deepEqual([left.entries, left.days], [0, 0]);
  assert.ok(left.backups.length <= 1, 'at most the new one, which holds nothing');
  const file = readFileSync(program.store);
  assert.ok(!file.includes('neck_shoulder_angle'), 'nothing of it is left in the file');
  const kept = await page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)]);
  assert.deepEqual(kept[0], ['unknot.window']);
  assert.deepEqual(kept[1].sort(), ['unknot.emergency_number', 'unknot.theme']);
  report('everything deleted, in the file, the backups and the window');
}

/** What the program finds in place of its file is no diary any more. */
async function damaged(browser, store, report) {
  const first = await startProgram(store);
  await writeDays(first, 3);
  await ask(first, '/api/data/backup', {});
  await first.stop();
  const bytes = readFileSync(store);
  bytes.fill(0xa5, 4096);
  writeFileSync(store, bytes);
  const own = await startProgram(store);
  const { page, close } = await openPage(browser, own, { size: phone, asIs: true });
  await page.locator('.data').waitFor();
  assert.equal(await title(page), 'The file of your diary is damaged.');
  await page.goto(`${own.origin}/#/today`);
  await page.getByRole('link', { name: 'See what can be done' }).click();
  await page.locator('.data').waitFor();
  assert.deepEqual(await violationsOf(page), []);
  await press(page, 'Look at that backup');
  await press(page, 'Put it back');
  await status(page, /^Put back/);
  await page.getByText('3 days and 6 entries, since').waitFor();
  await close();
  await own.stop();
  report('a damaged file is told first, and the newest backup offered');
}

export default async function dataTest(browser, _program, report) {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'));
  const own = await startProgram(join(folder, 'unknot.db'));
  const { page, faults, close } = await openPage(browser, own, { size: desktop });
  const today = await begun(page, own, report);
  await backedUp(page, own, report);
  await periodDeleted(page, own, today, report);
  await restored(page, own, today, report);
  await copied(page, report);
  await taken(page, today, report);
  await byKeyboard(page, report);
  await looks(page, report);
  await everythingDeleted(page, own, report);
  assert.deepEqual(faults, []);
  await close();
  await own.stop();
  await damaged(browser, join(folder, 'damaged.db'), report);
  rmSync(folder, { recursive: true });
}
