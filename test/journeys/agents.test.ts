import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const isReading = ({ operation }: { readonly operation: string }) =>
  operation === 'GetCurrentUserData';

/** The rows of the answer's table, as text. */
function rowsOf(message: SeenMessage): readonly string[] {
  const table = message.blocks.find((block) => block.type === 'data_table');
  const rows = Array.isArray(table?.rows) ? table.rows : [];
  return rows.slice(1).map((row) => JSON.stringify(row));
}

describe('the floor in one answer', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
  });
  afterAll(async () => {
    await journey.end();
  });

  test('begins with my own team and everything below it, and says so', async () => {
    const mine = await journey.ask(people.sam, '/agents');
    const leas = await journey.ask(people.lea, '/agents');
    const all = await journey.ask(people.sam, '/agents all');

    expect(mine.text).toContain('Your team: North');
    expect(leas.text).toContain('Your team: Team Alder');
    expect(all.text).toContain('Everybody');
    expect(rowsOf(leas).length).toBeLessThan(rowsOf(mine).length);
    expect(rowsOf(mine).length).toBeLessThan(rowsOf(all).length);
  });

  test('shows the view I saved until I forget it', async () => {
    const billing = await journey.ask(people.lea, '/agents queue:Billing');
    const saved = await journey.press(people.lea, billing, 'Save view');
    expect(saved.text).toMatch(/queue Billing/);

    expect((await journey.ask(people.lea, '/agents')).text).toMatch(/Your view: .*Billing/i);
    expect((await journey.ask(people.lea, '/queue-wait')).text).toMatch(/Billing/);
    await journey.ask(people.lea, '/agents forget');
    expect((await journey.ask(people.lea, '/agents')).text).toContain('Your team: Team Alder');
  });

  test('starts from the view of the channel for whoever saved none', async () => {
    const refused = await journey.ask(people.sam, '/agents save queue:Sales for channel');
    expect(refused.text).toContain('administrator');

    await journey.ask(people.ada, '/agents save queue:Sales for channel');
    expect((await journey.ask(people.sam, '/agents')).text).toMatch(/Sales/);
    expect((await journey.ask(people.sam, '/agents', places.general)).text).toContain('North');
    await journey.ask(people.ada, '/agents forget for channel');
  });

  test('says what the service was asked for and what was picked out here', async () => {
    const answer = await journey.ask(people.sam, '/agents queue:Billing team:"Team Alder"');

    expect(answer.text).toContain('queue Billing, team Team Alder');
    expect(textOf(answer)).toMatch(/asked for the queues? .*Floorwalker/s);
  });

  test('is filtered by a form whose selects search', async () => {
    const list = await journey.ask(people.sam, '/agents all');
    await journey.drive.press(people.sam, list, 'Filter');
    await journey.drive.openModal(people.sam, ({ blocks }) => blocks.length > 5);
    const before = await journey.drive.messages(people.sam, places.floor);
    await journey.drive.submitModal(people.sam, { Queues: ['Billing'], Team: 'Team Alder' });
    const answer = await journey.drive.until(
      () => journey.drive.messages(people.sam, places.floor),
      (after) =>
        after.find((one) => !before.some((old) => old.ts === one.ts && old.text === one.text)),
    );

    expect(answer.text).toContain('queue Billing, team Team Alder');
    await journey.clock.advance(5_000);
  });

  test('is shared as counts, with names shown to whoever presses and may', async () => {
    const shared = await journey.ask(people.sam, '/agents all share');
    expect(shared.isEphemeral).toBe(false);
    expect(textOf(shared)).not.toContain('Maria');

    const shown = await journey.press(people.lea, shared, 'Show names');
    expect(shown.isEphemeral).toBe(true);
    expect(JSON.stringify(shown.blocks)).toContain('Maria');
    const refused = await journey.press(people.maria, shared, 'Show names');
    expect(refused.text).toContain('real-time metrics');
  });

  test('is shared with names where an administrator allowed them', async () => {
    expect((await journey.ask(people.sam, '/agents names on')).text).toContain('administrator');
    await journey.ask(people.ada, '/agents names on');

    const shared = await journey.ask(people.sam, '/agents all share');
    expect(shared.isEphemeral).toBe(false);
    expect(JSON.stringify(shared.blocks)).toContain('Maria');
    await journey.ask(people.ada, '/agents names off');
  });

  test('is plain where Slack does not know the table yet', async () => {
    journey.slack.workspace.settings.refusedBlocks = ['data_table'];
    const answer = await journey.ask(people.sam, '/agents all');
    journey.slack.workspace.settings.refusedBlocks = [];

    expect(rowsOf(answer)).toEqual([]);
    expect(textOf(answer)).toContain('Maria Lindqvist');
  });

  test.each([
    ['/agents nobody-like-that', 'no queue or agent'],
    ['/agents team:"Team Alder" team:"Team Birch"', 'one team'],
    ['/agents state:a,b', 'state'],
    ['/agents channel:fax', 'voice'],
    ['/agents sort:size', 'urgency'],
    ['/agents colour:red', 'colour'],
    ['/agents “Billing', 'quotation mark'],
    ['/agents 🦊', 'no queue or agent'],
    ['/agents <!channel> | `x` & y', 'quotation marks'],
    ['/agents page listing:zzzzzz page:2', 'page'],
    ['/agents board stop:zzzzzz', 'board'],
    ['/agents status agent:maria', 'status'],
    ['/agents limits hold forever', '5m'],
  ])('%s gets a sentence that helps', async (line, words) => {
    const answer = await journey.ask(line.includes('limits') ? people.ada : people.sam, line);

    expect(answer.isEphemeral).toBe(true);
    expect(textOf(answer).toLowerCase()).toContain(words.toLowerCase());
    expect(textOf(answer)).not.toMatch(/undefined|\[object|Error:/);
  });

  test('takes a name from right to left and one that would ping everybody', async () => {
    const rtl = await journey.ask(people.sam, '/agents agent:ليلى');
    expect(rtl.text).toContain('حداد');
    const hostile = await journey.ask(people.sam, '/agents agent:bobby.tables');
    expect(JSON.stringify(hostile.blocks)).toContain('&lt;!channel&gt;');
  });

  test('costs one reading however many ask at once, and says how old it is', async () => {
    await journey.clock.advance(20_000);
    const before = journey.connect.calls.filter(isReading).length;
    const seen = (await journey.drive.messages(people.sam, places.floor)).length;
    await Promise.all(
      Array.from({ length: 50 }, () => journey.drive.run(people.sam, places.floor, '/agents all')),
    );
    await journey.drive.until(
      () => journey.drive.messages(people.sam, places.floor),
      (after) => after.length >= seen + 50,
    );

    expect(journey.connect.calls.filter(isReading).length - before).toBe(1);
    const answer = await journey.drive.lastMessage(people.sam, places.floor);
    expect(answer && textOf(answer)).toMatch(/Read \d+ s ago/);
  });
});

describe('the card of one agent', () => {
  test('says everything about them, and an administrator changes their status', () =>
    withJourney({}, async (journey) => {
      const card = await journey.ask(people.sam, '/agents maria');
      expect(textOf(card)).toMatch(/Routing profile: Billing and Returns/);
      expect(textOf(card)).toMatch(/Harbour › North › Hamburg › Voice Care › Team Alder/);
      expect(textOf(card)).toContain(`<@${people.maria}>`);
      expect(JSON.stringify(card.blocks)).not.toContain('Change status');

      const hers = await journey.ask(people.ada, '/agents maria');
      const before = await journey.drive.messages(people.ada, places.floor);
      await journey.drive.select(people.ada, hers, 'Change status…', 'Lunch');
      const done = await journey.drive.until(
        () => journey.drive.messages(people.ada, places.floor),
        (after) => after.slice(before.length).at(-1),
      );
      expect(done.text).toMatch(/Lunch/);
      expect(journey.connect.calls.map(({ operation }) => operation)).toContain('PutUserStatus');
      const audit = await journey.ask(people.ada, '/agents audit');
      expect(textOf(audit)).toContain(`<@${people.ada}>`);

      const refused = await journey.ask(people.sam, '/agents status agent:maria status:Lunch now');
      expect(refused.text).toContain('administrator');
    }));
});

describe('a floor of many pages', () => {
  const crowd = { extraAgents: 120, extraProfiles: 8 };

  test('is turned page by page, nobody twice and nobody left out, until its time is over', () =>
    withJourney({ centre: crowd }, async (journey) => {
      const first = await journey.ask(people.sam, '/agents all sort:name');
      const second = await journey.press(people.sam, first, 'Next');
      const third = await journey.press(people.sam, second, 'Next');

      const names = [first, second, third]
        .flatMap(rowsOf)
        .map((row) => /"text":"([^"]+)"/.exec(row)?.[1]);
      expect(names.length).toBeGreaterThan(120);
      expect(rowsOf(first).length).toBe(50);

      await journey.clock.advance(16 * 60_000);
      const over = await journey.press(people.sam, third, 'Previous');
      expect(over.text).toMatch(/over|expired|too old/i);
    }));
});

describe('who listens', () => {
  test('is seen by those who may, and for others there is no such contact', () =>
    withJourney({}, async (journey) => {
      await journey.ask(people.ada, '/agents access #floor');
      const live = journey.centre
        .view()
        .users.find(({ held }) =>
          held.some((one) => one.channel === 'VOICE' && one.state === 'CONNECTED'),
        );
      await journey.ask(people.lea, `/monitor ${live?.username}`);

      const sams = await journey.ask(people.sam, '/agents lea');
      const marias = await journey.ask(people.maria, '/agents lea');
      expect(textOf(sams)).toContain('monitoring');
      expect(textOf(marias)).not.toMatch(/monitor/i);
      expect(textOf(marias)).toContain('Lea Brandt');
      const list = await journey.ask(people.maria, '/agents all');
      expect(JSON.stringify(list.blocks)).not.toMatch(/monitoring/i);
    }));
});

describe('a file of agents', () => {
  test('goes to whoever may take it, alone, and is written down', () =>
    withJourney({}, async (journey) => {
      expect((await journey.ask(people.sam, '/agents export all')).text).toMatch(/file|export/);

      await journey.ask(people.ada, '/agents access export @supervisors');
      const answer = await journey.ask(people.sam, '/agents export all');
      expect(answer.isEphemeral).toBe(true);
      const [file] = await journey.drive.files(people.sam, `D${people.sam.slice(1)}`);
      expect(file?.content).toContain('maria.lindqvist');
      expect(await journey.drive.files(people.lea, `D${people.lea.slice(1)}`)).toEqual([]);
      expect(textOf(await journey.ask(people.ada, '/agents audit'))).toContain(`<@${people.sam}>`);
    }));
});
