/** Why this muscle: one tap, in words; one tap deeper the numbers, which add up. */
import assert from 'node:assert/strict';
import { jump, openPage, phone } from './program.mjs';
import { cleared } from './screens.mjs';

const number = (text) => Number(text.replace('\u2212', '-').replace('+', ''));

/** Start, pieces and end of one table, as a person would copy them. */
async function sumsOf(table) {
  const rows = await table.locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
  const adds = cells.map(([own]) => own).filter((own) => own !== '');
  return {
    start: number(cells[0][1]),
    adds: adds.map(number),
    end: number(cells[cells.length - 1][1]),
  };
}

async function expectToAddUp(page) {
  const tables = await page.locator('.why-table').all();
  assert.ok(tables.length > 0);
  for (const table of tables) {
    const { start, adds, end } = await sumsOf(table);
    assert.ok(adds.length > 2, 'every painted place and all blanks are pieces');
    const sum = adds.reduce((all, own) => all + own, start);
    // Three decimals each: the rounding of every piece may add up.
    assert.ok(Math.abs(sum - end) <= 0.0005 * (adds.length + 2), `${sum} is not ${end}`);
  }
  return tables.length;
}

export default async function why(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: phone });
  await jump(page, 'result', await cleared(page));
  await page.locator('.result-test').waitFor();
  const open = page.getByRole('button', { name: /^Why this one/ }).first();
  await open.click();
  await page.locator('.why-balance').waitFor();
  const heads = await page.locator('.why h3').allInnerTexts();
  assert.deepEqual(heads.slice(0, 2), ['What speaks for it', 'What speaks against it']);
  assert.ok(heads.includes('What would change this'));
  const painted = page.locator('.why-balance li', { hasText: 'Painted: ' });
  assert.ok((await painted.count()) > 0, 'a painted place is among what speaks');
  const end = await page.locator('.why-balance > p').last().innerText();
  const chance = await page.locator('.result-chance strong').first().innerText();
  assert.equal(end, `With all of it: ${chance}.`, 'it ends where the card stands');
  report(`one tap: ${await page.locator('.why-balance li').count()} pieces in words`);

  await page.getByRole('button', { name: /^Show as a table/ }).click();
  const tables = await expectToAddUp(page);
  report(`${tables} tables add up`);

  await page.locator('.result-answers button').first().click();
  await page.locator('.result-answered li').waitFor();
  const answered = page.locator('.why-balance li', { hasText: 'that is my pain' });
  await answered.waitFor();
  assert.ok((await page.locator('.why-balance h3').first().innerText()).length > 0);
  await expectToAddUp(page);
  assert.deepEqual(faults, []);
  report('an answer becomes a piece of it at once');
  await close();
}
