/** Starts the program and a browser for the tests, and stops both again. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };
export const narrow = { width: 320, height: 700 };

/** The program of UNKNOT_BIN at a free port; `address` holds the token. */
export async function startProgram() {
  const file = process.env.UNKNOT_BIN;
  if (!file) throw new Error('UNKNOT_BIN must name the program to test');
  const child = spawn(file, ['run', '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (bytes) => {
      text += bytes;
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}/.exec(text);
      if (found) resolve(found[0]);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}: ${text}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.removeAllListeners('exit');
      child.on('exit', resolve);
      child.kill('SIGTERM');
    });
  return { address, origin: new URL(address).origin, stop };
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

/** A fresh window. Faults of the page and refused requests are collected in `faults`. */
export async function openPage(browser, program, options = {}) {
  const context = await browser.newContext({
    viewport: options.size ?? desktop,
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    deviceScaleFactor: options.scale ?? 1,
  });
  await replacePage(context, program.origin);
  const page = await context.newPage();
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
  return { page, faults, close: () => context.close() };
}

/** What the person has said, as the page keeps it. */
export const journeyOf = (page) =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('unknot.journey') ?? '{}'));

/** Goes to a screen with these places painted, without the way there. */
export async function jump(page, route, journey) {
  await page.evaluate(
    (value) => sessionStorage.setItem('unknot.journey', JSON.stringify(value)),
    journey,
  );
  await page.evaluate((to) => (window.location.hash = to), `#/${route}`);
  await page.reload();
  await page.locator('h1').first().waitFor();
}
