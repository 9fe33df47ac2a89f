/** Words of a pain and a side that is not known: offered, never asked for. */
import assert from 'node:assert/strict';
import { regionsOf, screenPoint } from './body.mjs';
import { desktop, journeyOf, openPage, phone } from './program.mjs';
import { denyUntil, paintPlace } from './way.mjs';

const slope = { region: 'neck_shoulder_angle', side: 'right', nrs_0_10: 6 };
const neck = { region: 'neck_back_lower', side: 'right', nrs_0_10: 4 };
const chip = (page, name) => page.getByRole('button', { name, exact: true });

async function start(page, program) {
  await page.locator('a[href="#/paint"]').first().click();
  await page.locator('svg.paintable').waitFor();
  await paintPlace(page, program, neck);
  await paintPlace(page, program, slope);
}

/** On a phone below "Next", one tap away; the list shows them; taken back without a trace. */
async function words(page) {
  assert.equal(await chip(page, 'Deep').count(), 0, 'nobody has to pass them on a phone');
  await page.getByRole('button', { name: 'What is it like, which side?' }).click();
  await chip(page, 'Deep').click();
  await chip(page, 'Near the skin').click();
  assert.equal(await chip(page, 'Deep').getAttribute('aria-pressed'), 'false');
  await chip(page, 'Pulling').click();
  const { places } = await journeyOf(page);
  assert.deepEqual(places, [neck, { ...slope, words: ['near_skin', 'pulling'] }]);
  const shown = await page.locator('.places button[aria-pressed=true]').innerText();
  assert.match(shown, /near the skin, pulling/);
  await chip(page, 'Pulling').click();
  await chip(page, 'Near the skin').click();
  assert.deepEqual((await journeyOf(page)).places, [neck, slope]);
  await chip(page, 'Deep').click();
}

/** One tap forgets the side; the map shows both sides and a tap on either finds the place. */
async function unsided(page, program) {
  await chip(page, 'I do not know which side').click();
  assert.equal(await page.locator(':focus').innerText(), 'It is my right', 'the focus stays');
  const wanted = { ...slope, side: 'unknown', words: ['deep'] };
  assert.deepEqual((await journeyOf(page)).places, [neck, wanted]);
  await page.getByRole('button', { name: 'Whole body' }).click();
  const spots = await regionsOf(page, program, 'back');
  const left = spots.find((own) => own.region === slope.region && own.side === 'left');
  for (let tap = 0; tap < 2; tap++) {
    const point = await screenPoint(page, left.at);
    await page.mouse.click(point.x, point.y);
  }
  assert.deepEqual((await journeyOf(page)).places, [neck, wanted], 'no second place');
  const drawn = page.locator(`svg.paintable [data-key="${slope.region}|left"]`);
  assert.equal(await drawn.getAttribute('aria-checked'), 'true');
  await chip(page, 'It is my left').click();
  assert.equal((await journeyOf(page)).places[1].side, 'left');
  await page.getByRole('button', { name: 'Undo the last step' }).click();
  assert.equal((await journeyOf(page)).places[1].side, 'unknown');
}

export default async function wordsAndSides(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: phone });
  await start(page, program);
  await words(page);
  report('words said, shown in the list, and taken back');
  await unsided(page, program);
  await page.getByRole('button', { name: 'Next: a few safety questions' }).click();
  await denyUntil(page, '#/result');
  await page.locator('.beads').first().waitFor();
  assert.deepEqual(faults, []);
  report('a place without a side goes all the way to the muscles');
  await close();

  const wide = await openPage(browser, program, { size: desktop });
  await start(wide.page, program);
  await chip(wide.page, 'Burning or tingling').click();
  assert.deepEqual((await journeyOf(wide.page)).places[1].words, ['burning']);
  report('on a desktop in sight below the strip');
  await wide.close();
}
