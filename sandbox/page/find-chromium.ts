import { existsSync } from 'node:fs';
import { onPath } from '../on-path.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where it may be without being on PATH. */
const usualPlaces = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What keeps a headless Chromium quiet: no sandbox of its own, no graphics card, no traffic of its own. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: CHROMIUM_PATH if given and nothing else then, else along PATH, else the
 * usual places; undefined when there is none.
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>>,
  elsewhere: readonly string[] = usualPlaces,
): string | undefined {
  const asked = env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : undefined;
  return onPath(env, ...names) ?? elsewhere.find((place) => existsSync(place));
}
