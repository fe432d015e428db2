import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
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

/** The path of a Chromium: CHROMIUM_PATH if given, else the usual places; undefined when there is none. */
export function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const asked = env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : undefined;
  return usualPlaces.find((place) => existsSync(place));
}
