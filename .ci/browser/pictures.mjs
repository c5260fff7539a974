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
const picture = (box, most, name) =>
  page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, clip: { ...box, height: Math.min(box.height, most) } });
for (const [id, name] of [['ledger', 'ledger'], ['power-section', 'power'], ['profile-section', 'profile'], ['trend-section', 'trend'], ['chart', 'map']]) {
  const section = page.locator(`#${id}`);
  if (await section.isVisible()) { await picture(await section.boundingBox(), 620, name); }
}
await page.evaluate(() => scrollTo(0, 0));
await picture(await page.locator('#tests').boundingBox(), 430, 'tests');
// The test with the most samples has the most to show.
await page.setViewportSize({ width: 1100, height: 860 });
await page.click('#tests th[data-key=n] button');
await page.locator('#rows button').first().click();
await page.locator('#details').screenshot({ path: `${folder}/test.png` });
await browser.close();
