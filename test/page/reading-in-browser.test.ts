import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { startDriveServer } from '../../sandbox/drive/start-drive-server.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import type { Json } from '../../sandbox/slack/json.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import { centre } from '../fixtures/page/world.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { floor, gus, sam } from '../sandbox/slack/manifest.ts';
import { stillClock } from '../sandbox/slack/start-app.ts';
import { chromiumTest, phone, withPage } from './browser.ts';

// A browser starts in each test; on a busy machine that alone takes some seconds.
jest.setTimeout(60_000);

let slack: SlackStandIn;
let url: string;
let stop: () => Promise<unknown>;
beforeAll(async () => {
  slack = await startAlone();
  const files = await buildPage();
  const server = await startDriveServer({
    slack,
    clock: stillClock(),
    levers: { states: () => [], set: async () => undefined },
    centre: () => centre,
    pageFiles: async () => files,
    port: 0,
  });
  url = server.url;
  stop = () => server.close().then(() => slack.close());
});
afterAll(() => stop());

function say(blocks: readonly Json[], text = 'said'): void {
  const { posts, facts } = slack.workspace;
  posts.add({ channelId: floor, userId: facts.botUserId, text, blocks });
}

const raw = (text: string) => ({ type: 'raw_text', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('on a phone', () => {
  chromiumTest(
    'a wide table scrolls in its own box, under its header and beside its names',
    async () => {
      const columns = [
        'Agent',
        'Status',
        'Since',
        'Queue',
        'Routing profile',
        'Team',
        'Slots',
        'Next',
      ];
      const rows = Array.from({ length: 50 }, (_, index) =>
        columns.map((name) => raw(`${name} ${index} of somebody`)),
      );
      say([
        { type: 'data_table', caption: 'Agents', page_size: 50, rows: [columns.map(raw), ...rows] },
      ]);
      await withPage(`${url}/?as=${sam}#c/${floor}`, phone, async (page) => {
        const table = page.getByTestId('data-table').last();
        const box = table.locator('.table-scroll');
        await box.waitFor();
        const frame = await box.boundingBox();
        await box.evaluate((shown) => shown.scrollTo(400, 300));
        const header = await table.getByRole('columnheader', { name: 'Since' }).boundingBox();
        const name = await table.getByRole('rowheader').nth(20).boundingBox();

        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
        expect(await box.evaluate(({ scrollLeft }) => scrollLeft)).toBe(400);
        expect(await box.evaluate(({ scrollTop }) => scrollTop)).toBe(300);
        expect(Math.abs((header?.y ?? 0) - (frame?.y ?? 0))).toBeLessThanOrEqual(2);
        expect(Math.abs((name?.x ?? 0) - (frame?.x ?? 0))).toBeLessThanOrEqual(2);
        expect(name?.width).toBeLessThanOrEqual(phone.width / 2);
      });
    },
  );

  chromiumTest(
    'long words and many buttons stay within the message, which begins at its top',
    async () => {
      const button = (id: number) => ({
        type: 'button',
        action_id: `a${id}`,
        text: plain(`Listen to somebody with a name as long as this ${id}`),
      });
      say([section('before')]);
      say([
        section('The first line'),
        section('Wolfeschlegelsteinhausenbergerdorff'.repeat(5)),
        { ...section('Beside it'), accessory: button(0) },
        { type: 'actions', elements: [1, 2, 3, 4].map(button) },
        ...Array.from({ length: 40 }, (_, index) => section(`Line ${index}`)),
      ]);
      await withPage(`${url}/?as=${sam}#c/${floor}`, phone, async (page) => {
        const message = page.getByTestId('message').last();
        await message.getByText('The first line').waitFor();
        const first = await message.getByText('The first line').boundingBox();
        const buttons = await message.getByTestId('block-button').all();
        const boxes = await Promise.all(buttons.map((one) => one.boundingBox()));

        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
        expect(
          await message.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
        ).toBe(0);
        expect(boxes.every((box) => box && box.x >= 0 && box.x + box.width <= phone.width)).toBe(
          true,
        );
        expect(new Set(boxes.map((box) => box?.y)).size).toBe(5);
        expect(first?.y).toBeGreaterThan(0);
        expect(first?.y).toBeLessThan(phone.height / 2);

        say([section('And another')]);
        await page.getByText('And another').waitFor();
        const newest = await page.getByText('And another').boundingBox();
        expect(newest?.y).toBeLessThan(phone.height);
      });
    },
  );

  chromiumTest('a guest who joins reads along, and no longer after leaving', async () => {
    say([section('For the floor')]);
    const { conversations, changes } = slack.workspace;
    const members = conversations.find(floor)?.members;
    await withPage(`${url}/?as=${gus}#channels`, phone, async (page) => {
      await page.getByTestId('goto-C0GENERAL1').waitFor();
      expect(await page.getByTestId(`goto-${floor}`).count()).toBe(0);
      say([section('Not for guests')]);

      members?.add(gus);
      changes.tell({ kind: 'lever' });
      await page.getByTestId(`goto-${floor}`).click();
      await page.getByText('Not for guests').waitFor();

      const refused: string[] = [];
      page.on('response', (response) => {
        if (!response.ok()) refused.push(response.url());
      });
      members?.delete(gus);
      changes.tell({ kind: 'lever' });
      await page.getByText('You are in no such conversation.').waitFor();
      say([section('Among ourselves')]);
      const { posts, facts } = slack.workspace;
      const elsewhere = { channelId: 'C0GENERAL1', userId: facts.botUserId, blocks: [] };
      posts.add({ ...elsewhere, text: 'For everybody' });
      await page.getByTestId('pane-channels').click();
      await page.getByTestId('goto-C0GENERAL1').getByTestId('unread').waitFor();
      expect(refused).toEqual([]);
      expect(await page.getByText('Among ourselves').count()).toBe(0);
    });
  });
});
