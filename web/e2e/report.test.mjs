/** The printed page: one A4 sheet, readable in grey, also when much was said. */
import assert from 'node:assert/strict';
import { jump, openPage } from './program.mjs';
import { cleared, painted } from './screens.mjs';
import { denyUntil, read, toSafety } from './way.mjs';

/** Pages of a PDF as Chromium writes it: page objects are not compressed. */
const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const print = (page) => page.pdf({ preferCSSPageSize: true, printBackground: true });

async function overflow(page) {
  await page.emulateMedia({ media: 'print' });
  const over = await page.evaluate(() => {
    const sheet = document.querySelector('.sheet');
    const edge = sheet.getBoundingClientRect();
    return [...sheet.querySelectorAll('p, td, th, li, svg')]
      .filter((own) => own.getBoundingClientRect().right > edge.right + 1)
      .map((own) => own.textContent.slice(0, 40));
  });
  await page.emulateMedia({ media: null });
  return over;
}

/** The whole way by clicks, so that the styles of all screens are loaded as for a person. */
async function afterTheWholeWay(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program);
  await toSafety(page, program);
  await denyUntil(page, '#/result');
  await page.locator('.result-on a[href="#/intake"], .panel a[href="#/intake"]').first().click();
  await denyUntil(page, '#/plan', 5);
  await page.locator('main a[href="#/report"]').first().click();
  await page.locator('.sheet').waitFor();
  assert.equal(pagesOf(await print(page)), 1);
  assert.deepEqual(await overflow(page), []);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.rail', '.bar', '.report-parts', '.btn']) {
    assert.equal(await page.locator(`${gone}:visible`).count(), 0, `${gone} is not printed`);
  }
  assert.deepEqual(faults, []);
  report('the whole way by clicks: one A4 sheet');
  await close();
}

async function whenMuchWasSaid(browser, program, report) {
  const { page, close } = await openPage(browser, program);
  const journey = await cleared(page);
  const soon = (await read(page, program, '/api/safety/red_flags')).flags
    .filter((flag) => flag.level_on_yes === 'caution' && flag.follow_ups.length === 0)
    .slice(0, 6);
  for (const flag of soon) journey.flags[flag.id] = 'yes';
  for (const code of Object.keys(journey.contraindications).slice(0, 8)) {
    journey.contraindications[code] = 'unknown';
  }
  const more = ['forehead', 'jaw', 'lumbar_lower', 'buttock_upper', 'calf_upper', 'forearm_radial'];
  const places = more.map((region) => ({ region, side: 'left', nrs_0_10: 5 }));
  const answers = { press_upper_trapezius_r: 'yes', press_levator_scapulae_r: 'no' };
  await jump(page, 'report', { ...journey, places: [...painted.places, ...places], answers });
  await page.locator('.sheet').waitFor();
  const pages = pagesOf(await print(page));
  const warned = (await page.getByText('This is more than one sheet.').count()) > 0;
  assert.ok(pages === 1 || warned, `${pages} pages without a word`);
  assert.equal(pages === 1, !warned, 'the warning is true');
  assert.deepEqual(await overflow(page), []);
  report(`ten places, six yes, eight not sure: ${pages} sheet${pages > 1 ? 's, and says so' : ''}`);
  await close();
}

/** Relative luminance of the pain steps as printed: every step darker than the one before. */
async function inGrey(browser, program, report) {
  const { page, close } = await openPage(browser, program, { dark: true });
  await jump(page, 'report', await cleared(page));
  await page.locator('.sheet').waitFor();
  const greys = await page.evaluate(() => {
    const probe = document.createElement('i');
    document.querySelector('.sheet').append(probe);
    const steps = Array.from({ length: 10 }, (_, n) => {
      probe.style.color = `var(--pain-${n + 1})`;
      const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    probe.remove();
    return steps;
  });
  for (let n = 1; n < greys.length; n++) assert.ok(greys[n] < greys[n - 1] - 2, `step ${n + 1}`);
  const numbers = await page.locator('.sheet svg.bodymap text').allTextContents();
  assert.ok(numbers.includes('6') && numbers.includes('4'), 'the pain stands on the map as number');
  assert.equal(
    await page.locator('.sheet').evaluate((own) => getComputedStyle(own).backgroundColor),
    'rgb(255, 255, 255)',
    'paper is white, also in the dark theme',
  );
  report('grey: steps fall, numbers stand on the map, paper is white');
  await close();
}

export default async function printed(browser, program, report) {
  await afterTheWholeWay(browser, program, report);
  await whenMuchWasSaid(browser, program, report);
  await inGrey(browser, program, report);
}
