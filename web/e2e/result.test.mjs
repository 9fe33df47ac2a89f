/** A test answered renews the result with one tap; it can be undone, and a reload keeps it. */
import assert from 'node:assert/strict';
import { journeyOf, openPage, phone } from './program.mjs';
import { denyUntil, firstChance, toSafety } from './way.mjs';

const outcome = async (page, nth) => {
  const words = await page.locator('.result-out b').nth(nth).innerText();
  return words.startsWith('under') ? 0 : Number(words.split(' ')[0]);
};

export default async function result(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: phone });
  await toSafety(page, program);
  await denyUntil(page, '#/result');
  await page.locator('.result-test').waitFor();
  const before = await firstChance(page);
  const title = await page.locator('#next-test').innerText();
  const promised = await outcome(page, 0);
  assert.equal(await page.locator('.result-answered').count(), 0);
  await page.locator('.result-answers button').first().click();
  await page.locator('.result-answered li').waitFor();
  await page.waitForFunction(
    (old) => document.querySelector('#next-test')?.textContent !== old,
    title,
  );
  const after = await firstChance(page);
  assert.ok(after > before, `a yes raises it: ${before} to ${after}`);
  assert.equal(after, promised, 'what was promised before the answer');
  const said = await page.locator('p[role=status]').first().innerText();
  assert.ok(said.includes('in 10'), `said once for screen readers: ${said}`);
  report(`one tap: ${before} in 10 becomes ${after} in 10, as promised`);

  await page.reload();
  await page.locator('.result-answered li').waitFor();
  assert.equal(await firstChance(page), after, 'kept after a reload');
  await page.locator('.result-answered button').click();
  await page.waitForFunction(
    (old) => document.querySelector('#next-test')?.textContent === old,
    title,
  );
  assert.equal(await firstChance(page), before);
  assert.deepEqual((await journeyOf(page)).answers, {});
  assert.deepEqual(faults, []);
  report('undone with one tap');
  await close();
}
