/** The screens of the diary, and how to get there. */
import { dayBefore, firstDay, fullDay, gaps, writeDiary } from './diary_days.mjs';
import { jump, programOf } from './program.mjs';

/** To a page of the diary of today's program. */
async function diary(page, addressOf, mark) {
  const date = await writeDiary(programOf(page));
  await jump(page, addressOf(date), {});
  await page.locator(mark).waitFor();
}

const year = (page, zoom) =>
  diary(page, (date) => `diary/${dayBefore(date, fullDay)}${zoom}`, '.year');
const day = (page, back, row = '') =>
  diary(page, (date) => `day/${dayBefore(date, back)}${row}`, '.day');
const press = (page, name) => page.getByRole('button', { name }).first().click();

export const diaryScreens = [
  { name: 'diary', go: (page) => year(page, '/weeks6') },
  { name: 'diary-week', go: (page) => year(page, '/week') },
  { name: 'diary-all', go: (page) => year(page, '/year') },
  { name: 'diary-table', go: (page) => year(page, '/table') },
  {
    name: 'diary-found',
    go: async (page) => {
      await year(page, '/weeks6');
      await page.getByRole('searchbox').fill('warm pad');
      await page.locator('.year-found li').first().waitFor();
    },
  },
  {
    name: 'diary-gap',
    go: (page) => diary(page, (date) => `diary/${dayBefore(date, gaps[0])}/week`, '.year'),
  },
  { name: 'day', go: (page) => day(page, fullDay) },
  { name: 'day-correct', go: (page) => day(page, fullDay, '/answer.unbroken_sitting_bouts') },
  {
    name: 'day-delete',
    go: async (page) => {
      await day(page, fullDay, '/answer.stress');
      await press(page, 'Delete this day');
      await page.locator('.day-check').waitFor();
    },
  },
  { name: 'day-empty', go: (page) => day(page, firstDay + 20) },
];
