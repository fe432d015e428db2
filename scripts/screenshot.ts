/**
 * Pictures of a running sandbox: `npx tsx scripts/screenshot.ts <address> <folder> [person id]`.
 * Starts nothing itself; writes desktop.png, phone-chat.png, phone-floor.png and gallery.png.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../sandbox/page/find-chromium.ts';

interface Picture {
  readonly file: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

const pictures: readonly Picture[] = [
  { file: 'desktop.png', hash: '', width: 1440, height: 900 },
  { file: 'gallery.png', hash: '#gallery', width: 1440, height: 900 },
  { file: 'phone-chat.png', hash: '', width: 390, height: 844 },
  { file: 'phone-channels.png', hash: '#channels', width: 390, height: 844 },
  { file: 'phone-floor.png', hash: '#floor', width: 390, height: 844 },
  { file: 'phone-gallery.png', hash: '#gallery', width: 390, height: 844 },
];

async function main(): Promise<void> {
  const [address, folder, person = 'U0SAM00001', first = 'c/C0FLOOR001'] = process.argv.slice(2);
  if (!address || !folder)
    throw new Error('Usage: screenshot.ts <address> <folder> [person] [place]');
  const executablePath = findChromium(process.env);
  if (!executablePath)
    throw new Error('No Chromium found: set CHROMIUM_PATH, or install chromium.');
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  try {
    for (const picture of pictures) {
      const hash = picture.hash || `#${first}`;
      await take(browser, `${address}/?as=${person}${hash}`, join(folder, picture.file), picture);
    }
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, url: string, file: string, size: Picture): Promise<void> {
  const { width, height } = size;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  await page.goto(url);
  await page.getByTestId('app').waitFor();
  // The page reads what it shows after it stands; it is quiet once nothing is asked for any more.
  await page.getByTestId('clock').waitFor({ state: 'attached' });
  await page.waitForTimeout(600);
  await page.screenshot({ path: file });
  await page.close();
}

await main();
