/** Causes: the first days, 60 days with every figure opened, what if, a long run and its end. */
import assert from 'node:assert/strict';
import { violationsOf } from './axe.mjs';
import { writeCauses } from './causes_days.mjs';
import { recordedAnswer, standIn } from './causes_stand_in.mjs';
import { catalogue, desktop, openPage, phone, startProgram, tell } from './program.mjs';

const doneMaxMs = 60_000;
const askedMaxMs = 30_000;
const h1 = (page) => page.locator('h1').innerText();
const causes = (program) => catalogue(program, '/api/causes');

async function show(page) {
  await page.evaluate(() => (window.location.hash = '#/causes'));
  await page.locator('.causes').waitFor();
}

/** What is known when the program has nothing left to do. */
async function settled(program) {
  const begin = Date.now();
  for (;;) {
    const answer = await causes(program);
    if (!['update', 'checking'].includes(answer.progress.state)) return answer;
    assert.ok(Date.now() - begin < doneMaxMs, 'the run comes to an end');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export default async function causesTest(browser, _program, report) {
  const own = await startProgram();
  const { page, faults, close } = await openPage(browser, own, { size: phone, asIs: true });
  await firstDays(page, own, report);
  await writeCauses(own);
  const answer = await settled(own);
  await page.reload();
  await page.locator('.causes-shares').waitFor();
  await numbers(page, answer.causes, report);
  await meanings(page, report);
  await whatIf(page, own, answer.causes, report);
  await table(page, answer.causes, report);
  await looks(page, report);
  await close();
  await longRun(browser, own, report);
  await hidden(browser, own, report);
  await states(browser, own, report);
  assert.deepEqual(faults, []);
  await own.stop();
}

async function firstDays(page, program, report) {
  await show(page);
  assert.equal(await h1(page), 'Nothing is written yet.');
  assert.equal(await page.locator('main a[href="#/check_in"]').count(), 1);
  assert.equal(await page.locator('.causes-row').count(), 5);
  assert.deepEqual(await violationsOf(page), []);
  await writeCauses(program, 6);
  await page.reload();
  await page.locator('.causes-evenings').waitFor();
  const { causes: few } = await settled(program);
  assert.equal(few.days_scored, 5);
  assert.equal(await h1(page), 'We do not know yet. About 9 more days.');
  const strip = page.locator('.causes-evenings');
  assert.equal(await strip.getAttribute('aria-label'), '5 evenings done, 1 missed, 9 to go');
  assert.equal(await strip.locator('[data-evening=written]').count(), 5);
  const text = await page.locator('main').innerText();
  assert.doesNotMatch(text, /Found|Leaning|goes with your pain most/);
  assert.deepEqual(await violationsOf(page), []);
  report('day 0 and the first days: what to write, no cause named');
}

/** What the page shows is what the program says, whatever that is. */
async function numbers(page, said, report) {
  const row = (id) => page.locator(`.causes-shares .causes-row[data-cause=${id}]`);
  for (const group of said.groups) {
    const shown = await row(group.group).locator('strong').innerText();
    const known = group.verdict !== 'not_enough_days' && group.share !== null;
    const wanted = known ? `${(group.share.p50 * 100).toFixed(0).replace('-0', '0')} %` : '?';
    assert.equal(shown, wanted, group.group);
  }
  const rest = await row('unexplained').locator('strong').innerText();
  assert.equal(rest, `${(said.unexplained_share.p50 * 100).toFixed(0)} %`);
  assert.equal(
    await page.locator('.causes-shares .causes-row').last().getAttribute('data-cause'),
    'unexplained',
  );
  const named = said.headline_group;
  assert.ok(named, 'a diary with one strong cause leans to something');
  const rank = await page.locator('.causes-shares .causes-row').first().getAttribute('data-cause');
  assert.equal(rank, named);
  report(`60 days: ${await h1(page)}`);
}

/** By keyboard alone: each line below a thread opens what its number means. */
async function meanings(page, report) {
  const lines = page.locator('.causes-open > button');
  assert.equal(await lines.count(), 6);
  for (const line of await lines.all()) {
    await line.focus();
    await page.keyboard.press('Enter');
    assert.equal(await line.getAttribute('aria-expanded'), 'true');
  }
  const first = page.locator('.causes-row').first();
  await first.getByRole('button', { name: /^More on / }).press('Enter');
  const text = await first.locator('.causes-meaning').first().innerText();
  for (const part of [/ at .* \(you: /, /9 in 10/, /Before your diary/, /Logged on \d+ days/]) {
    assert.match(text, part);
  }
  const row = page.locator('.causes-row', { has: page.locator('.causes-curve circle') }).first();
  const curve = row.locator('.causes-curve', { has: page.locator('circle') }).first();
  const more = row.getByRole('button', { name: /^More on / });
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.press('Enter');
  await curve.getByRole('button').press('Enter');
  const cells = await curve.locator('tbody tr td:first-of-type').allInnerTexts();
  const dots = await curve.locator('circle').count();
  assert.equal(cells.length, dots, 'the table of the curve has a row for each dot');
  assert.deepEqual(await violationsOf(page), []);
  await curve.getByRole('button').press('Escape');
  const opener = row.locator('.causes-open > button');
  assert.equal(await opener.getAttribute('aria-expanded'), 'false', 'Escape closes it');
  assert.ok(await opener.evaluate((own) => own === document.activeElement), 'focus is back');
  await row.locator('h3').click({ force: true });
  assert.equal(await opener.getAttribute('aria-expanded'), 'true', 'the name opens it too');
  report('each figure opens to its meaning and closes by Escape, the curve of delay has its table');
}

async function whatIf(page, program, said, report) {
  const slider = page.locator('.causes-slide input').first();
  const result = page.locator('.causes-result');
  const before = await result.innerText();
  await slider.focus();
  const from = Number(await slider.inputValue());
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowLeft');
  const value = Number(await slider.inputValue());
  assert.ok(value < from, 'arrows move it');
  await page.waitForFunction(
    (old) => document.querySelector('.causes-result').innerText !== old,
    before,
  );
  const name = await page.locator('.causes-slide label').first().innerText();
  const own = said.sliders.find((each) => name.startsWith(each.name));
  const shift = Math.round((value - own.current) * 1000) / 1000;
  const answer = await tell(program, '/api/causes/what_if', {
    changes: [{ cause: own.cause, shift }],
  });
  const text = await result.innerText();
  const size = Math.abs(answer.change.p50).toFixed(1);
  assert.ok(text.includes(size), `${text} says ${size}`);
  assert.ok(
    text.includes(`between ${answer.then.p05.toFixed(1)} and ${answer.then.p95.toFixed(1)}`),
  );
  assert.match(await slider.getAttribute('aria-valuetext'), /, was /);
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'As it was' }).click();
  await page.getByText('expected on an average day').waitFor();
  assert.ok(await slider.evaluate((one) => one === document.activeElement), 'focus is kept');
  assert.match(await slider.getAttribute('aria-valuetext'), /, as it was$/);
  report(`what if by keyboard: ${size} points, the same as the program says`);
}

async function table(page, said, report) {
  await page.getByRole('button', { name: 'Show as a table', exact: true }).last().click();
  const rings = await page
    .locator('.causes-marks circle')
    .evaluateAll((all) =>
      all.map((own) => ({ score: Number(own.dataset.score), y: Number(own.getAttribute('cy')) })),
    );
  const grid = await page
    .locator('.causes-plot g > text[text-anchor=end]')
    .evaluateAll((all) => all.slice(0, 2).map((own) => Number(own.getAttribute('y')) - 4));
  const step = (grid[0] - grid[1]) / 2;
  for (const { score, y } of rings) assert.ok(Math.abs(grid[0] - score * step - y) < 0.5);
  const cells = [];
  for (;;) {
    for (const row of await page.locator('.causes-days .causes-table tbody tr').all()) {
      cells.push(await row.locator('td').first().innerText());
    }
    const earlier = page.getByRole('button', { name: 'Earlier rows' });
    if (!(await earlier.isVisible()) || (await earlier.isDisabled())) break;
    await earlier.click();
  }
  const days = said.day_by_day.map((own) => own.score);
  const written = cells.slice(said.forecast.length).reverse();
  assert.deepEqual(
    written.map((cell) => (/^\d/.test(cell) ? Number(cell.split(',')[0]) : null)),
    days,
  );
  const shown = written
    .filter((cell) => /^\d/.test(cell))
    .map(Number)
    .slice(-rings.length);
  assert.deepEqual(
    rings.map((own) => own.score),
    shown,
    'rings and table agree',
  );
  assert.equal(cells.filter((cell) => cell === 'to come').length, 7);
  report(`${rings.length} rings, ${cells.length} rows: the table says what the picture shows`);
}

async function looks(page, report) {
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violationsOf(page), [], `${size.width} ${colorScheme}`);
    }
  }
  const text = await page.locator('main').innerText();
  assert.doesNotMatch(text, /diagnos|does not help|\{\{|causes\.[a-z]/i);
  assert.match(text, /not proof/);
  report('axe on phone and desktop, light and dark; nothing is called proof');
}

const running = (done) => ({ state: 'checking', done, seconds_left: 12, run: 1 });

/** A window in which the causes answer as these tests want. */
async function pretend(browser, program, change) {
  const window = await openPage(browser, program, { size: phone, asIs: true });
  const answer = recordedAnswer();
  const asked = { progress: 0, cancel: 0 };
  const now = { answer, asked };
  change(answer);
  await standIn(window.page, {
    'GET /api/causes': () => now.answer,
    'GET /api/causes/progress': () => {
      asked.progress += 1;
      return now.answer.progress;
    },
    'POST /api/causes/cancel': () => {
      asked.cancel += 1;
      now.answer.rough = false;
      now.answer.progress = { ...running(0.4), state: 'cancelled' };
      return now.answer.progress;
    },
  });
  await show(window.page);
  return { ...window, now };
}

async function longRun(browser, program, report) {
  const { page, now, close } = await pretend(browser, program, (answer) => {
    answer.rough = true;
    answer.progress = running(0.4);
  });
  await page.getByRole('heading', { name: 'Checking, 40 %' }).waitFor();
  assert.match(await page.locator('.causes-row strong').first().innerText(), /^~/);
  now.answer.progress = running(0.7);
  await page.getByRole('heading', { name: 'Checking, 70 %' }).waitFor();
  await page.locator('.causes-open > button').first().click();
  await page.locator('.causes-meaning').first().waitFor();
  const place = await page.locator('.causes-shares').boundingBox();
  now.answer = { ...now.answer, rough: false, progress: { ...running(1), state: 'done', run: 2 } };
  await page.locator('.causes-run').waitFor({ state: 'detached' });
  assert.doesNotMatch(await page.locator('.causes-row strong').first().innerText(), /^~/);
  assert.ok(
    await page.locator('.causes-meaning').first().isVisible(),
    'what was opened stays open',
  );
  assert.ok(place.y > 0);
  const said = await page.locator('.causes > [role=status]').innerText();
  assert.match(said, /^Checked\. /);
  const asked = now.asked.progress;
  await page.waitForTimeout(1800);
  assert.equal(now.asked.progress, asked, 'nobody asks once it is done');
  await close();
  const other = await pretend(browser, program, (answer) => {
    answer.rough = true;
    answer.progress = running(0.4);
  });
  await other.page.getByRole('button', { name: 'Stop the check' }).press('Enter');
  const line = other.page.locator('.causes-run').getByText('Stopped.');
  await line.waitFor();
  assert.ok(await line.evaluate((own) => own === document.activeElement), 'focus goes to it');
  assert.equal(other.now.asked.cancel, 1);
  assert.ok(await other.page.locator('.causes-shares').isVisible(), 'the answer stays');
  await other.close();
  report('a long run: 40 %, a tilde, done said once; stopped by the button, the answer stays');
}

/** Ends once the page has asked how far the run is more often than this. */
async function askedMore(now, times) {
  const begin = Date.now();
  while (!(now.asked.progress > times)) {
    assert.ok(Date.now() - begin < askedMaxMs, `asked ${now.asked.progress} times`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function hidden(browser, program, report) {
  const { page, now, close } = await pretend(browser, program, (answer) => {
    answer.progress = running(0.4);
  });
  const turn = (away) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, away);
  await askedMore(now, 0);
  await turn(true);
  await page.waitForTimeout(300);
  const asked = now.asked.progress;
  await page.waitForTimeout(1800);
  assert.equal(now.asked.progress, asked, 'not asked while nobody looks');
  await turn(false);
  await askedMore(now, asked);
  await close();
  report('a hidden window does not ask how far the run is');
}

/** Verdicts that one diary cannot have all at once. */
async function states(browser, program, report) {
  const pair = {
    cause: 'stress',
    other: 'unbroken_sitting_bouts',
    group: 'stress_and_tension',
    other_group: 'sitting_all_day',
    correlation: -0.9,
  };
  const wanted = [
    [
      'Stress and sitting rise and fall together.',
      { headline: 'cannot_tell', headline_group: null, pairs: [pair] },
    ],
    ['Nothing found so far.', { headline: 'nothing_found', headline_group: null }],
    [
      'Your days lean to stress. It is not sure.',
      { headline: 'leaning', headline_group: 'stress_and_tension' },
    ],
    [
      'Stress goes with your pain most, so far.',
      { headline: 'found', headline_group: 'stress_and_tension' },
    ],
  ];
  for (const [title, more] of wanted) {
    const { page, close } = await pretend(browser, program, ({ causes: own }) => {
      Object.assign(own, more);
      const silent = { p05: -0.6, p25: -0.2, p50: 0.1, p75: 0.4, p95: 0.8 };
      const painkiller = {
        treatment: 'pain_medicine',
        name: 'Painkiller',
        days_done: 5,
        painkiller: true,
      };
      own.treatments = [
        { ...recordedAnswer().causes.treatments[0], ...painkiller, change: silent },
      ];
    });
    assert.equal(await h1(page), title);
    const done = await page.locator('.causes-done').innerText();
    assert.match(done, /a diary cannot say how much it helps/);
    assert.doesNotMatch(done, /more \(|does not/);
    await close();
  }
  report('a title for each verdict; a painkiller is never said not to help');
}
