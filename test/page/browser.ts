import { afterAll, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../sandbox/page/find-chromium.ts';
import { isDemanded } from '../demanded.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export const desktop: Viewport = { width: 1440, height: 900 };
export const phone: Viewport = { width: 390, height: 844 };

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Chromium is looked for, and who hears that it is not there. */
export interface Machine {
  readonly env: Environment;
  readonly say: (line: string) => void;
}

const thisMachine: Machine = {
  env: process.env,
  say: (line) => process.stderr.write(`\n${line}\n`),
};

type DeclareTest = (title: string, body: () => Promise<void>, timeout?: number) => void;

/**
 * How a test that needs a browser is declared: as any test where a Chromium is found, or where
 * FLOORWALKER_REQUIRE names chromium (and then fails without one); else it is left out, is counted
 * as skipped, and `say` hears which one.
 */
export function declareWithChromium(
  declare: { readonly run: DeclareTest; readonly skip: DeclareTest },
  { env, say }: Machine = thisMachine,
): DeclareTest {
  if (findChromium(env) || isDemanded('chromium', env)) return declare.run;
  return (title, body, timeout) => {
    say(leftOut(title));
    declare.skip(title, body, timeout);
  };
}

/** `test` for a test that needs a browser. */
export const chromiumTest = declareWithChromium({ run: test, skip: test.skip });

/**
 * Opens the address in a fresh context of a headless Chromium and hands the page over; it is closed
 * afterwards. Resolves `skipped`, and says which test that was, when no Chromium is found; throws
 * instead when FLOORWALKER_REQUIRE names chromium, and for any uncaught error in the page.
 */
export async function withPage(
  url: string,
  viewport: Viewport,
  use: (page: Page) => Promise<void>,
  { env, say }: Machine = thisMachine,
): Promise<'done' | 'skipped'> {
  const executablePath = findChromium(env);
  if (!executablePath) return leaveOut({ env, say });
  const browser = await browserOfThisFile(executablePath);
  const context = await browser.newContext({
    viewport: { ...viewport },
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  try {
    const page = await context.newPage();
    const failures: Error[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.goto(url);
    await use(page);
    if (failures.length > 0)
      throw new AggregateError(failures, `The page failed: ${failures[0]?.message}`);
    return 'done';
  } finally {
    await context.close();
  }
}

/** Starting one takes longer than most tests; each test has a context of its own in it. */
let started: Promise<Browser> | undefined;

function browserOfThisFile(executablePath: string): Promise<Browser> {
  started ??= chromium.launch({ executablePath, args: [...chromiumFlags] });
  return started;
}

afterAll(async () => {
  await (await started?.catch(() => undefined))?.close();
});

const sentence = 'No Chromium found (set CHROMIUM_PATH, or install chromium).';

function leaveOut({ env, say }: Machine): 'skipped' {
  if (isDemanded('chromium', env)) throw new Error(`${sentence} FLOORWALKER_REQUIRE demands it.`);
  say(leftOut(expect.getState().currentTestName));
  return 'skipped';
}

function leftOut(title = 'a test of the page'): string {
  return `LEFT OUT: ${title}. ${sentence}`;
}
