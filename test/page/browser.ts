import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../sandbox/page/find-chromium.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export const desktop: Viewport = { width: 1440, height: 900 };
export const phone: Viewport = { width: 390, height: 844 };

/**
 * Opens the address in a fresh headless Chromium and hands the page over; everything is closed
 * afterwards. Resolves `skipped`, and says so loudly, when no Chromium is found; throws instead
 * when FLOORWALKER_REQUIRE names chromium, and for any uncaught error in the page.
 */
export async function withPage(
  url: string,
  viewport: Viewport,
  use: (page: Page) => Promise<void>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<'done' | 'skipped'> {
  const executablePath = findChromium(env);
  if (!executablePath) return leaveOut(url, env.FLOORWALKER_REQUIRE);
  const profile = await mkdtemp(join(tmpdir(), 'floorwalker-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: { ...viewport },
    args: [...chromiumFlags],
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const failures: Error[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.goto(url);
    await use(page);
    if (failures.length > 0)
      throw new AggregateError(failures, `The page failed: ${failures[0]?.message}`);
    return 'done';
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

function leaveOut(url: string, demanded = ''): 'skipped' {
  const required = demanded.split(/[\s,]+/u);
  const sentence = 'No Chromium found (set CHROMIUM_PATH, or install chromium).';
  if (required.includes('chromium')) throw new Error(`${sentence} FLOORWALKER_REQUIRE demands it.`);
  process.stderr.write(`\nSKIPPED: browser journey on ${url}. ${sentence}\n`);
  return 'skipped';
}
