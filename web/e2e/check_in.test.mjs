/**
 * The check-in: an unchanged day in at most 8 taps and 20 seconds, by finger and by keyboard;
 * corrected, written late, kept while the program is away, and told when two windows wrote.
 */
import assert from 'node:assert/strict';
import { catalogue, narrow, openPage, phone, startProgram, tell, zoneWhere } from './program.mjs';

const tapsMax = 8;
const secondsMax = 20;
const dayMs = 86_400_000;

const daysBefore = (date, days) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

const todayOf = (program) => catalogue(program, '/api/diary/today');
const dayOf = (program, date) => tell(program, '/api/diary/day', { date });
const pain = (about, value) => ({ kind: 'pain', about, side: 'right', value });

/** Days that were written in time or late, with three places. */
export async function writeDays(program, from, to) {
  const { date } = await todayOf(program);
  for (let back = from; back >= to; back--) {
    await tell(program, '/api/diary/log', {
      date: daysBefore(date, back),
      entries: [
        { kind: 'check_in' },
        pain('neck_shoulder_angle', 4 + (back % 3)),
        pain('neck_back_lower', 4),
        pain('scapula_medial', 3),
        { kind: 'answer', about: 'stress', value: 3 + (back % 5) },
        ...(back === from ? [{ kind: 'guess', about: 'not_sure' }] : []),
      ],
    });
  }
  return date;
}

const valueOf = (day, kind, about) =>
  day.entries.find(({ entry }) => entry.kind === kind && entry.about === about);
const painOf = (day, region) => day.pains.find((own) => own.region === region)?.value;

const strip = (page, value) =>
  page.getByRole('radio', { name: `pain ${value} of 10`, exact: true }).first();
const save = (page) => page.locator('.check-foot button');
const written = (page) => page.getByRole('heading', { level: 2, name: 'Today is written' });

async function show(page, address) {
  await page.evaluate((to) => (window.location.hash = to), address);
  await page.locator('.check-head').waitFor();
}

export default async function checkIn(browser, _program, report) {
  const own = await startProgram();
  const date = await writeDays(own, 20, 1);
  const { page, faults, close } = await openPage(browser, own, { size: phone, asIs: true });
  await byFinger(page, own, date, report);
  await corrected(page, own, date, report);
  await late(page, own, date, report);
  await away(page, own, date, report);
  assert.deepEqual(
    faults.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line)),
    [],
  );
  await twoWindows(browser, page, own, date, report);
  await close();
  await own.stop();
  await byKeyboard(browser, report);
  await firstDay(browser, report);
  await aLot(browser, report);
  await longAgo(browser, report);
  await afterMidnight(browser, report);
}

/** The first possible answer of a question that is asked. */
const firstAnswer = (card) => card.locator('input[type=radio]').first();

async function byFinger(page, program, date, report) {
  assert.ok(page.url().endsWith('#/today'), 'a window with a diary opens at today');
  const begin = Date.now();
  let taps = 0;
  const tap = async (target) => {
    taps += 1;
    await target.click();
  };
  await tap(page.getByRole('link', { name: 'Check in' }));
  await page.locator('.check-head').waitFor();
  assert.equal(await page.locator('main input:checked').count(), 0, 'nothing is chosen before');
  assert.equal(
    await page.locator('.check-about').count(),
    0,
    'today is not said to be another day',
  );
  await tap(strip(page, 3));
  await tap(page.getByRole('button', { name: 'As yesterday' }));
  const asked = (await tell(program, '/api/diary/check_in', {})).asked;
  assert.ok(asked.length > 0 && asked.length <= 3, `${asked.length} questions`);
  for (const { cause } of asked) await tap(firstAnswer(page.locator(`[data-cause="${cause}"]`)));
  await tap(save(page));
  await written(page).waitFor();
  const seconds = (Date.now() - begin) / 1000;
  assert.ok(taps <= tapsMax, `${taps} taps`);
  assert.ok(seconds < secondsMax, `${seconds} s`);
  const day = await dayOf(program, date);
  assert.equal(day.checked_in, true);
  assert.deepEqual(
    ['neck_shoulder_angle', 'neck_back_lower', 'scapula_medial'].map((own) => painOf(day, own)),
    [3, 4, 3],
  );
  for (const { cause } of asked) assert.ok(valueOf(day, 'answer', cause), cause);
  report(`unchanged day: ${taps} taps, ${seconds.toFixed(1)} s as scripted`);
}

async function corrected(page, program, date, report) {
  for (const value of [6, 2]) {
    await page.getByRole('link', { name: 'Correct it' }).click();
    await page.locator('.check-head').waitFor();
    await strip(page, value).click();
    await save(page).click();
    await written(page).waitFor();
  }
  const { entry, earlier } = valueOf(await dayOf(program, date), 'pain', 'neck_shoulder_angle');
  assert.deepEqual([entry.value, ...earlier.map((own) => own.value)], [2, 6, 3]);
  report('corrected twice: both earlier values stay');
}

async function late(page, program, date, report) {
  const day = daysBefore(date, 25);
  await show(page, `#/check_in/${day}`);
  await page.getByText('From memory, 25 days later.').waitFor();
  const about = await page.locator('.check-about').innerText();
  assert.match(about, /^About \w+day \d+ \w+.*, not about today\.$/);
  // A reload in the middle loses nothing.
  await page.getByRole('button', { name: 'Add something' }).click();
  await page.locator('.check-list button', { hasText: /./ }).first().click();
  await page.locator('.check-treat .check-radios label').first().click();
  await page.locator('.check-treat').getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('.check-did').waitFor();
  await page.waitForTimeout(200);
  await page.reload();
  await page.locator('.check-did').waitFor();
  // What is filled in and not added is saved along.
  await page.getByRole('button', { name: 'Add something' }).click();
  await page.locator('.check-list button', { hasText: /./ }).nth(1).click();
  await page.locator('.check-treat .check-radios label').first().click();
  await save(page).click();
  await page.locator('.today').waitFor();
  const kept = await dayOf(program, day);
  assert.equal(kept.days_late, 25);
  assert.equal(kept.entries.filter(({ entry }) => entry.kind === 'treatment').length, 2);
  report('a day of 25 days ago: said to be from memory, kept over a reload, two treatments');
}

async function away(page, program, date, report) {
  await show(page, `#/check_in/${date}`);
  await strip(page, 5).click();
  await page.context().setOffline(true);
  await save(page).click();
  await page.locator('.down').getByText('saved when it answers again').waitFor();
  assert.equal(await strip(page, 5).isChecked(), true);
  await page.context().setOffline(false);
  await page.locator('.down').waitFor({ state: 'detached', timeout: 8000 });
  await page.locator('.today').waitFor();
  const { entry, earlier } = valueOf(await dayOf(program, date), 'pain', 'neck_shoulder_angle');
  assert.deepEqual([entry.value, earlier.length], [5, 3]);
  report('program away: kept in the window, said on top, written once when it was back');
}

async function twoWindows(browser, page, program, date, report) {
  const other = await openPage(browser, program, { size: phone, asIs: true });
  await show(page, `#/check_in/${date}`);
  await show(other.page, `#/check_in/${date}`);
  await strip(other.page, 8).click();
  await save(other.page).click();
  await written(other.page).waitFor();
  await strip(page, 7).click();
  await save(page).click();
  await page.getByText('Another window had written 8. Yours counts now').waitFor();
  const { entry, earlier } = valueOf(await dayOf(program, date), 'pain', 'neck_shoulder_angle');
  assert.deepEqual([entry.value, earlier[0].value], [7, 8]);
  await other.close();
  report('two windows: the later one counts and is told, the other stays in the day');
}

/** Tab until something is reached; nothing but keys. */
async function tabTo(page, selector) {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((own) => document.activeElement?.matches(own) ?? false, selector)) {
      return n + 1;
    }
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

async function byKeyboard(browser, report) {
  const own = await startProgram();
  const date = await writeDays(own, 6, 1);
  const { page, close } = await openPage(browser, own, { size: phone, asIs: true });
  const begin = Date.now();
  let keys = 0;
  const press = async (...names) => {
    for (const name of names) await page.keyboard.press(name);
    keys += names.length;
  };
  keys += await tabTo(page, 'a[href="#/check_in"]');
  await press('Enter');
  await page.locator('.check-head').waitFor();
  keys += await tabTo(page, '.strip:not(.plain) input');
  await press('ArrowRight', 'ArrowRight', 'ArrowRight');
  keys += await tabTo(page, '.check-toggles button');
  await press('Space');
  const { asked } = await tell(own, '/api/diary/check_in', {});
  for (const { cause } of asked) {
    keys += await tabTo(page, `[data-cause="${cause}"] input[type=radio]`);
    await press('Space');
  }
  keys += await tabTo(page, '.check-foot button');
  await press('Enter');
  await written(page).waitFor();
  const seconds = (Date.now() - begin) / 1000;
  assert.ok(seconds < secondsMax, `${seconds} s`);
  const day = await dayOf(own, date);
  assert.equal(painOf(day, 'neck_shoulder_angle'), 3);
  for (const { cause } of asked) assert.ok(valueOf(day, 'answer', cause), cause);
  await page.evaluate(() => (window.location.hash = '#/check_in'));
  await page.getByRole('button', { name: 'Other day' }).press('Enter');
  await page.getByRole('button', { name: 'One day earlier' }).press('Escape');
  const back = await page.evaluate(() => document.activeElement?.textContent);
  assert.equal(back, 'Other day', 'Escape closes and gives the focus back');
  await close();
  await own.stop();
  report(`by keyboard only: ${keys} keys, ${seconds.toFixed(1)} s as scripted`);
}

/** The own guess comes first and is never chosen before; places are painted from here. */
async function firstDay(browser, report) {
  const own = await startProgram();
  const { page, close } = await openPage(browser, own, { size: phone });
  await show(page, '#/check_in');
  const first = page.locator('.check-cols section').first();
  assert.match(await first.innerText(), /what do you think it comes from/);
  assert.equal(await first.locator('input:checked').count(), 0);
  await first.getByRole('radio', { name: 'Stress and tension' }).click();
  await page.getByRole('link', { name: 'Paint it' }).click();
  await page.locator('svg.paintable [data-key="neck_shoulder_angle|right"]').focus();
  await page.keyboard.press('5');
  await page.getByRole('link', { name: 'Back to the check-in' }).last().click();
  assert.equal(await strip(page, 5).isChecked(), true);
  await page.getByRole('link', { name: 'Paint a change' }).click();
  await page.locator('svg.paintable [data-key="neck_back_lower|right"]').focus();
  await page.keyboard.press('Space');
  await page.goBack();
  await save(page).click();
  await written(page).waitFor();
  const { date, guess } = await todayOf(own);
  assert.equal(guess, 'stress_and_tension');
  const day = await dayOf(own, date);
  assert.equal(painOf(day, 'neck_shoulder_angle'), 5);
  assert.equal(painOf(day, 'neck_back_lower'), undefined, 'not answered is not known, and no 0');
  assert.equal(valueOf(day, 'pain', 'neck_back_lower').entry.value, null);
  await show(page, `#/check_in/${date}`);
  assert.equal(await page.getByText('what do you think it comes from').count(), 0);
  await close();
  await own.stop();
  report('first day: the guess first, painted from here, not answered is not known');
}

const longDate = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** What is known of days ago is said with its date, and is no number of yesterday. */
async function longAgo(browser, report) {
  const own = await startProgram();
  const date = await writeDays(own, 8, 5);
  const { page, close } = await openPage(browser, own, { size: narrow, asIs: true });
  await show(page, '#/check_in');
  const day = longDate.format(new Date(`${daysBefore(date, 5)}T00:00:00Z`));
  const ends = page.locator('.strip:not(.plain) + .ends');
  const said = await ends.locator('span:first-child').allInnerTexts();
  assert.equal(said.length, 3, 'each place has its strip');
  for (const words of said) assert.match(words, new RegExp(`^0 none\\. ${day}.*: [1-9]$`));
  assert.equal(await page.getByRole('button', { name: 'As yesterday' }).count(), 0);
  const lines = await ends.evaluateAll((all) =>
    all.map((one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)),
  );
  assert.ok(
    lines.every((count) => count < 1.5),
    `the ends fit beside each other at 320: ${lines}`,
  );
  const medicine = page.locator('[data-cause="pain_medicine"]');
  assert.equal(await medicine.count(), 1, 'painkillers are asked once');
  assert.equal(await medicine.locator('input:checked').count(), 0);
  await medicine.getByRole('radio', { name: '2', exact: true }).click();
  await save(page).click();
  await written(page).waitFor();
  const kept = valueOf(await dayOf(own, date), 'answer', 'pain_medicine');
  assert.equal(kept.entry.value, 2);
  await close();
  await own.stop();
  report('places of days ago: each with its date; a painkiller with one tap');
}

/** Before four in the morning the evening before is asked for, and said to be written. */
async function afterMidnight(browser, report) {
  const own = await startProgram(null, zoneWhere(1));
  const date = await writeDays(own, 8, 5);
  const { page, close } = await openPage(browser, own, { size: phone, asIs: true });
  await show(page, '#/check_in');
  await strip(page, 6).click();
  await save(page).click();
  const evening = longDate.format(new Date(`${daysBefore(date, 1)}T00:00:00Z`));
  await page.getByText(new RegExp(`${evening} is written`)).waitFor();
  assert.equal(painOf(await dayOf(own, daysBefore(date, 1)), 'neck_shoulder_angle'), 6);
  assert.equal((await dayOf(own, date)).entries.length, 0, 'the day that has begun is open');
  await close();
  await own.stop();
  report('at one at night: the evening before is asked for and written');
}

async function aLot(browser, report) {
  const own = await startProgram();
  const date = await writeDays(own, 5, 1);
  const { page, close } = await openPage(browser, own, { size: phone, asIs: true });
  await page.getByRole('link', { name: 'Check in' }).click();
  await strip(page, 9).click();
  await page.getByText('That is a lot of pain. Safety first.').waitFor();
  assert.equal(await page.locator('.check-ask:visible').count(), 0, 'the rest is folded away');
  await page.getByRole('button', { name: 'Answer the safety questions' }).click();
  await page.locator('.flow-row').first().waitFor();
  await page.goBack();
  assert.equal(await strip(page, 9).isChecked(), true, 'what was said is kept');
  await save(page).click();
  await written(page).waitFor();
  const day = await dayOf(own, date);
  assert.equal(painOf(day, 'neck_shoulder_angle'), 9);
  assert.equal(painOf(day, 'scapula_medial'), undefined);
  await close();
  await own.stop();
  report('pain of 9: pain, safety, the rest folded; nothing lost on the way');
}
