/** Published cases, painted by clicks, through the safety questions to the muscles on the page. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { desktop, openPage } from './program.mjs';
import { denyUntil, read, toSafety } from './way.mjs';

const folder = new URL('../../tests/cases/locate/', import.meta.url);

function published() {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')) }))
    .filter((story) => story.source !== null && Object.keys(story.given.answers).length === 0);
}

/** The first rows of "Every muscle with its chance", as the person reads them. */
async function musclesShown(page) {
  await page.getByRole('button', { name: 'Why, numbers and sources' }).click();
  return page.locator('.result-table').first().locator('th[scope=row]').allInnerTexts();
}

export default async function cases(browser, program, report) {
  const stories = published();
  assert.equal(stories.length, 5, 'the five published cases');
  let found = 0;
  for (const story of stories) {
    const { page, faults, close } = await openPage(browser, program, { size: desktop });
    await toSafety(page, program, story.given.painted);
    await denyUntil(page, '#/result');
    await page.locator('.beads').first().waitFor();
    const { muscles } = await read(page, program, '/api/atlas');
    const wanted = story.expect.any_of.map(
      (id) => muscles.find((muscle) => muscle.id === id).name_plain,
    );
    const shown = (await musclesShown(page)).slice(0, story.expect.within);
    const rank = shown.findIndex((row) =>
      wanted.some((name) => row.toLowerCase().startsWith(`${name.toLowerCase()}, `)),
    );
    if (story.known_failure === null) assert.ok(rank >= 0, `${story.file}: ${shown.join('; ')}`);
    if (rank >= 0) found += 1;
    report(`${story.file}: ${rank >= 0 ? `place ${rank + 1}` : 'not in the list'} (${shown[0]})`);
    assert.deepEqual(faults, []);
    await close();
  }
  assert.ok(found >= 4, `${found} of 5 found`);
}
