/** Starts the program and a browser for the tests, and stops both again. */
import { spawn } from 'node:child_process';
import { randomBytes, webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const { subtle } = webcrypto;

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };
export const narrow = { width: 320, height: 700 };

/**
 * A time zone in which it is this hour now: a day of the diary begins at four, and no test should
 * depend on when it runs.
 */
export function zoneWhere(hour) {
  const east = hour - new Date().getUTCHours();
  const whole = east > 14 ? east - 24 : east < -12 ? east + 24 : east;
  return `Etc/GMT${whole > 0 ? '-' : '+'}${Math.abs(whole)}`; // with the sign of POSIX
}
const afternoon = zoneWhere(13);
process.env.TZ = afternoon;

/** The program of UNKNOT_BIN at a free port; `address` holds the token. Its record is `store`. */
export async function startProgram(given = null, zone = afternoon) {
  const file = process.env.UNKNOT_BIN;
  if (!file) throw new Error('UNKNOT_BIN must name the program to test');
  const folder = given ? null : mkdtempSync(join(tmpdir(), 'unknot-'));
  const store = given ?? join(folder, 'unknot.db');
  const child = spawn(file, ['run', '--port', '0', '--no-open', '--store', store], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TZ: zone },
  });
  const address = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (bytes) => {
      text += bytes;
      const found = /http:\/\/127\.[\d.]+:\d+\/#token=[0-9a-f]{64}/.exec(text);
      if (found) resolve(found[0]);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}: ${text}`)));
  });
  if (folder) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.removeAllListeners('exit');
      child.on('exit', resolve);
      child.kill('SIGTERM');
    });
  const token = address.slice(-64);
  return { address, origin: new URL(address).origin, token, store, stop };
}

export const startBrowser = () =>
  chromium.launch({
    executablePath: process.env.UNKNOT_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** With UNKNOT_PAGE a page that is being worked on replaces the one inside the program. */
async function replacePage(context, origin) {
  const folder = process.env.UNKNOT_PAGE;
  if (!folder) return;
  const headers = (await fetch(`${origin}/`)).headers;
  const policy = headers.get('content-security-policy');
  await context.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path.startsWith('/api/')) return route.fallback();
    const file = join(folder, normalize(path === '/' ? '/index.html' : path));
    const body = await readFile(file).catch(() => null);
    if (body === null) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({
      body,
      contentType: types[extname(file)] ?? 'application/octet-stream',
      headers: { 'Content-Security-Policy': policy },
    });
  });
}

/** The catalogue of the program, as other programs read it. */
export async function catalogue(program, path) {
  const answer = await fetch(program.origin + path, {
    headers: { Authorization: `Bearer ${program.token}` },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** A question to the program with a body, as other programs ask it. */
export async function tell(program, path, body) {
  const answer = await fetch(program.origin + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${program.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A fresh window. Faults of the page and refused requests are collected in `faults`. */
export async function openPage(browser, program, options = {}) {
  const context = await browser.newContext({
    viewport: options.size ?? desktop,
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    deviceScaleFactor: options.scale ?? 1,
  });
  await replacePage(context, program.origin);
  await context.addInitScript(countSeals);
  const page = await context.newPage();
  programs.set(page, program);
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(program.origin)) faults.push(`left home: ${request.url()}`);
  });
  await page.goto(options.address ?? program.address);
  await page.locator('h1').first().waitFor();
  // A window with a diary opens at today; most tests begin with the first page all the same.
  if (!options.asIs && page.url().endsWith('#/today')) {
    await page.evaluate(() => (window.location.hash = '#/'));
    await page.locator('.welcome').waitFor();
  }
  return { page, faults, close: () => context.close() };
}

const journeyKey = 'unknot.journey';
/** Window -> the program it belongs to. */
const programs = new WeakMap();
export const programOf = (page) => programs.get(page);

const keyOf = (token, use) =>
  subtle.importKey('raw', Buffer.from(token, 'hex'), 'AES-GCM', false, [use]);
const wayOf = (iv, about) => ({ name: 'AES-GCM', iv, additionalData: Buffer.from(about) });

/** The text of what was sealed with this token; rejects when it was not. */
export async function unsealed(token, about, bytes) {
  const key = await keyOf(token, 'decrypt');
  const text = await subtle.decrypt(wayOf(bytes.subarray(0, 12), about), key, bytes.subarray(12));
  return Buffer.from(text).toString();
}

export async function sealed(token, about, text) {
  const iv = randomBytes(12);
  const key = await keyOf(token, 'encrypt');
  const rest = await subtle.encrypt(wayOf(iv, about), key, Buffer.from(text));
  return Buffer.concat([iv, Buffer.from(rest)]);
}

/** In the page: `window.sealing` says how many seals are being made. */
function countSeals() {
  const seal = crypto.subtle.encrypt.bind(crypto.subtle);
  window.sealing = 0;
  crypto.subtle.encrypt = (...given) => {
    window.sealing += 1;
    const done = seal(...given);
    const end = () => setTimeout(() => (window.sealing -= 1)); // after what waits for it
    done.then(end, end);
    return done;
  };
}

/** What this window keeps for a reload, as it lies there once no change is being sealed. */
async function keptText(page) {
  const read = () =>
    page.evaluate((key) => [window.sealing, sessionStorage.getItem(key) ?? ''], journeyKey);
  for (let before = null; ;) {
    const [sealing, now] = await read();
    if (sealing === 0 && now === before) return now;
    before = now;
    await page.waitForTimeout(20);
  }
}

/** What the person has said, as the page keeps it. */
export async function journeyOf(page) {
  const bytes = Buffer.from(await keptText(page), 'base64');
  if (bytes.length === 0) return {};
  return JSON.parse(await unsealed(programOf(page).token, 'unknot journey', bytes));
}

/** Goes to a screen with these places painted, without the way there. */
export async function jump(page, route, journey) {
  const text = JSON.stringify(journey);
  const bytes = await sealed(programOf(page).token, 'unknot journey', text);
  await page.evaluate(
    ([key, value]) => sessionStorage.setItem(key, value),
    [journeyKey, bytes.toString('base64')],
  );
  await page.evaluate((to) => (window.location.hash = to), `#/${route}`);
  await page.reload();
  await page.locator('h1').first().waitFor();
}
