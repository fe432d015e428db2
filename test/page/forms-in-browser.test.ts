import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDriveServer } from '../../sandbox/drive/start-drive-server.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import type { Json } from '../../sandbox/slack/json.ts';
import type { World } from '../../sandbox/slack/world/world.ts';
import { centre } from '../fixtures/page/world.ts';
import { listen, option } from '../sandbox/drive/form-app.ts';
import { floor, sam } from '../sandbox/slack/manifest.ts';
import { startApp } from '../sandbox/slack/start-app.ts';
import { chromiumTest, desktop, phone, withPage } from './browser.ts';

// A browser starts in each test; on a busy machine that alone takes some seconds.
jest.setTimeout(60_000);

const heard: Json[] = [];
let url: string;
let world: World;
/** What the form waits for after the loading modal. */
let ready = Promise.resolve();
let stop: () => Promise<unknown>;
beforeAll(async () => {
  const {
    slack,
    clock,
    stop: stopApp,
  } = await startApp('http', (app) => listen(app, heard, () => ready));
  const files = await buildPage();
  const server = await startDriveServer({
    slack,
    clock,
    levers: { states: () => [], set: async () => undefined },
    centre: () => centre,
    pageFiles: async () => files,
    port: 0,
  });
  url = server.url;
  world = slack.workspace;
  stop = () => server.close().then(stopApp);
});
afterAll(() => stop());
beforeEach(() => {
  heard.length = 0;
});
afterEach(() => world.views.closeAll(sam));

const asSam = (channel = floor) => `${url}/?as=${sam}#c/${channel}`;

async function type(page: Page, line: string): Promise<void> {
  await page.getByTestId('composer').fill(line);
  await page.getByTestId('send').click();
}

/** Does it, and resolves when the app has heard of it. */
async function told(page: Page, path: string, act: () => Promise<void>): Promise<Json | undefined> {
  const answered = page.waitForResponse((response) => response.url().endsWith(path));
  await act();
  await answered;
  return heard.at(-1);
}

const field = (page: Page, name: RegExp) => page.getByRole('combobox', { name });
const choice = (page: Page, name: string) => page.getByRole('option', { name });
const tokens = (page: Page) => page.getByTestId('picker-token').allTextContents();

describe('a form', () => {
  chromiumTest('is filled in by keyboard, refused at its field, and sent', async () => {
    await withPage(asSam(), desktop, async (page) => {
      let release = () => {};
      ready = new Promise((resolve) => {
        release = resolve;
      });
      await type(page, '/echo form');
      await page.getByText('Reading…').waitFor();
      expect(await page.getByTestId('modal-submit').count()).toBe(0);
      release();
      const queues = field(page, /^Queues/);
      await queues.and(page.locator(':focus')).waitFor();

      await page.keyboard.type('Bi');
      await page.getByText('Type at least 3 characters.').waitFor();
      await page.keyboard.type('l');
      await choice(page, 'Billing').waitFor();
      await page.keyboard.press('Enter');
      expect(await tokens(page)).toEqual(['Sales×', 'Billing×']);
      expect(await page.getByTestId('picker-count').textContent()).toBe('2 of up to 2 chosen');
      await page.keyboard.type('Ret');
      await choice(page, 'Returns').and(page.locator('[aria-disabled=true]')).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Backspace');
      expect(await tokens(page)).toEqual(['Sales×']);

      await field(page, /^States/).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.getByLabel(/^Sort/).selectOption('longest');
      await page.getByLabel('Offline').check();
      await page.getByLabel(/^Name/).fill('nobody');
      await told(page, 'submit', () => page.getByTestId('modal-submit').click());
      await page.getByTestId('field-error').getByText('Nobody is called that.').waitFor();

      await page.getByLabel(/^Name/).fill('maria');
      const sent = await told(page, 'submit', () => page.keyboard.press('Enter'));
      await page.getByTestId('modal').waitFor({ state: 'detached' });
      expect(sent).toMatchObject({
        metadata: '{"mode":"replace"}',
        queues: { 'search:queues': { selected_options: [option('Sales')] } },
        states: { 'set:states': { selected_options: [option('On hold')] } },
        sort: { 'set:sort': { selected_option: option('Longest') } },
        show: { 'set:show': { selected_options: [option('Offline')] } },
        name: { 'set:name': { type: 'plain_text_input', value: 'maria' } },
        people: { 'set:people': { selected_users: [] } },
        from: { 'set:from': { selected_date: null } },
      });
    });
  });

  chromiumTest('is filled in on a phone, where everything can be tapped', async () => {
    await withPage(asSam(), phone, async (page) => {
      await type(page, '/echo form');
      await page.getByTestId('modal-submit').waitFor();
      await page.getByRole('button', { name: 'Remove Sales' }).click();

      await field(page, /^Queues/).fill('Ret');
      await choice(page, 'Returns').click();
      await field(page, /^People/).click();
      const box = await choice(page, 'Lea Brandt').boundingBox();
      await choice(page, 'Lea Brandt').click();
      await page.getByText('States', { exact: false }).first().click();

      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(await tokens(page)).toEqual(['Returns×', 'Lea Brandt×']);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
      const sent = await told(page, 'submit', () => page.getByTestId('modal-submit').click());
      expect(sent).toMatchObject({
        queues: { 'search:queues': { selected_options: [option('Returns')] } },
        people: { 'set:people': { selected_users: ['U0LEA00001'] } },
      });
    });
  });
});

describe('a message', () => {
  chromiumTest('is chosen from, after the question it asks', async () => {
    await withPage(asSam(), phone, async (page) => {
      await type(page, '/echo message');
      const message = page.getByTestId('message').last();
      const select = message.getByRole('combobox', { name: 'Listen to …' });
      await select.selectOption('lea');
      await page.getByTestId('confirm-no').click();
      expect(await select.inputValue()).toBe('');
      expect(heard).toEqual([{ text: 'message' }]);
      await select.selectOption('maria');
      const chosen = await told(page, 'actions', () => page.getByTestId('confirm-yes').click());
      expect(chosen).toMatchObject({ action_id: 'rest', selected_option: option('Maria') });

      await message.getByRole('combobox', { name: 'Queue' }).fill('Bil');
      const searched = await told(page, 'actions', () => choice(page, 'Billing').click());
      expect(searched).toMatchObject({ selected_option: option('Billing') });
      expect(await message.locator('.token').allTextContents()).toEqual(['Billing']);

      await message.getByTestId('overflow').first().click();
      const item = page.getByRole('menuitem', { name: 'Barge' });
      const menu = await item.boundingBox();
      await item.click();
      const taken = await told(page, 'actions', () => page.getByTestId('confirm-yes').click());
      expect(taken).toMatchObject({ type: 'overflow', selected_option: option('Barge') });
      expect(menu?.x).toBeGreaterThanOrEqual(0);
      expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(phone.width);
    });
  });

  chromiumTest('has links that open, and some that only Slack could', async () => {
    await withPage(asSam(), desktop, async (page) => {
      await page
        .context()
        .route('https://example.org/**', (route) => route.fulfill({ body: 'there' }));
      await type(page, '/echo message');
      const message = page.getByTestId('message').last();

      const opened = page.waitForEvent('popup');
      const pressed = await told(page, 'actions', () =>
        message.getByRole('link', { name: 'Open' }).click(),
      );
      expect((await opened).url()).toContain('example.org');
      expect(pressed).toMatchObject({ action_id: 'link' });

      const asked = await told(page, 'actions', () =>
        message.getByRole('link', { name: 'Message Lea' }).click(),
      );
      expect(asked).toMatchObject({ action_id: 'write', value: 'lea' });
      expect(await page.getByTestId('toast-note').textContent()).toContain(
        'Slack would open a direct message with Lea Brandt here',
      );
    });
  });

  chromiumTest('brings a file that can be saved', async () => {
    await withPage(asSam('D0SAM00001'), phone, async (page) => {
      await type(page, '/echo file');
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'agents.csv' }).last().click();
      const saved = await saving;

      expect(saved.suggestedFilename()).toBe('agents.csv');
      expect(await readFile(await saved.path(), 'utf8')).toBe('\uFEFFname\nMaria');
    });
  });
});

describe('the composer', () => {
  chromiumTest('completes a user group, which the app hears by its id', async () => {
    await withPage(asSam(), desktop, async (page) => {
      await page.getByTestId('composer').pressSequentially('/echo for @sup');
      await page.getByTestId('command-option').getByText('@supervisors').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.getByTestId('composer').inputValue()).toBe('/echo for @supervisors ');
      const said = await told(page, 'commands', () => page.keyboard.press('Enter'));

      expect(said).toEqual({ text: 'for <!subteam^S0SUPERV01|@supervisors>' });
    });
  });
});
