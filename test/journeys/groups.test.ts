import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Journey, people, places, startJourney, textOf } from './harness.ts';

/** Ada is an administrator of Floorwalker; Sam and Lea are supervisors. */
const { ada, sam, lea } = people;

describe('a group of queues', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
  });
  afterAll(async () => {
    await journey.end();
  });

  test('is set by an administrator, and by nobody else', async () => {
    const refused = await journey.ask(sam, '/queue-wait group emea queue:Billing,Sales');
    expect(refused.text).toContain('Only an administrator of Floorwalker can do this');
    expect((await journey.ask(sam, '/queue-wait groups')).text).toContain('No group of queues');

    const set = await journey.ask(ada, '/queue-wait group EMEA queue:Billing,Sales');
    expect(set.isEphemeral).toBe(true);
    expect(set.text).toContain('Group *emea* is set.');
    expect((await journey.ask(sam, '/queue-wait groups')).text).toContain(
      '*emea* (2 queues): Billing and Sales',
    );
  });

  test('narrows waits, agents and what there is to listen to', async () => {
    const waits = await journey.ask(sam, '/queue-wait group:emea');
    expect(waits.text).toContain('*group emea (2 queues)*');
    expect(textOf(waits)).toContain('Billing');
    expect(textOf(waits)).not.toContain('Returns');

    expect((await journey.ask(sam, '/agents group:emea')).text).toContain(
      '*group emea (2 queues)*',
    );
    expect((await journey.ask(sam, '/monitor group:emea channel:voice')).text).toContain(
      '*group emea (2 queues), voice*',
    );
    const both = await journey.ask(sam, '/queue-wait queue:Returns group:emea');
    expect(both.text).toContain('queue Returns and group emea (2 queues)');
  });

  test('costs the waits of its queues alone', async () => {
    const before = journey.connect.calls.length;
    await journey.ask(sam, '/queue-wait group:emea');

    const made = journey.connect.calls.slice(before);
    // The samples that are taken at each slot are about all queues.
    const [asked] = made.filter(({ operation }) => operation === 'GetCurrentMetricData');
    expect(asked?.body).toMatchObject({
      Filters: { Queues: [expect.any(String), expect.any(String)] },
    });
  });

  test('that is saved as a view is followed when it changes', async () => {
    const list = await journey.ask(lea, '/agents group:emea');
    const saved = await journey.press(lea, list, 'Save view');
    expect(saved.text).toContain('Saved as your view: *group emea (2 queues)*');

    await journey.ask(ada, '/queue-wait group emea add Returns');

    expect((await journey.ask(lea, '/agents')).text).toContain(
      '*Your view: group emea (3 queues)*',
    );
    const waits = await journey.ask(lea, '/queue-wait');
    expect(waits.text).toContain('*Your view: group emea (3 queues)*');
    expect(textOf(waits)).toContain('Returns');
  });

  test('is pinned as a board that follows it', async () => {
    await journey.ask(sam, '/agents board group:emea for 1h');
    await journey.clock.advance(75_000);
    const board = async () =>
      (await journey.drive.messages(sam, places.floor)).findLast(
        (message) => message.isBot && !message.isEphemeral,
      );
    expect((await board())?.text).toContain('group emea (3 queues)');

    await journey.ask(ada, '/queue-wait group emea remove Returns');
    await journey.clock.advance(75_000);

    expect((await board())?.text).toContain('group emea (2 queues)');
  });

  test('is edited in a form whose select searches, and set back by one press', async () => {
    const groups = await journey.ask(ada, '/queue-wait groups');
    await journey.drive.press(ada, groups, 'Edit');
    await journey.drive.openModal(ada, ({ blocks }) => blocks.some(({ type }) => type === 'input'));
    const before = await journey.drive.messages(ada, places.floor);
    await journey.drive.submitModal(ada, { 'Queues of emea': ['Chat Care', 'Back Office'] });
    const changed = await journey.drive.until(
      () => journey.drive.messages(ada, places.floor),
      (after) =>
        after.find((one) => !before.some((old) => old.ts === one.ts && old.text === one.text)),
    );
    await journey.clock.advance(5_000);
    expect(changed.text).toContain('Group *emea* is changed: it held 2 queues.');
    expect(changed.text).toContain('Chat Care');

    const undone = await journey.press(ada, changed, 'Undo');
    expect(undone.text).toContain('Put in: Billing and Sales.');
  });

  test('that is deleted is said to be gone, and nobody sees more for it', async () => {
    const deleted = await journey.ask(ada, '/queue-wait group emea delete');
    expect(deleted.text).toContain('is deleted; it held Billing and Sales');

    expect((await journey.ask(lea, '/agents')).text).toContain(
      'your saved view names a group of queues that is gone, so it is not used',
    );
    const trouble = await journey.ask(sam, '/queue-wait group:emea');
    expect(trouble.text).toContain('There is no group of queues called “emea”');

    await journey.press(ada, deleted, 'Undo');
    expect((await journey.ask(lea, '/agents')).text).toContain('*Your view: group emea');
    expect(textOf(await journey.ask(ada, '/agents audit'))).toContain(
      'group emea: 2 queues → none',
    );
  });

  test.each([
    ['/queue-wait group <!channel> queue:Billing', 'is no name for a group of queues'],
    ['/queue-wait group emea queue:<!channel>', 'There is no queue called'],
    ['/queue-wait group `x` queue:Billing', 'is no name for a group of queues'],
    ['/queue-wait group:<!channel>', 'There is no group of queues called'],
    ['/queue-wait group:emae', 'Did you mean emea?'],
    ['/queue-wait group emea Billing', 'After the name goes queue:'],
    ['/queue-wait group', 'Say which group'],
    ['/queue-wait limits', 'Limits for waits'],
    ['/queue-wait limits Billing', 'At the end goes a time'],
    ['/queue-wait limits <!here> 5m', 'There is no queue called'],
    ['/queue-wait limits service-level off', 'limits service-level 30s'],
  ])('%s gets a sentence that helps and pings nobody', async (line, words) => {
    const answer = await journey.ask(ada, line);

    expect(answer.isEphemeral).toBe(true);
    expect(textOf(answer)).toContain(words);
    expect(textOf(answer)).not.toMatch(/<!(channel|here)>|undefined|\[object/);
  });

  test('a limit of a wait is set by an administrator, seen by all, and set back', async () => {
    const refused = await journey.ask(sam, '/queue-wait limits Billing 4m');
    expect(refused.text).toContain('Only an administrator of Floorwalker');

    const set = await journey.ask(ada, '/queue-wait limits Billing chat 10m');
    expect(set.text).toContain('*Billing, chat* is 10 min now; it was like all others.');
    expect((await journey.ask(sam, '/queue-wait limits')).text).toContain('• Billing: chat 10 min');

    await journey.press(ada, set, 'Undo');
    expect((await journey.ask(sam, '/queue-wait limits')).text).not.toContain('Billing');
    expect(textOf(await journey.ask(ada, '/agents audit'))).toMatch(
      /queue-wait limits queue:.* channel:chat: 10m → default/,
    );
  });

  test('is the last one known while the memory is away, and says so', async () => {
    await journey.ask(sam, '/queue-wait group:emea');
    await journey.drive.lever('redis-down', { on: true });
    const answer = await journey.ask(sam, '/queue-wait group:emea');
    const refused = await journey.ask(ada, '/queue-wait group emea add Returns');

    expect(answer.text).toContain('group emea (2 queues)');
    expect(textOf(answer)).toContain('is the last that is known');
    expect(refused.text).toContain('Redis');
  });
});
