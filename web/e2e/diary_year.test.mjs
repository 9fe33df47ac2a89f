/** The year of the diary and one day of it: zoom, keys, table, gaps, a correction, deleting. */
import assert from 'node:assert/strict';
import { violationsOf } from './axe.mjs';
import { dayBefore, firstDay, fullDay, gaps, writeDiary } from './diary_days.mjs';
import { desktop, openPage, phone, startProgram, tell } from './program.mjs';

const axisOf = (page) => page.locator('.lanes:not(.lanes-strip) .lanes-over');
const stripOf = (page) => page.locator('.lanes-strip .lanes-over');
const said = (at) => at.getAttribute('aria-valuetext');
const spanOf = (page) => page.locator('#year-framed').innerText();
const chosen = (page) => page.locator('#year-chosen').innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function show(page, address) {
  await page.evaluate((to) => (window.location.hash = to), address);
  await page.locator(address.startsWith('#/day/') ? '.day' : '.year').waitFor();
}

const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
/** As the page says a day of this year; the year itself may follow. */
const words = (date) => long.format(new Date(`${date}T00:00:00Z`)).replace(',', '');

/** Bars of the first lane, from the paths that draw them. */
const bars = (page) =>
  page.evaluate(() => {
    const plot = document.querySelector('.lanes:not(.lanes-strip) .lanes-plot');
    const paths = [...plot.querySelectorAll('path[class^="pain-"]')];
    return paths.reduce((sum, own) => sum + own.getAttribute('d').split('z').length - 1, 0);
  });
const crosses = (page) =>
  page.evaluate(() => {
    const own = document.querySelector('.lanes:not(.lanes-strip) .lanes-cross');
    return own ? (own.getAttribute('d').split('M').length - 1) / 2 : 0;
  });

export default async function diaryYear(browser, _program, report) {
  const own = await startProgram();
  const { page, faults, close } = await openPage(browser, own, { size: phone, asIs: true });
  await empty(page, report);
  const date = await writeDiary(own);
  await page.reload();
  await page.locator('.year').waitFor();
  await picture(page, own, date, report);
  await keys(page, date, report);
  await table(page, own, date, report);
  await finding(page, date, report);
  await gap(page, date, report);
  await correction(page, own, date, report);
  await oneDay(page, own, date, report);
  await deleting(page, own, date, report);
  await close();
  await frame(browser, own, report);
  assert.deepEqual(faults, []);
  await own.stop();
}

async function empty(page, report) {
  await page.evaluate(() => (window.location.hash = '#/diary'));
  await page.getByRole('heading', { level: 1, name: 'Nothing is written yet.' }).waitFor();
  assert.equal(await page.locator('main a[href="#/check_in"]').count(), 1);
  assert.deepEqual(await violationsOf(page), []);
  report('an empty diary: one sentence, one button');
}

async function picture(page, program, date, report) {
  const days = firstDay + 1;
  const written = firstDay - gaps.length;
  const title = await page.locator('h1').innerText();
  assert.equal(title, `${days} days, ${written} of them written.`);
  assert.equal(await bars(page), written, 'a bar for each written day');
  assert.equal(await crosses(page), gaps.length, 'a gap is a cross, not a bar');
  assert.match(await said(axisOf(page)), new RegExp(`^${words(dayBefore(date, 1))}`));
  const name = await axisOf(page).getAttribute('aria-label');
  assert.match(name, new RegExp(`known on ${written} days`));
  report(`${days} days: ${written} bars, ${gaps.length} gaps stay gaps`);
}

async function keys(page, date, report) {
  await axisOf(page).focus();
  const after = async (key, back) => {
    await page.keyboard.press(key);
    assert.match(await said(axisOf(page)), new RegExp(`^${words(dayBefore(date, back))}`), key);
  };
  await after('ArrowLeft', 2);
  await after('PageUp', 9);
  await after('ArrowRight', 8);
  await after('PageDown', 1);
  await after('Home', firstDay);
  await after('End', 0);
  assert.match(await said(axisOf(page)), /still open$/);
  for (let n = 0; n < gaps[0]; n++) await page.keyboard.press('ArrowLeft');
  assert.match(await said(axisOf(page)), /, no entry$/);
  const six = await spanOf(page);
  await page.keyboard.press('+');
  const two = await spanOf(page);
  assert.notEqual(two, six);
  await page.keyboard.press('-');
  await press(page, 'Week');
  assert.equal((await page.locator('.lanes-tick').count()) <= 7, true);
  await page.keyboard.press('Tab');
  await axisOf(page).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.locator('.day').waitFor();
  assert.match(page.url(), new RegExp(`#/day/${dayBefore(date, gaps[0] + 1)}$`));
  await page.locator('a', { hasText: 'All days' }).click();
  await page.locator('.year').waitFor();
  assert.match(await chosen(page), new RegExp(`^${words(dayBefore(date, gaps[0] + 1))}`));
  report('the axis by keys: day, week, ends, zoom, open, and back to the same day');
}

async function table(page, program, date, report) {
  const from = dayBefore(date, firstDay);
  const { columns } = await tell(program, '/api/diary/days', { from, to: date });
  const pains = columns.filter((own) => own.kind === 'pain');
  const worst = (k) => {
    const known = pains.map((own) => own.values[k]).filter((value) => value !== null);
    return known.length === 0 ? null : Math.max(...known);
  };
  await press(page, 'Table');
  const cells = [];
  for (;;) {
    const rows = page.locator('.lanes-table tbody tr');
    for (const row of await rows.all()) cells.push(await row.locator('td').first().innerText());
    const earlier = page.getByRole('button', { name: 'Earlier rows' });
    if (!(await earlier.isVisible()) || (await earlier.isDisabled())) break;
    await earlier.click();
  }
  const wanted = Array.from({ length: firstDay + 1 }, (_, k) => worst(k)).reverse();
  const shown = cells.map((cell) => (/^\d/.test(cell) ? Number(cell.split(' ')[0]) : null));
  assert.deepEqual(shown, wanted);
  assert.equal(cells[gaps[0]], 'no entry');
  await press(page, 'Month');
  const months = await page.locator('.lanes-table tbody tr td:first-of-type').allInnerTexts();
  assert.ok(
    months.some((cell) => /\(\d+ of \d+\)$/.test(cell)),
    `a mean says how many days it knows: ${months}`,
  );
  await press(page, '6 weeks');
  report('the table says what the picture shows, day by day and pooled');
}

async function finding(page, date, report) {
  await page.locator('.year-chips button', { hasText: 'without entry' }).click();
  assert.equal(await page.locator('.year-found li button').count(), gaps.length);
  await page.locator('.year-found li button').first().click();
  assert.match(await chosen(page), new RegExp(`^${words(dayBefore(date, gaps[0]))}`));
  await page.locator('.year-chips button', { hasText: 'without entry' }).click();
  await page.getByRole('searchbox').fill('warm pad');
  const names = page.locator('.lanes:not(.lanes-strip) .lanes-name');
  assert.deepEqual(await names.allInnerTexts(), ['Pain', 'Warm pad, 15 min']);
  await page.getByRole('searchbox').fill('xyz');
  await page.getByText('Nothing in your diary has this name.').waitFor();
  await page.getByRole('searchbox').fill('');
  report('days by a chip, a row by its words');
}

async function gap(page, date, report) {
  const title = (back) => `${words(dayBefore(date, back))} is empty`;
  await page.getByRole('heading', { name: title(gaps[0]) }).waitFor();
  const fill = page.locator('a', { hasText: 'Fill it in' }).last();
  assert.equal(await fill.getAttribute('href'), `#/check_in/${dayBefore(date, gaps[0])}`);
  await press(page, 'Leave it unknown');
  await page.getByRole('heading', { name: title(gaps[1]) }).waitFor();
  await page.waitForTimeout(400);
  await page.reload();
  await page.getByRole('heading', { name: title(gaps[1]) }).waitFor();
  report('a gap may be filled or left, and is not offered again');
}

const entryOf = async (program, date, about) => {
  const day = await tell(program, '/api/diary/day', { date });
  return day.entries.find(({ entry }) => entry.about === about);
};

async function correction(page, program, date, report) {
  const day = dayBefore(date, 3);
  const before = (await entryOf(program, day, 'unbroken_sitting_bouts')).entry.value;
  await show(page, `#/diary/${date}/week`);
  await press(page, '6 weeks');
  await press(page, 'Week');
  let taps = 0;
  const tap = async (what, at) => {
    taps += 1;
    await what.click(at);
  };
  const box = await axisOf(page).boundingBox();
  const x = (box.width * 3.5) / 7;
  await tap(axisOf(page), { position: { x, y: 20 } });
  assert.match(await chosen(page), new RegExp(`^${words(day)}`));
  await tap(page.locator('.year-rows a', { hasText: 'Sits over an hour' }));
  await page.locator('.day-correct').waitFor();
  const next = before === 4 ? 1 : before + 1;
  await tap(page.locator('.day-options label', { hasText: new RegExp(`^${next}$`) }));
  await tap(page.getByRole('button', { name: 'Save the correction' }));
  await page.locator('.day-ever .day-gone').waitFor();
  assert.ok(taps <= 4, `${taps} taps`);
  const kept = await entryOf(program, day, 'unbroken_sitting_bouts');
  assert.equal(kept.entry.value, next);
  assert.deepEqual(
    kept.earlier.map((own) => own.value),
    [before],
  );
  await page.locator('.day-why input[type=text]').fill('Counted again');
  await press(page, `Use this: ${before}`);
  await page.locator('.day-ever li').nth(2).waitFor();
  const back = await entryOf(program, day, 'unbroken_sitting_bouts');
  assert.equal(back.entry.value, before);
  assert.deepEqual(
    back.earlier.map((own) => own.value),
    [next, before],
  );
  report(`corrected in ${taps} taps; every earlier value is there and can be used again`);
}

async function oneDay(page, program, date, report) {
  const day = dayBefore(date, fullDay);
  await show(page, `#/day/${day}`);
  const row = (name) => page.locator('.day-rows li', { hasText: name });
  assert.match(await row('temple').innerText(), /Left blank in the check-in, counts as 0/);
  assert.match(await row('mean of moments').innerText(), /5 of 10/);
  const clock = await page.locator('.day-clock').getAttribute('aria-label');
  for (const part of [/18:40/, /22:10/, /12:35/, /20:10|stretch/i]) assert.match(clock, part);
  await row('temple').getByRole('button').click();
  await page.getByRole('radio', { name: 'pain 7 of 10', exact: true }).click();
  await page.getByText('The worst place of this day goes from').waitFor();
  await press(page, 'Save the correction');
  await page.locator('.day-ever').waitFor();
  const { pains } = await tell(program, '/api/diary/day', { date: day });
  const temple = pains.find((own) => own.region === 'temple');
  assert.deepEqual([temple.value, temple.source], [7, 'rated']);
  assert.deepEqual(await violationsOf(page), []);
  report('a day by its clock; a derived pain says so and can be rated');
}

async function deleting(page, program, date, report) {
  const day = dayBefore(date, 8);
  await show(page, `#/day/${day}/answer.stress`);
  await page.getByRole('button', { name: /^Delete this entry/ }).click();
  await page.getByText('Your backups still hold it').waitFor();
  await press(page, 'Delete for good');
  await page.locator('.day-rows li', { hasText: 'Stress' }).waitFor({ state: 'detached' });
  assert.equal(await entryOf(program, day, 'stress'), undefined);
  await show(page, `#/day/${day}`);
  await press(page, 'Delete this day');
  await press(page, 'Keep it');
  await press(page, 'Delete this day');
  await press(page, 'Delete for good');
  await page.locator('.year').waitFor();
  assert.equal(await crosses(page), gaps.length + 1, 'the deleted day is a gap');
  assert.match(await chosen(page), new RegExp(`^${words(day)}`));
  report('an entry and a day deleted for good; the day is a gap then');
}

const frameWidth = (page) =>
  page.locator('.lanes-frame').evaluate((own) => Number.parseFloat(own.style.width));

/** Two fingers on one spot, so far apart at first and at last. */
async function pinch(page, at, from, to) {
  const tools = await page.context().newCDPSession(page);
  await at.scrollIntoViewIfNeeded();
  const box = await at.boundingBox();
  const middle = box.x + box.width / 2;
  const touch = (type, apart) =>
    tools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [-1, 1]
        .slice(0, apart === null ? 0 : 2)
        .map((way, id) => ({ x: middle + (way * apart) / 2, y: box.y + 40, id })),
    });
  await touch('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', from + (to - from) * share);
  await touch('touchEnd', null);
}

async function frame(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: desktop, asIs: true });
  await show(page, '#/diary');
  await press(page, 'Week');
  const strip = stripOf(page);
  const before = await said(strip);
  await strip.focus();
  await page.keyboard.press('ArrowLeft');
  const once = await said(strip);
  assert.notEqual(once, before);
  assert.equal((await spanOf(page)).replace(/\s+/g, ' '), once);
  await page.keyboard.press('End');
  assert.equal(await said(strip), before);
  const box = await strip.boundingBox();
  await page.mouse.move(box.x + box.width - 3, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + 20, { steps: 4 });
  await page.mouse.up();
  assert.notEqual(await said(strip), before, 'the frame can be dragged');
  await press(page, 'Year');
  assert.equal(await frameWidth(page), 100);
  await pinch(page, axisOf(page), 60, 240);
  const pinched = await frameWidth(page);
  assert.ok(pinched > 15 && pinched < 40, `two fingers zoom: ${pinched} %`);
  assert.deepEqual(faults, []);
  await close();
  report('the frame by keys, by hand and by two fingers');
}
