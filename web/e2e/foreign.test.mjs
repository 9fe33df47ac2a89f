/** Somebody else takes the address after the program has ended, while an old window is open. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { journeyOf, openPage, startProgram, unsealed } from './program.mjs';
import { startStranger } from './stranger.mjs';
import { denyUntil, toSafety } from './way.mjs';

const screens = ['paint', 'safety', 'result', 'intake', 'plan', 'report', 'knot', 'help', ''];
const fingerprint = (token) => createHash('sha256').update(token).digest('hex');

/** Every word of the drawing and the answers, and the token in both its forms. */
function secretsOf(journey, token) {
  const words = journey.places.map((place) => place.region);
  // Shorter names stand by chance in sealed bytes.
  const flags = Object.keys(journey.flags).filter((id) => id.length > 5);
  return [...words, ...flags, 'nrs_0_10', token, `Bearer ${token}`];
}

function assertNone(text, secrets, where) {
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} reached ${where}`);
}

/** A window with a drawing, all questions answered, a result; then the program ends. */
async function leftBehind(browser) {
  const own = await startProgram();
  const window = await openPage(browser, own);
  const { page } = window;
  await toSafety(page, own);
  await denyUntil(page, '#/result');
  await page.locator('.beads').first().waitFor();
  await page.evaluate(() => (window.location.hash = '#/paint'));
  await page.getByRole('button', { name: 'About you' }).click();
  await page.locator('.person select').selectOption('female');
  await page.locator('.person input').fill('43');
  const journey = await journeyOf(page);
  assert.equal(journey.age_years, 43);
  assert.ok(Object.keys(journey.flags).length > 10 && journey.places.length === 2);
  await own.stop();
  return { own, window, page, journey };
}

/** The old window goes everywhere and presses what there is; it runs on what it has. */
async function wander(page) {
  for (const route of screens) {
    await page.evaluate((to) => (window.location.hash = to), `#/${route}`);
    await page.waitForTimeout(150);
    const again = page.getByRole('button', { name: 'Try again' });
    if (await again.count()) await again.first().click();
  }
  await page.getByText('Unknot is not running on this computer.').first().waitFor();
  // Longer than between two looks whether it is back.
  await page.waitForTimeout(2500);
  assert.equal(await page.evaluate(() => window.spied), undefined, 'no script of the stranger');
  assert.equal(await page.locator('.down').count(), 1, 'the stranger is not taken for the program');
}

async function withoutReload({ own, page, journey }, stranger, report) {
  await wander(page);
  const secrets = secretsOf(journey, own.token);
  let read = '';
  for (const { url, headers, body } of stranger.requests) {
    assertNone(`${url}\n${headers}\n${body.toString('latin1')}`, secrets, 'the stranger');
    assert.doesNotMatch(url, /\.(js|css)|figures|spy/, 'nothing that runs or tells is loaded');
    assert.doesNotMatch(headers, /authorization|referer/i);
    if (url === '/api/sealed') read += await unsealed(own.token, 'unknot question', body);
  }
  // With the token the same requests do speak of the drawing: the test could see it.
  assert.ok(read.includes('neck_shoulder_angle') && read.includes('GET /api/health'));
  await page.evaluate(() => (window.location.hash = '#/paint'));
  await page.locator('.places button').first().waitFor();
  assert.equal(await page.locator('.places button').count(), 2, 'the drawing is kept');
  report(
    `old window, stranger at its address: ${stranger.requests.length} requests, none readable`,
  );
}

async function afterReload({ own, page, journey }, stranger, report) {
  const asks = await page.evaluate(
    () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
  );
  assert.ok(asks, 'a reload is asked about');
  page.on('dialog', (dialog) => dialog.accept());
  await page.evaluate(() => window.location.reload());
  await page.waitForFunction(() => window.spied);
  await page.evaluate(() => (window.location.hash = '#/result'));
  await page.waitForTimeout(600);
  assert.ok(stranger.loot.length >= 2, 'the spy has looked');
  const { session, fields } = stranger.loot.at(-1);
  assert.deepEqual(session.map(([key]) => key).sort(), ['unknot.journey', 'unknot.window']);
  assert.deepEqual(fields, ['', ''], 'the browser fills nothing in');
  const text =
    JSON.stringify(stranger.loot) + JSON.stringify(session.map(([, value]) => atob(value)));
  assertNone(
    text,
    [...secretsOf(journey, own.token), '"female"', '"43"'],
    'the script of the stranger',
  );
  assertNone(text, [own.token.slice(0, 32), own.token.slice(32)], 'the script of the stranger');
  const keys = [...new Set(text.match(/[0-9a-f]{64}/g))];
  assert.deepEqual(keys, [fingerprint(own.token)]);
  const sealed = stranger.requests.filter((one) => one.url === '/api/sealed');
  const kept = Buffer.from(new Map(session).get('unknot.journey'), 'base64');
  for (const key of [...keys, 'b'.repeat(64)]) {
    await assert.rejects(unsealed(key, 'unknot journey', kept));
    for (const { body } of sealed) await assert.rejects(unsealed(key, 'unknot question', body));
  }
  report("reloaded there: the stranger's script finds nothing that it can read or use");
  return keys;
}

/** Started again, the program has another address and nothing of the last start opens it. */
async function startedAgain({ own }, keys, report) {
  const again = await startProgram();
  assert.notEqual(again.origin, own.origin);
  for (const key of [...keys, own.token]) {
    for (const path of ['/api/health', '/api/key', '/api/atlas']) {
      const headers = { Authorization: `Bearer ${key}` };
      assert.equal((await fetch(again.origin + path, { headers })).status, 401, path);
    }
  }
  await again.stop();
  report('started again: another address, and no key of the last start works');
}

export default async function foreign(browser, program, report) {
  const left = await leftBehind(browser);
  const stranger = await startStranger(left.own.origin);
  try {
    await withoutReload(left, stranger, report);
    const keys = await afterReload(left, stranger, report);
    await startedAgain(left, keys, report);
  } finally {
    await left.window.close();
    await stranger.stop();
  }
}
