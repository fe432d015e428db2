import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { ids, someNames } from '../../../fixtures/floor.ts';
import { waitDesk } from './wait-desk.ts';

const many = (count: number, start = 0) =>
  Array.from(
    { length: count },
    (_, index) => `10000000-0000-4000-8000-${String(start + index).padStart(12, '0')}`,
  );
const called = (queueIds: readonly string[]) =>
  someNames({ queues: new Map(queueIds.map((id, index) => [id, `Queue${index}`])) });

describe('a group', () => {
  test('is made, and says so with the way back', async () => {
    const { see, waits, abouts } = waitDesk();

    const { text, buttons, seenBy } = await see('group EMEA queue:billing,Sales');

    expect((await waits()).groups).toEqual({ emea: [ids.billing, ids.sales] });
    expect(text).toContain('Group *emea* is set.');
    expect(text).toContain('*emea* holds 2 queues.');
    expect(text).toContain('Billing, Sales');
    expect(seenBy).toBe('asker');
    expect(buttons.get('Waits')).toBe('group:emea');
    expect((await abouts())[0]).toBe(
      `group emea: none → 2 queues; added ${ids.billing},${ids.sales}`,
    );

    await see(buttons.get('Undo'));
    expect((await waits()).groups).toEqual({});
  });

  test.each([
    [
      'group emea add Tech Support',
      [ids.billing, ids.sales, ids.techSupport],
      'Put in: Tech Support.',
    ],
    ['group emea remove sales', [ids.billing], 'Taken out: Sales.'],
    ['group emea queue:"Tech Support"', [ids.techSupport], 'Taken out: Billing and Sales.'],
  ])('is changed by %s, before → after, and back', async (line, after, said) => {
    const { see, waits } = waitDesk();
    await see('group emea queue:Billing,Sales');

    const { text, buttons } = await see(line);

    expect((await waits()).groups).toEqual({ emea: after });
    expect(text).toContain('it held 2 queues.');
    expect(text).toContain(said);
    await see(buttons.get('Undo'));
    expect((await waits()).groups).toEqual({ emea: [ids.billing, ids.sales] });
  });

  test('is deleted, and comes back whole', async () => {
    const { see, waits, abouts } = waitDesk();
    await see('group emea queue:Billing,Sales');

    const { text, buttons } = await see('group emea delete');

    expect((await waits()).groups).toEqual({});
    expect(text).toContain('Group *emea* is deleted; it held Billing and Sales.');
    expect([...buttons.keys()]).toEqual(['Undo']);
    expect((await abouts())[0]).toBe(
      `group emea: 2 queues → none; removed ${ids.billing},${ids.sales}`,
    );
    await see(buttons.get('Undo'));
    expect((await waits()).groups).toEqual({ emea: [ids.billing, ids.sales] });
  });

  test.each(['group emea queue:Sales,Billing', 'group emea add Billing'])(
    'that is so already is not written again: %s',
    async (line) => {
      const { see, abouts } = waitDesk();
      await see('group emea queue:Billing,Sales');

      const { text, buttons } = await see(line);

      expect(text).toContain('Group *emea* held exactly these already. Nothing was changed.');
      expect(buttons.has('Undo')).toBe(false);
      expect(await abouts()).toHaveLength(2);
    },
  );

  test('may be called like something every object has', async () => {
    const { see, waits } = waitDesk();

    expect((await see('group constructor add Billing')).text).toContain('There is no group');
    await see('group constructor queue:Billing');

    expect(Object.entries((await waits()).groups)).toEqual([['constructor', [ids.billing]]]);
  });

  test('may hold a queue with a hostile name, which pings nobody', async () => {
    const { see } = waitDesk();

    const { text, json } = await see(`group emea queue:${ids.hostileQueue}`);

    expect(text).toContain('&lt;!channel&gt;');
    expect(json).not.toContain('<!channel>');
  });
});

describe('a name that leads nowhere changes nothing', () => {
  test.each([
    ['group emea queue:Biling', 'There is no queue called “Biling”. Did you mean Billing?'],
    ['group emea add Biling', 'There is no queue called “Biling”.'],
    ['group emea remove Tech Support', 'There is no queue of this group called “Tech Support”.'],
    ['group emae add Billing', 'There is no group of queues called “emae”. Did you mean emea?'],
    ['group em delete', 'There is no group of queues called “em”. Did you mean emea?'],
    ['group xyzzy', 'There is no group of queues called “xyzzy”. Type queue-wait groups'],
  ])('%s', async (line, said) => {
    const { see, waits } = waitDesk();
    await see('group emea queue:Billing,Sales');

    expect((await see(line)).text).toContain(said);
    expect((await waits()).groups).toEqual({ emea: [ids.billing, ids.sales] });
  });

  test('the button beside it does what was meant, with everything else that was typed', async () => {
    const { see, waits } = waitDesk();
    await see('group emea queue:Sales');

    const { buttons } = await see('group emea add "Tech Support", Biling');
    await see(buttons.get('Billing'));
    expect((await waits()).groups).toEqual({ emea: [ids.sales, ids.techSupport, ids.billing] });

    const other = await see('group emae remove Sales');
    await see(other.buttons.get('emea'));
    expect((await waits()).groups).toEqual({ emea: [ids.techSupport, ids.billing] });
  });
});

describe('queues that are gone from Amazon Connect', () => {
  test('are shown by id, left out and can be taken out', async () => {
    const { see, waits, put } = waitDesk();
    await put({ groups: { emea: [ids.billing, 'q-gone'] } });

    expect((await see('group emea')).text).toContain(
      '*emea* holds 1 queue. Gone from Amazon Connect and left out: `q-gone`',
    );
    expect((await see('groups')).text).toContain(
      '*emea* (1 queue): Billing. 1 queue of it is gone from Amazon Connect',
    );
    const { buttons, text } = await see('group emea remove q-gone');
    expect(text).toContain('Taken out: `q-gone`.');
    expect((await waits()).groups).toEqual({ emea: [ids.billing] });

    // Nobody can put back what is not there.
    await see(buttons.get('Undo'));
    expect((await waits()).groups).toEqual({ emea: [ids.billing] });
  });

  test('of a group that held nothing else leave nothing to undo', async () => {
    const { see, put } = waitDesk();
    await put({ groups: { emea: ['q-gone'] } });

    const { text, buttons } = await see('group emea delete');

    expect(text).toContain('it held no queue that is still there');
    expect(buttons.has('Undo')).toBe(false);
  });
});

describe('what does not fit', () => {
  test('the fifty-first group', async () => {
    const { see, put, waits } = waitDesk();
    const fifty = Object.fromEntries(many(50).map((_, index) => [`g${index}`, [ids.billing]]));
    await put({ groups: fifty });

    expect((await see('group emea queue:Billing')).text).toContain('There are 50 groups of queues');
    expect((await see('group g1 add Sales')).text).toContain('is changed');
    expect(Object.keys((await waits()).groups)).toHaveLength(50);
  });

  test('the five hundred and first queue', async () => {
    const { see, put, directory } = waitDesk();
    const queueIds = many(501);
    directory.current = called(queueIds);
    await put({ groups: { big: queueIds.slice(0, 500) } });

    expect((await see('group big add Queue500')).text).toContain(
      'A group holds at most 500 queues. Make two of them',
    );
    expect((await see('group big')).text).toContain('*big* holds 500 queues.');
    expect((await see('group big')).json).toContain('and 300 more');
  });

  test('taking the last queue out: then it is deleted, by a button', async () => {
    const { see, put, waits } = waitDesk();
    await put({ groups: { emea: [ids.billing] } });

    const { text, buttons } = await see('group emea remove Billing');
    expect(text).toContain('No queue would be left in group emea.');
    expect((await waits()).groups).toEqual({ emea: [ids.billing] });

    await see(buttons.get('Delete the group'));
    expect((await waits()).groups).toEqual({});
  });
});

describe('an Undo of more queues than a button holds', () => {
  async function setUp() {
    const desk = waitDesk();
    const queueIds = many(200);
    desk.directory.current = called(queueIds);
    await desk.put({ groups: { big: queueIds } });
    return { ...desk, queueIds };
  }

  test('is kept for a while', async () => {
    const { see, waits, queueIds } = await setUp();

    const { buttons } = await see('group big delete');
    expect(buttons.get('Undo')).toMatch(/^group big listing:\w+$/);
    await see(buttons.get('Undo'));

    expect((await waits()).groups).toEqual({ big: queueIds });
  });

  test('and says so when it is over', async () => {
    const { see, waits, clock } = await setUp();
    const { buttons } = await see('group big delete');
    clock.advance(901);

    expect((await see(buttons.get('Undo'))).text).toContain('This Undo is over');
    expect((await waits()).groups).toEqual({});
  });

  test('is left out where it could not be kept, and the change stands', async () => {
    const { see, waits, listings } = await setUp();
    listings.isAway = true;

    const { buttons, text } = await see('group big delete');

    expect(text).toContain('is deleted');
    expect(buttons.has('Undo')).toBe(false);
    expect((await waits()).groups).toEqual({});
  });
});

describe('all groups', () => {
  test('are listed by name, for administrators with the form, for others with the waits', async () => {
    const { see, put } = waitDesk();
    await put({ groups: { emea: [ids.sales, ids.billing], apac: [ids.techSupport] } });

    const { text, json, buttons } = await see('groups');
    expect(text).toMatch(
      /2 groups of queues[\s\S]*apac[\s\S]*emea\* \(2 queues\): Billing and Sales/,
    );
    expect(buttons.get('Edit')).toBe('edit-group emea');
    expect(json).toContain('group emea queue:Billing,Sales');

    const others = await see('groups', false);
    expect(others.buttons.get('Waits')).toBe('group:emea');
    expect(others.buttons.has('Edit')).toBe(false);
    expect(others.text).toContain('emea');
    expect(others.json).toContain('An administrator of Floorwalker can change this.');
  });

  test('are none at first', async () => {
    expect((await waitDesk().see('groups')).text).toBe('No group of queues is set yet.');
  });

  test('that are more than a message has rows are all named', async () => {
    const { see, put } = waitDesk();
    const fifty = Object.fromEntries(many(50).map((_, index) => [`g${index}`, [ids.billing]]));
    await put({ groups: fifty });

    const { json } = await see('groups');

    for (const group of Object.keys(fifty)) expect(json).toMatch(new RegExp(`\\b${group}\\b`));
  });

  test('are shown by ids while names cannot be read', async () => {
    const { see, put, directory } = waitDesk();
    await put({ groups: { emea: [ids.billing] } });
    directory.failure = new BotError('connect_unavailable', 'the test says so');

    expect((await see('groups')).text).toContain(`*emea* (1 queue): \`${ids.billing}\``);
    expect((await see('group emea')).text).toContain(ids.billing);
    expect((await see('group emea delete')).text).toContain('is deleted');
    await expect(see('group emea queue:Billing')).rejects.toMatchObject({
      code: 'connect_unavailable',
    });
  });

  test('are not guessed while the names of queues were never read', async () => {
    const { see, directory } = waitDesk();
    directory.current = someNames({ queues: new Map(), missing: ['queues'] });

    await expect(see(`group emea queue:${ids.billing}`)).rejects.toMatchObject({
      code: 'connect_list_unread',
    });
  });

  test('are not shown and not changed while the memory is away', async () => {
    const { see, settingsStore } = waitDesk();
    settingsStore.isAway = true;

    await expect(see('groups')).rejects.toMatchObject({ code: 'redis_unavailable' });
    await expect(see('group emea queue:Billing')).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
  });
});

describe('who may', () => {
  test.each([
    ['groups', 'see-queues'],
    ['group emea', 'see-queues'],
    ['limits', 'see-queues'],
    ['group emea queue:Billing', 'change-settings'],
    ['group emea add Billing', 'change-settings'],
    ['group emea remove Billing', 'change-settings'],
    ['group emea delete', 'change-settings'],
    ['group emea listing:k3x9bd', 'change-settings'],
    ['edit-group emea', 'change-settings'],
    ['limits voice 5m', 'change-settings'],
    ['limits Billing default', 'change-settings'],
    ['limits service-level 30s', 'change-settings'],
  ])('%s: %s', (line, act) => {
    const errand = waitDesk().understand(line);
    if (isMisunderstood(errand)) throw new Error(errand.problem);

    expect(errand.needs).toEqual({ kind: act });
  });
});
