// Takes the pictures of docs/images from a report: node pictures.mjs <report.html> <folder>
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [report, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1100, height: 720 }, colorScheme: 'light' });
await page.goto(pathToFileURL(resolve(report)).href);
await page.waitForSelector('#rows tr');
await page.waitForTimeout(500);
await page.screenshot({ path: `${folder}/report.png` });
for (const [id, name] of [['power-section', 'power'], ['trend-section', 'trend'], ['chart', 'map']]) {
  const section = page.locator(`#${id}`);
  if (await section.isVisible()) { await section.screenshot({ path: `${folder}/${name}.png` }); }
}
await page.evaluate(() => scrollTo(0, 0));
const table = await page.locator('#tests').boundingBox();
await page.screenshot({ path: `${folder}/tests.png`, fullPage: true, clip: { ...table, height: Math.min(table.height, 430) } });
// The test with the most samples has the most to show.
await page.setViewportSize({ width: 1100, height: 860 });
await page.click('#tests th[data-key=n] button');
await page.locator('#rows button').first().click();
await page.locator('#details').screenshot({ path: `${folder}/test.png` });
await browser.close();
