/** The atlas: find by complaint, open a muscle, switch the side, choose a point; axe each time. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { desktop, jump, narrow, openPage, phone } from './program.mjs';
import { cleared, settle } from './screens.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectAccessible(page, what) {
  await settle(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values } }),
    tags,
  );
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120))}`);
  assert.deepEqual(found, [], what);
}

const picture = (page) => page.locator('.atlas-views');
const label = (page) => picture(page).getAttribute('aria-label');

/** Zones drawn in all views: the blurred groups, not the body under them. */
const zonesDrawn = (page) => page.locator('.atlas-views [class^="felt-"] path').count();

async function walk(browser, program, { size, dark }) {
  const { page, faults, close } = await openPage(browser, program, { size, dark });
  await page.getByRole('link', { name: 'Muscles', exact: true }).click();
  await page.getByRole('button', { name: 'Complaint' }).waitFor();
  await page.getByRole('searchbox').fill('ear');
  await page.getByText('"ear":').waitFor();
  const first = page.locator('.atlas-list a').first();
  assert.match(await first.innerText(), /often felt there/);
  assert.equal(await page.locator('.atlas-chance').count(), 0, 'nothing painted, no chance');
  await expectAccessible(page, 'the list');

  await page.getByRole('searchbox').press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.locator('.atlas-muscle').waitFor();
  assert.match(page.url(), /#\/atlas\/\w+$/);
  assert.match(await label(page), /^Your right side\. Often: .*Point 1: /);
  await expectAccessible(page, 'a muscle');

  await page.getByRole('button', { name: 'Left', exact: true }).click();
  assert.match(await label(page), /^Your left side\./);
  await checkPoint(page);
  await checkSource(page);
  await expectAccessible(page, 'a point and a source');
  assert.deepEqual(faults, []);
  await checkBack(page, size);
  await close();
}

async function checkPoint(page) {
  await jump(page, 'atlas/sternocleidomastoid', {});
  await page.locator('.atlas-muscle').waitFor();
  const all = await zonesDrawn(page);
  const words = await label(page);
  const point = page.locator('.atlas-points button').first();
  await point.click();
  assert.equal(await point.getAttribute('aria-pressed'), 'true');
  assert.ok((await zonesDrawn(page)) < all, 'one point has fewer zones than five');
  assert.notEqual(await label(page), words);
  await point.click();
  assert.equal(await zonesDrawn(page), all, 'and all of them come back');
}

/** Every row opens its source with one tap. */
async function checkSource(page) {
  const rows = page.locator('.atlas-rows > li');
  assert.equal(await rows.count(), 7);
  for (const row of await rows.all()) {
    await row.getByRole('button').click();
    assert.ok((await row.locator('.atlas-source').innerText()).trim().length > 10);
  }
}

async function checkBack(page, size) {
  if (size !== phone) return;
  assert.equal(await page.getByRole('searchbox').isVisible(), false, 'the phone shows one of both');
  await page.getByRole('link', { name: 'All muscles' }).click();
  await page.getByRole('searchbox').waitFor();
}

/** With a result the own chance stands beside the muscle, and the result is one tap away. */
async function ownChance(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: desktop });
  await jump(page, 'atlas', await cleared(page));
  await page.getByRole('searchbox').fill('stiff neck');
  const own = page.locator('.atlas-list a', { hasText: 'Shoulder blade lifter' });
  await own.locator('.atlas-chance').waitFor();
  const chance = await own.locator('.atlas-chance').innerText();
  assert.match(chance, /in 10$/);
  await own.click();
  await page.locator('.atlas-own-title').waitFor();
  assert.equal((await page.locator('.atlas-own-title').innerText()).toLowerCase(), chance);
  await page.getByRole('link', { name: 'Open your result' }).click();
  assert.match(page.url(), /#\/result$/);
  await close();
  report(`own chance: ${chance}, in the list and beside the muscle`);
}

/** A raised red flag takes pressing, exercises and what helps away. */
async function flagged(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: desktop });
  const done = await cleared(page);
  await jump(page, 'atlas/levator_scapulae', { ...done, flags: { ...done.flags, sah: 'yes' } });
  await page.getByText('Not until a doctor has looked at this.').waitFor();
  for (const title of ['Press it safely', 'Exercises', 'What helps'])
    assert.equal(await page.getByRole('heading', { name: title, exact: true }).count(), 0, title);
  await close();
  report('nothing to do to a muscle while a red flag stands');
}

async function narrowest(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: narrow });
  await page.evaluate(() => (window.location.hash = '#/atlas'));
  await page.getByRole('searchbox').waitFor();
  for (const id of [
    '',
    '/sternocleidomastoid',
    '/wrist_extensors',
    '/semitendinosus_semimembranosus',
  ]) {
    await page.evaluate((to) => (window.location.hash = to), `#/atlas${id}`);
    await page.locator(id ? '.atlas-muscle' : '.atlas-browse').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, narrow.width, `atlas${id} on 320 px`);
  }
  await close();
  report('no sideways scroll at 320 px');
}

export default async function atlas(browser, program, report) {
  for (const size of [phone, desktop]) {
    for (const dark of [false, true]) await walk(browser, program, { size, dark });
  }
  report('an ear, a muscle, the other side, one point; four looks without a fault of axe');
  await ownChance(browser, program, report);
  await flagged(browser, program, report);
  await narrowest(browser, program, report);
}
