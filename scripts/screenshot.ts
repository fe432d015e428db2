/**
 * The pictures of the README: `npm run screenshots`. Starts a sandbox of its own whose time stands
 * still, plays a scene in it and photographs the real page, so that anyone gets the same pictures.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { driveClient } from '../sandbox/drive/client.ts';
import { chromiumFlags, findChromium } from '../sandbox/page/find-chromium.ts';
import { startPrivateRedis } from '../sandbox/redis.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { createLog } from '../src/log.ts';
import { alertThatReads, playAlertStates } from './alert-pictures.ts';

interface Picture {
  readonly file: string;
  readonly place: string;
  readonly width: number;
  readonly height: number;
  /** The first message that holds this stands at the top. */
  readonly from?: RegExp;
}

const folder = new URL('../docs/images/', import.meta.url).pathname;
const floor = 'C0FLOOR001';
/** Sam's direct message with the bot. */
const direct = 'D0SAM00001';
const sam = 'U0SAM00001';
const ada = 'U0ADA00001';

const alertPictures: readonly Picture[] = [
  { file: 'phone-alert.png', place: `c/${floor}`, width: 390, height: 844 },
];
const floorPictures: readonly Picture[] = [
  { file: 'floorwalker.png', place: `c/${floor}`, width: 1440, height: 900 },
];
const agentsPictures: readonly Picture[] = [
  { file: 'phone-agents.png', place: `c/${floor}`, width: 390, height: 844 },
  { file: 'gallery.png', place: 'gallery', width: 1440, height: 900 },
];

const cardPictures: readonly Picture[] = [
  { file: 'phone-card.png', place: `c/${floor}`, width: 390, height: 844 },
];
const listenPictures: readonly Picture[] = [
  { file: 'phone-listen.png', place: `c/${direct}`, width: 390, height: 844 },
];
const queuePictures: readonly Picture[] = [
  { file: 'queue-wait.png', place: `c/${floor}`, width: 1120, height: 1470 },
];
const queuesPictures: readonly Picture[] = [
  { file: 'phone-queue-wait.png', place: `c/${floor}`, width: 390, height: 844 },
];

async function main(): Promise<void> {
  const executablePath = findChromium(process.env);
  if (!executablePath) {
    throw new Error('No Chromium found: set CHROMIUM_PATH, or install chromium.');
  }
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  try {
    await withSandbox((sandbox) => takeDay(browser, sandbox));
    await withSandbox((sandbox) =>
      playAlertStates(sandbox, { sam, floor }, (file) =>
        takeAll(browser, sandbox.url, [
          { file, place: `c/${floor}`, width: 390, height: 844, from: /Billing/ },
        ]),
      ),
    );
  } finally {
    await browser.close();
  }
}

/** A sandbox of its own on a Redis of its own, gone afterwards. */
async function withSandbox(use: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const redis = await startPrivateRedis();
  const sandbox = await startSandbox({
    delivery: 'http',
    redis,
    log: createLog('error'),
    speed: 0,
    // Eleven o'clock where the agents and Sam are.
    start: new Date('2026-11-23T10:00:00Z'),
    centre: { localHourAtStart: 11 },
    seed: 'picture',
    port: 0,
    presets: 'demo',
  });
  try {
    await use(sandbox);
  } finally {
    await sandbox.close();
    await redis.close();
  }
}

/** A working day, from an alert in the morning to the queues in the evening. */
async function takeDay(browser: Browser, sandbox: Sandbox): Promise<void> {
  await playAlert(sandbox);
  await takeAll(browser, sandbox.url, alertPictures);
  await stepIn(sandbox);
  await takeAll(browser, sandbox.url, floorPictures);
  await sandbox.clock.advance(20_000);
  await takeAll(browser, sandbox.url, listenPictures);
  await somebodyNeedsSomebody(sandbox);
  await say(sandbox, '/agents');
  await takeAll(browser, sandbox.url, agentsPictures);
  await say(sandbox, '/agents maria');
  await takeAll(browser, sandbox.url, cardPictures);
  await playDay(sandbox);
  await say(sandbox, '/queue-wait Billing last:9h');
  await takeAll(browser, sandbox.url, queuePictures);
  await until(sandbox, '2026-11-23T17:00:00Z');
  await say(sandbox, '/queue-wait');
  await takeAll(browser, sandbox.url, queuesPictures);
}

/** A threshold, a rush and the alert. */
async function playAlert(sandbox: Sandbox): Promise<void> {
  const drive = driveClient(sandbox.url);
  await say(sandbox, '/alerts add queue-wait Billing over 2m in #floor');
  await drive.lever('rush', { on: true, queue: 'Billing' });
  await alertThatReads(sandbox, { sam, floor }, /^(Warning|Critical)\b/);
}

/** Somebody who looks at all queues, and steps in. */
async function stepIn(sandbox: Sandbox): Promise<void> {
  await say(sandbox, '/queue-wait');
  const { users } = sandbox.centre.view();
  const busy = users.find(
    ({ held: [only], firstName }) =>
      only?.state === 'CONNECTED' && only.channel === 'VOICE' && /^\p{L}+$/u.test(firstName),
  );
  await say(sandbox, `/monitor ${busy?.firstName} ${busy?.lastName}`);
}

/** Limits as a strict administrator sets them, and time until three agents are over one. */
async function somebodyNeedsSomebody(sandbox: Sandbox): Promise<void> {
  const limits = ['contact voice 4m', 'hold 1m', 'acw 45s', 'status 15m'];
  for (const limit of limits) await say(sandbox, `/agents limits ${limit}`, ada);
  const drive = driveClient(sandbox.url);
  for (let tries = 0; tries < 200; tries += 1) {
    await say(sandbox, '/agents');
    const answer = await drive.lastMessage(sam, floor);
    if (Number(/(\d+) need somebody/.exec(answer?.text ?? '')?.[1] ?? 0) >= 3) {
      await drive.lever('rush', { on: false });
      return;
    }
    await sandbox.clock.advance(15_000);
  }
}

/** The rest of a working day, slot by slot, with a second rush in it that is not over yet. */
async function playDay(sandbox: Sandbox): Promise<void> {
  const drive = driveClient(sandbox.url);
  await until(sandbox, '2026-11-23T15:30:00Z');
  await drive.lever('rush', { on: true, queue: 'Billing' });
  await until(sandbox, '2026-11-23T15:42:00Z');
}

async function until(sandbox: Sandbox, time: string): Promise<void> {
  const { clock } = sandbox;
  await clock.advance(Math.max(0, new Date(time).getTime() - clock.now().getTime()));
}

/** Types a line as Sam or somebody else, waits for the answer, and lets some seconds pass. */
async function say(sandbox: Sandbox, line: string, as = sam): Promise<void> {
  const drive = driveClient(sandbox.url);
  const before = (await drive.messages(as, floor)).length;
  await drive.run(as, floor, line);
  await drive.until(
    () => drive.messages(as, floor),
    (messages) => messages.length > before,
  );
  await sandbox.clock.advance(5_000);
}

async function takeAll(browser: Browser, url: string, pictures: readonly Picture[]): Promise<void> {
  for (const { file, place, width, height, from } of pictures) {
    const page = await browser.newPage({
      viewport: { width, height },
      timezoneId: 'Europe/Berlin',
      locale: 'en-GB',
    });
    await page.goto(`${url}/?as=${sam}#${place}`);
    await settle(page);
    if (from) await toTheTop(page, from);
    await page.screenshot({ path: join(folder, file) });
    await page.close();
  }
}

async function toTheTop(page: Page, text: RegExp): Promise<void> {
  const message = page.getByTestId('message').filter({ hasText: text }).first();
  await message.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(200);
}

/** The page reads what it shows after it stands, so it gets a moment. */
async function settle(page: Page): Promise<void> {
  await page.getByTestId('app').waitFor();
  await page.getByTestId('clock').waitFor({ state: 'attached' });
  await page.waitForTimeout(800);
}

await main();
