/** The token leaves the address, a reload keeps the drawing, a stopped program is said so. */
import assert from 'node:assert/strict';
import { journeyOf, openPage } from './program.mjs';

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

  const stranger = await openPage(browser, program, { address: `${program.origin}/#/paint` });
  await stranger.page.getByText('has no key to Unknot').waitFor();
  await stranger.close();
  report('token, reload, a window without a key');
}
