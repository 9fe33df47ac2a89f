/** Causes of one place: chosen by keyboard, kept in the address, never mixed with another's. */
import assert from 'node:assert/strict';
import { violationsOf } from './axe.mjs';
import { secondPlace, writeCauses, writeSecondPlace } from './causes_days.mjs';
import { catalogue, desktop, narrow, openPage, phone, startProgram, tell } from './program.mjs';

const doneMaxMs = 60_000;
const query = new URLSearchParams(secondPlace).toString();
const address = `#/causes?place=${secondPlace.region}&side=${secondPlace.side}`;
const of = (place) => (place ? `?${query}` : '');

/** What is known of a place when the program has nothing left to do for it. */
async function settled(program, place) {
  const begin = Date.now();
  for (;;) {
    const answer = await catalogue(program, `/api/causes${of(place)}`);
    if (!answer.stale && !answer.rough) return answer;
    assert.ok(Date.now() - begin < doneMaxMs, 'the run comes to an end');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const field = (page) => page.getByLabel('Pain of');
const hash = (page) => page.evaluate(() => window.location.hash);

async function show(page, to = '#/causes') {
  await page.evaluate((own) => (window.location.hash = own), to);
  await page.locator('.causes-shares').waitFor();
}

const stands = (page, key) =>
  page.waitForFunction(
    (own) =>
      document.querySelector('.causes-place select')?.value === own &&
      document.querySelector('.causes[aria-busy=false]'),
    key,
  );
const secondKey = `${secondPlace.region}|${secondPlace.side}`;

export default async function causesPlaceTest(browser, _program, report) {
  const own = await startProgram();
  await writeCauses(own);
  await settled(own, null);
  const { page, faults, close } = await openPage(browser, own, { size: phone, asIs: true });
  await show(page);
  assert.equal(await field(page).count(), 0, 'one place alone is no choice');
  const days = await writeSecondPlace(own);
  const worst = await settled(own, null);
  const second = await settled(own, secondPlace);
  await page.reload();
  await page.locator('.causes-shares').waitFor();
  await choices(page, days, report);
  await chosen(page, own, { worst, second }, report);
  await wayBack(page, { worst, second }, report);
  await nowhere(page, report);
  await looks(page, report);
  assert.deepEqual(faults, []);
  await refused(page, report);
  await close();
  await own.stop();
}

async function choices(page, days, report) {
  const said = await field(page).locator('option').allInnerTexts();
  assert.equal(said.length, 3, 'a place that hurt on two days is not offered');
  assert.equal(said[0], 'Worst place of each day');
  assert.ok(said.some((own) => /, left \(\d+ days\)$/.test(own) && own.includes(days)));
  assert.equal(await field(page).inputValue(), '');
  report(`two places to choose from: ${said.join('; ')}`);
}

/** What the page shows is of this place alone, and so is what if. */
async function chosen(page, program, { worst, second }, report) {
  await field(page).focus();
  await page.keyboard.press('l');
  await page.waitForTimeout(100);
  if ((await field(page).inputValue()) !== secondKey) await field(page).selectOption(secondKey);
  await stands(page, secondKey);
  assert.equal(await hash(page), address);
  assert.ok(await field(page).evaluate((own) => own === document.activeElement), 'focus stays');
  await numbers(page, second.causes);
  assert.notEqual(second.causes.pain_mean, worst.causes.pain_mean);
  const lead = await page.locator('.causes-head p').innerText();
  assert.match(lead, /, left, average pain/);
  assert.ok(lead.includes(second.causes.pain_mean.toFixed(1)), lead);
  await whatIf(page, program, second.causes);
  report(`of one place: ${await page.locator('h1').innerText()} ${lead}`);
}

async function numbers(page, said) {
  for (const { group, share, verdict } of said.groups) {
    const row = page.locator(`.causes-shares .causes-row[data-cause=${group}] strong`);
    const known = verdict !== 'not_enough_days' && share !== null;
    const wanted = known ? `${(share.p50 * 100).toFixed(0).replace('-0', '0')} %` : '?';
    assert.equal(await row.innerText(), wanted, group);
  }
}

async function whatIf(page, program, said) {
  assert.ok(said.sliders.length > 0, 'a strong cause has something to say');
  const name = await page.locator('.causes-slide label').first().innerText();
  const own = said.sliders.find((each) => name.startsWith(each.name));
  const slider = page.locator('.causes-slide input').first();
  const result = page.locator('.causes-result');
  const before = await result.innerText();
  await slider.focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowLeft');
  const shift = Math.round((Number(await slider.inputValue()) - own.current) * 1000) / 1000;
  await page.waitForFunction(
    (old) => document.querySelector('.causes-result').innerText !== old,
    before,
  );
  const body = { changes: [{ cause: own.cause, shift }] };
  const { then } = await tell(program, `/api/causes/what_if${of(secondPlace)}`, body);
  const words = `between ${then.p05.toFixed(1)} and ${then.p95.toFixed(1)}`;
  assert.ok((await result.innerText()).includes(words), words);
}

async function wayBack(page, { worst, second }, report) {
  await page.goBack();
  await stands(page, '');
  assert.equal(await hash(page), '#/causes');
  await numbers(page, worst.causes);
  assert.equal(
    await page.locator('.causes-result').getByText('expected on an average day').count(),
    1,
  );
  await page.goForward();
  await stands(page, secondKey);
  await numbers(page, second.causes);
  await page.reload();
  await stands(page, secondKey);
  await numbers(page, second.causes);
  await field(page).selectOption('');
  await stands(page, '');
  const said = await page.locator('.causes > [role=status]').innerText();
  assert.equal(said, await page.locator('h1').innerText(), 'the answer of another place is said');
  await numbers(page, worst.causes);
  report('the place is kept in the address: back, forward, loaded again, all places again');
}

/** A place of the body that this diary does not know: nothing is shown of it. */
async function nowhere(page, report) {
  await page.evaluate(() => (window.location.hash = '#/causes?place=heel&side=left'));
  await page.waitForFunction(() => window.location.hash === '#/causes');
  await stands(page, '');
  report('a place that the diary does not know leads to all places');
}

async function looks(page, report) {
  await show(page, address);
  await stands(page, secondKey);
  for (const size of [phone, narrow, desktop]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violationsOf(page), [], `${size.width} ${colorScheme}`);
    }
    for (const fontSize of ['200%', '']) {
      await page.evaluate((own) => (document.documentElement.style.fontSize = own), fontSize);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= size.width, `${size.width} at ${fontSize}: ${wide}`);
      const box = await field(page).boundingBox();
      assert.ok(box.height >= 44 && box.x >= 0 && box.x + box.width <= size.width);
    }
  }
  report('axe at three widths, light and dark; nothing runs out at twice the size of letters');
}

/** The browser notes the refusal as a fault of its own; the page goes on. */
async function refused(page, report) {
  await page.evaluate(() => (window.location.hash = '#/causes?place=moon&side=left'));
  await page.waitForFunction(() => window.location.hash === '#/causes');
  await stands(page, '');
  report('a place that there is not leads to all places');
}
