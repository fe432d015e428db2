import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { chromiumTest, desktop, withPage } from '../page/browser.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const direct = 'D0SAM00001';

const chartsOf = ({ blocks }: SeenMessage) =>
  blocks.filter(({ type }) => type === 'data_visualization');

/** What is drawn, by the names of the lines. */
function seriesOf(chart: unknown): readonly string[] {
  return [...JSON.stringify(chart).matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name ?? '');
}

describe('one queue in one answer', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 10m in #floor');
    await journey.drive.lever('rush', { on: true, queue: 'Billing' });
  });
  afterAll(async () => {
    await journey.end();
  });

  test('has no chart before there are readings, and says so', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait Billing');

    expect(answer.text).toMatch(/^\*Billing\* \(/);
    expect(chartsOf(answer)).toEqual([]);
    expect(textOf(answer)).toContain('No charts yet');
    expect(textOf(answer)).toMatch(/answered within 20 s/);
  });

  test('draws its course once there is one: the wait with its thresholds, contacts and agents', async () => {
    // Queues are sampled at every slot, whoever looks.
    await journey.clock.advance(25 * 60_000);
    const answer = await journey.ask(people.sam, '/queue-wait Billing last:1h');

    const [wait, contacts] = chartsOf(answer);
    expect(seriesOf(wait)).toEqual(['voice', 'limit 5 min', 'alert 10 min']);
    expect(seriesOf(contacts)).toEqual(['in queue', 'staffed', 'available']);
    expect(JSON.stringify(wait)).toContain('time in Europe/Berlin');
    expect(textOf(answer)).toMatch(/[▁▂▃▄▅▆▇█·]{20} wait in the last 1 h/);
    expect(textOf(answer)).toMatch(/Readings about every 15 s/);
    expect(textOf(answer)).toMatch(/Who serves it\*: \d+ agents · /);
  });

  test('looks back as far as its menus say, in its own place', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait Billing last:1h');
    const wider = await journey.choose(
      people.sam,
      answer,
      'Service level of…',
      'Service level: last 2 h',
    );

    expect(wider.ts).toBe(answer.ts);
    expect(textOf(wider)).toContain('*Last 2 h*');
    expect(textOf(wider)).toContain('wait in the last 1 h');
    const again = await journey.press(people.sam, wider, 'Refresh');
    expect(textOf(again)).toContain('*Last 2 h*');
  });

  test('is plain where Slack knows no charts, which then are a picture in the direct message', async () => {
    journey.slack.workspace.settings.refusedBlocks = ['data_visualization'];
    const answer = await journey.ask(people.sam, '/queue-wait Billing last:1h');
    journey.slack.workspace.settings.refusedBlocks = [];

    expect(chartsOf(answer)).toEqual([]);
    expect(textOf(answer)).toContain('picture in your direct message');
    expect(textOf(answer)).toMatch(/Billing: longest wait.*\nvoice: /);
    const [file] = await journey.drive.files(people.sam, direct);
    expect(file?.name).toMatch(/^charts-\d{8}T\d{6}Z\.png$/);
    const bytes = journey.slack.workspace.files.get(file?.id ?? '')?.bytes;
    expect(
      Buffer.from(bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  chromiumTest(
    'is seen as a picture on the page',
    async () => {
      const address = `${journey.url}/?as=${people.sam}#c/${direct}`;
      await withPage(address, desktop, async (page) => {
        const picture = page.getByTestId('picture').locator('img').first();
        await picture.waitFor();
        expect(await picture.getAttribute('alt')).toContain('Billing: longest wait');
        expect((await picture.boundingBox())?.width).toBeGreaterThan(300);
      });
    },
    120_000,
  );

  test('says nothing of a picture that could not be sent', async () => {
    const before = (await journey.drive.files(people.sam, direct)).length;
    journey.slack.workspace.settings.refusedBlocks = ['data_visualization'];
    const methods = ['files.getUploadURLExternal'];
    journey.slack.workspace.faults.set({ mode: 'server-error', on: 'api', methods });
    const answer = await journey.ask(people.sam, '/queue-wait Billing last:1h');
    journey.slack.workspace.faults.set({ mode: 'none' });
    journey.slack.workspace.settings.refusedBlocks = [];

    expect(textOf(answer)).not.toContain('picture');
    expect(textOf(answer)).toMatch(/[▁▂▃▄▅▆▇█·]{20} wait/);
    expect(await journey.drive.files(people.sam, direct)).toHaveLength(before);
  });

  test('is shared with counts and without names', async () => {
    const mine = await journey.ask(people.sam, '/queue-wait Billing last:1h');
    const shared = await journey.press(people.sam, mine, 'Share');

    expect(shared.isEphemeral).toBe(false);
    expect(chartsOf(shared)).toHaveLength(2);
    expect(textOf(mine)).toContain('•');
    expect(textOf(shared)).toMatch(/Who serves it\*: \d+ agents · /);
    expect(textOf(shared)).not.toContain('•');
    const own = await journey.press(people.maria, shared, 'Refresh');
    expect(own.isEphemeral).toBe(true);
    expect(textOf(own)).not.toContain('Who serves it');
  });

  test('says why there is no service level when the policy lacks the action', async () => {
    // What was read a moment ago would still do.
    await journey.clock.advance(20_000);
    journey.connect.faults.set({ mode: 'iam-denied', operations: ['GetMetricDataV2'] });
    const answer = await journey.ask(people.sam, '/queue-wait Billing');
    journey.connect.faults.set({ mode: 'none' });

    expect(textOf(answer)).toContain('`connect:GetMetricDataV2`');
    expect(answer.text).toMatch(/^\*Billing\* \(/);
  });

  test.each([
    ['/queue-wait Billing window:1m', '15 minutes to 24 hours'],
    ['/queue-wait Billing last:soon', 'last:3h'],
    ['/queue-wait Billing, Sales window:1h', 'exactly one queue'],
  ])('%s gets a sentence that helps', async (line, words) => {
    expect(textOf(await journey.ask(people.sam, line))).toContain(words);
  });
});

test('one queue is answered without charts while Redis is away', async () => {
  await withJourney({}, async (journey) => {
    await journey.clock.advance(3 * 60_000);
    await journey.drive.lever('redis-down', { on: true });
    const answer = await journey.ask(people.ada, '/queue-wait Billing', places.floor);

    expect(answer.text).toMatch(/^\*Billing\* \(/);
    expect(textOf(answer)).toContain('memory (Redis)');
    await journey.drive.lever('redis-down', { on: false });
  });
});
