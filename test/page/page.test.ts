import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chromiumTest, declareWithChromium, desktop, phone, withPage } from './browser.ts';
import { startFixtureSandbox } from './fixture-sandbox.ts';

// A browser starts in each test; on a busy machine that alone takes some seconds.
jest.setTimeout(60_000);

let sandbox: Awaited<ReturnType<typeof startFixtureSandbox>>;

beforeAll(async () => {
  sandbox = await startFixtureSandbox();
});

afterAll(() => sandbox.stop());

const asSam = (place: string) => `${sandbox.url}/?as=U0SAM00001#${place}`;

describe('the page in a browser', () => {
  chromiumTest('completes a command by keyboard and fills in the view it opens', async () => {
    await withPage(asSam('c/C0ALERTS01'), desktop, async (page) => {
      const composer = page.getByTestId('composer');
      await composer.pressSequentially('/al');
      await page.getByTestId('command-option').waitFor();
      await page.keyboard.press('Tab');
      expect(await composer.inputValue()).toBe('/alerts ');

      await composer.pressSequentially('add');
      await page.keyboard.press('Enter');
      await page.getByTestId('modal').waitFor();
      await page.getByTestId('modal-submit').click();
      expect(await page.getByTestId('field-error').count()).toBe(2);

      await page.getByLabel('Queue', { exact: true }).selectOption('support');
      await page.getByLabel('Longer than (minutes)').fill('5');
      await page.getByTestId('modal-submit').click();
      await page.getByText('There is already such a rule.').waitFor();
      expect(sandbox.world.asked.at(-1)).toMatchObject({
        path: '/api/views/submit',
        body: {
          values: {
            queue: { queue: { selected_option: { value: 'support' } } },
            minutes: { minutes: { value: '5' } },
            channel: { channel: { selected_conversation: 'C0ALERTS01' } },
          },
        },
      });

      await page.keyboard.press('Escape');
      await page.getByTestId('modal').waitFor({ state: 'detached' });
    });
  });

  chromiumTest('has the control panel of whoever one acts as, and works it', async () => {
    await withPage(asSam('c/C0ALERTS01'), desktop, async (page) => {
      const panel = page.getByTestId('panel');
      await panel.getByTestId('panel-contact').waitFor();
      expect(await panel.textContent()).toMatch(
        /sam\.okafor[\s\S]*Signed in · Available[\s\S]*Listening to[\s\S]*Maria Lindqvist[\s\S]*Billing · voice · \d+:\d\d/,
      );

      const readAgain = page.waitForRequest((request) => request.url().endsWith('/api/centre'));
      await panel.getByRole('button', { name: 'Barge in' }).click();
      await readAgain;
      expect(sandbox.world.asked).toContainEqual({
        path: '/api/panel',
        body: { as: 'U0SAM00001', act: 'barge' },
      });
    });
  });

  chromiumTest(
    'shows which message buzzed and which was changed in silence, and asks before danger',
    async () => {
      await withPage(asSam('c/C0ALERTS01'), desktop, async (page) => {
        await page.getByTestId('message').nth(1).waitFor();
        expect(await page.getByTestId('mark-notified').count()).toBe(2);
        expect(await page.getByTestId('mark-updated-silently').count()).toBe(1);

        await page.getByRole('button', { name: 'Remove rule' }).click();
        await page.getByTestId('confirm-yes').click();
        await page.getByTestId('confirm-dialog').waitFor({ state: 'detached' });
        expect(sandbox.world.asked.at(-1)).toMatchObject({
          path: '/api/actions',
          body: { as: 'U0SAM00001', blockId: 'alert', actionId: 'remove' },
        });
      });
    },
  );

  chromiumTest('keeps the marks of a grouped message clear of its buttons', async () => {
    await withPage(asSam('c/D0SAM00001'), desktop, async (page) => {
      const grouped = page.locator('.message.is-continued');
      const marks = await grouped.getByTestId('mark-updated-silently').boundingBox();
      const button = await grouped.getByRole('button', { name: 'Listen' }).boundingBox();

      expect((marks?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0)).toBeGreaterThanOrEqual(6);
    });
  });

  chromiumTest('goes to a channel by keyboard, ready to type there', async () => {
    await withPage(asSam('c/C0ALERTS01'), desktop, async (page) => {
      await page.getByTestId('composer').waitFor();
      for (const channel of ['floor', 'alerts', 'alerts']) {
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox', { name: 'Jump to' }).fill(`#${channel}`);
        await page.keyboard.press('Enter');
        await page.getByTestId('switcher').waitFor({ state: 'detached' });
        const composer = page.getByRole('textbox', {
          name: new RegExp(`^Message #.*${channel}`, 'u'),
        });
        await composer.and(page.locator(':focus')).waitFor();
        await page.keyboard.type('!');
        expect(await composer.inputValue()).toMatch(/^!+$/u);
      }
    });
  });

  chromiumTest(
    'draws every block it knows, says which one it does not, and pings nobody by a name',
    async () => {
      await withPage(asSam('gallery/blocks%2Feverything'), desktop, async (page) => {
        const entry = page.locator('[data-entry-id="blocks/everything"]');
        await entry.getByTestId('data-table').first().waitFor();
        expect(await entry.getByTestId('undrawable').allTextContents()).toEqual([
          'This page cannot draw block type hologram.',
          'This page cannot draw block type hologram.',
        ]);
        expect(await page.getByTestId('draw-failure').count()).toBe(0);
        expect(await entry.locator('.mention-broadcast').count()).toBe(0);
      });
    },
  );

  chromiumTest('shows one pane at a time on a phone and never scrolls sideways', async () => {
    await withPage(asSam('c/C0FLOOR001'), phone, async (page) => {
      for (const pane of ['channels', 'floor', 'gallery', 'chat']) {
        await page.getByTestId(`pane-${pane}`).click();
        await page.locator(`[data-testid=pane-${pane}][aria-current]`).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
      }
      expect(await page.getByTestId('floor').isVisible()).toBe(false);
      expect(await page.getByTestId('composer').isVisible()).toBe(true);
    });
  });
});

describe('without a Chromium', () => {
  const env = { CHROMIUM_PATH: '/nowhere/chromium' };
  const demanding = { ...env, FLOORWALKER_REQUIRE: 'promtool,chromium' };
  const use = () => Promise.reject(new Error('There is no page to use.'));

  function fakeJest() {
    const heard: string[] = [];
    const declared: string[] = [];
    return {
      heard,
      declared,
      say: (line: string) => heard.push(line),
      declare: {
        run: (title: string) => declared.push(`run ${title}`),
        skip: (title: string) => declared.push(`skip ${title}`),
      },
    };
  }

  test('a test is declared as skipped, and its name is said', () => {
    const { heard, declared, say, declare } = fakeJest();

    declareWithChromium(declare, { env, say })('the gallery draws', use);

    expect(declared).toEqual(['skip the gallery draws']);
    expect(heard).toEqual([expect.stringMatching(/^LEFT OUT: the gallery draws\. No Chromium/)]);
  });

  test.each([
    ['Chromium is required', demanding],
    ['there is one', { CHROMIUM_PATH: process.execPath }],
  ])('a test is declared to run where %s', (_, env) => {
    const { heard, declared, say, declare } = fakeJest();

    declareWithChromium(declare, { env, say })('the gallery draws', use);

    expect(declared).toEqual(['run the gallery draws']);
    expect(heard).toEqual([]);
  });

  test('a journey is left out, and its name is said', async () => {
    const { heard, say } = fakeJest();

    await expect(withPage('about:blank', desktop, use, { env, say })).resolves.toBe('skipped');
    expect(heard).toEqual([
      expect.stringContaining('without a Chromium a journey is left out, and its name is said'),
    ]);
  });

  test('a journey fails where Chromium is required', async () => {
    const { say } = fakeJest();
    const journey = withPage('about:blank', desktop, use, { env: demanding, say });

    await expect(journey).rejects.toThrow('demands it');
  });
});
