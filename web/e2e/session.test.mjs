/** The token leaves the address, a reload keeps the drawing, a stopped program is said so. */
import assert from 'node:assert/strict';
import { journeyOf, openPage, startProgram } from './program.mjs';
import { denyUntil, toSafety } from './way.mjs';

export default async function session(browser, program, report) {
  const { page, close } = await openPage(browser, program);
  assert.ok(!page.url().includes('token'), 'the token leaves the address at once');
  await page.getByRole('link', { name: 'Show where it hurts' }).click();
  await page
    .locator('svg.paintable [data-key="temple|right"], svg.paintable [data-key]')
    .first()
    .focus();
  await page.keyboard.press('5');
  const before = (await journeyOf(page)).places;
  await page.reload();
  await page.locator('svg.paintable').waitFor();
  assert.deepEqual((await journeyOf(page)).places, before, 'a reload keeps the drawing');
  assert.equal(await page.locator('.places button').count(), 1);
  await close();

  for (const address of [
    `${program.origin}/#/paint`,
    `${program.origin}/#token=${'0'.repeat(64)}`,
    `${program.origin}/#token=short`,
  ]) {
    const stranger = await openPage(browser, program, { address });
    await stranger.page.evaluate(() => (window.location.hash = '#/paint'));
    await stranger.page.getByText('has no key to Unknot').waitFor();
    assert.equal(await stranger.page.locator('svg.paintable').count(), 0);
    await stranger.close();
  }
  report('token, reload; a window without a key or with a wrong one is told');
  await stoppedProgram(browser, report);
}

/** The program ends while somebody answers: said at once, nothing lost, on when it is back. */
async function stoppedProgram(browser, report) {
  const own = await startProgram();
  const { page, close } = await openPage(browser, own);
  await toSafety(page, own);
  const before = await journeyOf(page);
  await own.stop();
  await page.locator('.flow-end').click();
  await page.getByText('Unknot is not running on this computer.').first().waitFor();
  await page.locator('.flow-error').waitFor();
  assert.deepEqual((await journeyOf(page)).places, before.places);
  await close();

  const other = await startProgram();
  const kept = await openPage(browser, other);
  await toSafety(kept.page, other);
  await kept.page.context().setOffline(true);
  await kept.page.locator('.flow-end').click();
  await kept.page.locator('.down').waitFor();
  await kept.page.context().setOffline(false);
  await kept.page.locator('.down').waitFor({ state: 'detached', timeout: 8000 });
  await denyUntil(kept.page, '#/result');
  await kept.close();
  await other.stop();
  report('stopped: said at once, the drawing is kept, goes on when it is back');
}
