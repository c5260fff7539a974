// Opens reports in headless Chromium, uses them as a reader would, and fails if anything is amiss.
//   node check.mjs <folder for screenshots> <name>=<report.html> ...
import { readFileSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [shots, ...reports] = process.argv.slice(2);
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const faults = [];

// A machine that does something else makes any of so many attempts slow; a page that is slow is slow each time.
const ATTEMPTS = 5;

// Waits for what comes a moment later, however long that is on a busy machine; tells whether it came.
async function soon(condition) {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await condition()) { return true; }
    await new Promise(done => setTimeout(done, 50));
  }
  return condition();
}

async function accessible(page, where) {
  const results = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of results.violations) {
    const line = `${where}: axe ${violation.impact}: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`;
    console.log(line);
    if (['serious', 'critical'].includes(violation.impact)) { faults.push(line); }
  }
}

// Keys, zoom and search of a flame graph; words below it tell what its canvas shows.
async function flames(page, where, expect) {
  const graph = page.locator(`${where} .flames`);
  const text = () => page.textContent(`${where} .flame-text`);
  // Charts are drawn in the next frame.
  const picture = () => graph.locator('canvas').first().evaluate(canvas =>
    new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(canvas.toDataURL())))));
  expect(await soon(async () => await graph.locator('canvas').count() === 1), `${where}: the flame graph is drawn`);
  const whole = await text();
  expect(/^all: .*, 100\.0 %\.$/.test(whole), `${where}: the flame graph begins with everything: ${whole}`);
  await graph.focus();
  let narrow = whole;
  for (let depth = 0; depth < 64 && parseFloat(narrow.split(', ').pop()) > 90; depth++) {
    await page.keyboard.press('ArrowDown');
    const below = await text();
    if (below === narrow) { break; }
    narrow = below;
  }
  expect(narrow !== whole, `${where}: ArrowDown goes to a frame`);
  const before = await picture();
  await page.keyboard.press('Enter');
  const zoomed = await picture();
  expect(parseFloat(narrow.split(', ').pop()) > 90 || zoomed !== before, `${where}: Enter zooms into ${narrow}`);
  await page.keyboard.press('Home');
  expect(await text() === whole, `${where}: Home shows everything again`);
  const frame = narrow.slice(0, narrow.lastIndexOf(': ')).split('.').pop();
  await page.fill(`${where} .tools input[type=search]`, frame);
  const found = await text();
  expect(found.startsWith(whole) && /of the energy has “.*” in its stack\.$/.test(found), `${where}: a search for ${frame} tells its energy: ${found}`);
  expect(await picture() !== before, `${where}: a search dims other frames`);
  await page.fill(`${where} .tools input[type=search]`, '');
  expect(await text() === whole, `${where}: no word finds nothing`);
  for (const kind of ['p', 'd', 'y']) {
    await page.selectOption(`${where} .tools select`, kind);
    expect(await page.locator(`${where} .scroll[aria-label^="shares of"] tbody tr`).count() > 0, `${where}: the table of ${kind} has rows`);
  }
}

async function check(name, file) {
  const expect = (fine, what) => { if (!fine) { faults.push(`${name}: ${what}`); console.log(`${name}: FAULT ${what}`); } };
  // A policy forbids foreign scripts, so axe must come in past it; the page's own policy is tried without that first.
  for (const bypassCSP of [false, true]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP, colorScheme: 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const url = pathToFileURL(resolve(file)).href;
    page.on('console', message => expect(message.type() !== 'error' && message.type() !== 'warning', `console: ${message.text()}`));
    page.on('pageerror', error => expect(false, `page error: ${error}`));
    page.on('request', request => expect(request.url() === url || request.url().startsWith('data:'), `request: ${request.url()}`));
    page.on('dialog', dialog => { expect(false, `dialog: ${dialog.message()}`); dialog.dismiss(); });
    await page.goto(url);
    await page.waitForSelector('#rows tr');
    if (bypassCSP) {
      await page.waitForTimeout(300);
      await page.evaluate(axe);
      await accessible(page, `${name}, light`);
      await page.click('#theme');
      await accessible(page, `${name}, dark`);
      await page.locator('#rows button').first().click();
      await accessible(page, `${name}, a test`);
      await context.close();
      continue;
    }
    const painted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    let paint;
    for (let attempt = 0; attempt < ATTEMPTS && !(paint <= 1000); attempt++) {
      if (attempt > 0) { await page.goto(url); }
      await soon(async () => await painted() !== undefined);
      paint = Math.min(paint ?? Infinity, await painted() ?? Infinity);
    }
    expect(paint <= 1000, `first paint after ${paint} ms, allowed are 1000`);
    const size = statSync(file).size;
    expect(size <= 5_000_000, `the file has ${size} bytes, allowed are 5,000,000`);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${shots}/${name}-light.png`, fullPage: false });
    await page.screenshot({ path: `${shots}/${name}-whole.png`, fullPage: true, clip: { x: 0, y: 0, width: 1280, height: 2400 } }).catch(() => page.screenshot({ path: `${shots}/${name}-whole.png`, fullPage: true }));

    const sort = key => page.evaluate(column => {
      const button = document.querySelector(`#tests th[data-key=${column}] button`);
      const before = performance.now();
      button.click();
      document.body.getBoundingClientRect(); // lays the new rows out
      return performance.now() - before;
    }, key);
    let slowest = 0;
    for (const key of ['t', 'v', 'r', 's', 'j', 'j']) {
      let least = await sort(key);
      for (let attempt = 1; attempt < ATTEMPTS && least > 200; attempt++) {
        // Twice, as each click turns the order around.
        least = Math.min(least, await sort(key), await sort(key));
      }
      slowest = Math.max(slowest, least);
      expect(await page.locator('#tests th[aria-sort]').count() === 1, `one column is sorted by after ${key}`);
    }
    expect(slowest <= 200, `sorting took ${slowest} ms, allowed are 200`);
    const values = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).tests.length);
    const rows = await page.locator('#rows tr').count();
    expect(rows === Math.min(100, values), `${rows} rows of ${values} tests`);

    const parts = await page.evaluate(() => {
      const data = JSON.parse(document.getElementById('data').textContent);
      return { power: Boolean(data.power), trend: Boolean(data.trend), compared: data.tests.some(test => test.c), modules: data.modules,
        profiled: Boolean(data.profile), regions: data.tests.some(test => test.g), carbon: data.carbon !== undefined };
    });
    const drawn = () => page.locator('#power canvas, #treemap canvas').count();
    expect(await soon(async () => await drawn() === (parts.power ? 2 : 1)), `the charts are drawn: ${await drawn()}`);
    if (parts.power) { expect(/ W( estimated)? on average/.test(await page.textContent('#power-text')), 'power is told in words'); }
    if (parts.trend) { expect(await page.locator('#trend svg.trend circle').count() > 1, 'the trend of the builds is drawn'); }
    if (parts.compared) {
      expect(/^×\d/.test(await page.locator('#rows tr td:nth-child(7)').first().textContent()), 'the baseline column shows the ratio');
    }
    if (parts.profiled) { await flames(page, '#profile', expect); }
    expect(name !== 'sample' || parts.profiled, 'the sample is profiled');
    expect(name !== 'hostile' || parts.regions, 'hostile regions are there');
    console.log(`${name}: ${JSON.stringify(parts)}`);

    await page.fill('#search', 'no such test anywhere');
    expect(await page.textContent('#shown') === 'no test', 'a filter that fits nothing shows nothing');
    await page.fill('#search', '');
    const first = page.locator('#rows button').first();
    await first.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#details[open]').count() === 1, 'a test opens by keyboard');
    if (parts.profiled) { await flames(page, '#details', expect); }
    if (parts.regions) { expect(await page.locator('#details table.regions tbody tr').count() === 3, 'a test shows its regions'); }
    if (parts.trend) { expect(await page.locator('#details svg.trend').count() === 1, 'a test shows its trend'); }
    if (parts.compared) {
      expect(await page.locator('#details svg.samples .baseline').count() === 1, 'a test shows its baseline beside its samples');
    }
    await page.screenshot({ path: `${shots}/${name}-test.png` });
    await page.keyboard.press('Escape');
    expect(await page.locator('#details[open]').count() === 0, 'a test closes by Escape');
    expect(await first.evaluate(element => element === document.activeElement), 'the focus comes back to the row');

    await page.click('#theme');
    expect(await page.getAttribute('html', 'data-theme') === 'dark', 'the theme switches');
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${shots}/${name}-dark.png` });
    const paper = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const theme = document.documentElement.getAttribute('data-theme');
      dispatchEvent(new Event('afterprint'));
      return theme + document.documentElement.getAttribute('data-theme');
    });
    expect(paper === 'lightdark', `prints on white and stays dark on the screen: ${paper}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools:visible').count() === 0 && await page.locator('#theme').isHidden(), 'paper has no controls');
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 390, height: 844 });
    const scrolled = () => page.evaluate(() => document.documentElement.scrollWidth);
    await soon(async () => await scrolled() <= 390);
    const width = await scrolled();
    expect(width <= 390, `on a phone the page is ${width} wide, not 390`);
    await page.screenshot({ path: `${shots}/${name}-phone.png` });
    const top = await page.textContent('header');
    const quality = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).sources[0].quality);
    expect(top.includes(quality), `the first screen says ${quality}`);
    expect(quality !== 'estimated' || !(await page.textContent('main')).replace(/source was not used[^.]*/g, '').includes('measured'), 'an estimate is nowhere called measured');
    console.log(`${name}: ${values} tests, ${size} bytes, first paint ${Math.round(paint)} ms, slowest sort ${slowest.toFixed(0)} ms`);
    await context.close();
  }
}

for (const report of reports) {
  const [name, file] = report.split('=', 2);
  await check(name, file);
}
await browser.close();
if (faults.length > 0) {
  console.error(`\n${faults.length} fault(s):\n${faults.join('\n')}`);
  process.exit(1);
}
