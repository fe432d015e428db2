import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultWaits, waitLimitOf } from '../../../../src/domain/settings.ts';
import { ids, someNames } from '../../../fixtures/floor.ts';
import { waitDesk } from './wait-desk.ts';

const standard = defaultWaits.limits.otherwise;

test('they are shown, with names and in words', async () => {
  const { see, put } = waitDesk();
  const byQueue = {
    [ids.billing]: { byChannel: { CHAT: 600 }, otherwise: 240 },
    [ids.sales]: { byChannel: { VOICE: 'off' as const } },
  };
  await put({ limits: { byQueue, otherwise: standard } });

  const { text, json } = await see('limits');

  expect(text).toContain(
    'every queue without a limit of its own: voice 5 min · chat 5 min · every other channel never',
  );
  expect(text).toContain('• Billing: chat 10 min · every other channel 4 min');
  expect(text).toContain('• Sales: voice never · every other channel like all others');
  expect(text).toContain('service level: who is answered within 20 s');
  expect(json).toContain('limits Billing chat 10m');
  expect((await see('limits', false)).json).not.toContain('limits Billing chat 10m');
});

describe('one is set where it was meant, and the rest stays', () => {
  test.each<[string, object]>([
    [
      'limits voice 4m',
      { byQueue: {}, otherwise: { ...standard, byChannel: { VOICE: 240, CHAT: 300 } } },
    ],
    ['limits 10m', { byQueue: {}, otherwise: { ...standard, otherwise: 600 } }],
    [
      'limits Billing 4m',
      { byQueue: { [ids.billing]: { byChannel: {}, otherwise: 240 } }, otherwise: standard },
    ],
    [
      'limits billing chat 10m',
      { byQueue: { [ids.billing]: { byChannel: { CHAT: 600 } } }, otherwise: standard },
    ],
    [
      `limits ${ids.billing} off`,
      { byQueue: { [ids.billing]: { byChannel: {}, otherwise: 'off' } }, otherwise: standard },
    ],
  ])('%s', async (line, limits) => {
    const { see, waits } = waitDesk();

    await see(line);

    expect(await waits()).toEqual({ ...defaultWaits, limits });
  });

  test('a queue’s own limit comes first, then that of its channel, then the one for all', async () => {
    const { see, waits } = waitDesk();
    await see('limits Billing chat 10m');
    await see('limits 20m');
    const now = await waits();

    expect(waitLimitOf(now, ids.billing, 'CHAT')).toBe(600);
    expect(waitLimitOf(now, ids.billing, 'VOICE')).toBe(300);
    expect(waitLimitOf(now, ids.billing, 'TASK')).toBe(1200);
  });

  test('a queue that is called like a queue and a channel is meant before these', async () => {
    const { see, waits, directory } = waitDesk();
    const queues = new Map([
      [ids.billing, 'Live chat'],
      [ids.sales, 'Live'],
    ]);
    directory.current = someNames({ queues });

    await see('limits live chat 10m');
    await see('limits Live channel:chat 5m');

    expect((await waits()).limits.byQueue).toEqual({
      [ids.billing]: { byChannel: {}, otherwise: 600 },
      [ids.sales]: { byChannel: { CHAT: 300 } },
    });
  });

  test('the service level', async () => {
    const { see, waits, abouts } = waitDesk();

    expect((await see('limits service-level 30s')).text).toContain(
      '*The service level* is 30 s now; it was 20 s.',
    );
    expect(await waits()).toEqual({ ...defaultWaits, serviceLevelSeconds: 30 });
    expect((await abouts())[0]).toBe('queue-wait limits service-level: 20s → 30s');
    await see('limits service-level default');
    expect(await waits()).toEqual(defaultWaits);
  });
});

describe('a press undoes it', () => {
  test.each([
    'limits voice 4m',
    'limits e-mail 1h',
    'limits 10m',
    'limits Billing 4m',
    'limits Billing chat off',
    'limits service-level 1m',
  ])('%s', async (line) => {
    const { see, waits } = waitDesk();
    const { buttons } = await see(line);
    expect(await waits()).not.toEqual(defaultWaits);

    await see(buttons.get('Undo'));

    expect(await waits()).toEqual(defaultWaits);
  });

  test('to what it was', async () => {
    const { see, waits } = waitDesk();
    await see('limits Billing chat 10m');
    const before = await waits();
    const { buttons } = await see('limits Billing chat default');
    expect(await waits()).toEqual(defaultWaits);

    await see(buttons.get('Undo'));

    expect(await waits()).toEqual(before);
  });
});

test('the answer says what it is now and what it was; the audit says the same by id', async () => {
  const { see, abouts } = waitDesk();

  expect((await see('limits Billing chat 10m')).text).toContain(
    '*Billing, chat* is 10 min now; it was like all others.',
  );
  expect((await see('limits Billing chat off')).text).toContain(
    '*Billing, chat* is never now; it was 10 min.',
  );
  expect((await abouts())[0]).toBe(
    `queue-wait limits queue:"${ids.billing}" channel:chat: 10m → off`,
  );
  const same = await see('limits Billing chat off');
  expect(same.text).toContain('was never already. Nothing was changed.');
  expect(same.buttons.has('Undo')).toBe(false);
});

test('a queue that is not there comes back with those that are near', async () => {
  const { see, waits } = waitDesk();

  const { text, buttons } = await see('limits Biling chat 10m');
  expect(text).toContain('There is no queue called “Biling”. Did you mean Billing?');
  expect(await waits()).toEqual(defaultWaits);

  await see(buttons.get('Billing'));
  expect((await waits()).limits.byQueue).toEqual({ [ids.billing]: { byChannel: { CHAT: 600 } } });
});

describe('a limit of a queue that is gone', () => {
  test('is shown with its id and can be taken away', async () => {
    const { see, put, waits } = waitDesk();
    await put({
      limits: {
        byQueue: { 'q-gone': { byChannel: { CHAT: 60 }, otherwise: 90 } },
        otherwise: standard,
      },
    });

    expect((await see('limits')).text).toContain(
      '• `q-gone` (gone from Amazon Connect): chat 1 min',
    );
    await see('limits q-gone chat default');
    const { text, buttons } = await see('limits q-gone default');

    expect(text).toContain('The queue is gone, so there is no Undo.');
    expect(buttons.has('Undo')).toBe(false);
    expect(await waits()).toEqual(defaultWaits);
  });

  test('nobody can set anew', async () => {
    expect((await waitDesk().see('limits q-gone 4m')).text).toContain('There is no queue called');
  });
});

test('a five hundred and first queue gets no limit of its own', async () => {
  const { see, put, waits } = waitDesk();
  const byQueue = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`q-${index}`, { byChannel: {}, otherwise: 60 }]),
  );
  await put({ limits: { byQueue, otherwise: standard } });

  expect((await see('limits Billing 4m')).text).toContain('500 queues have limits of their own');
  expect(Object.keys((await waits()).limits.byQueue)).toHaveLength(500);
  expect((await see('limits')).json).toContain('300 more queues');
});

test('they are shown by id while names cannot be read, and for all queues can be set', async () => {
  const { see, put, directory, waits } = waitDesk();
  await put({
    limits: { byQueue: { [ids.billing]: { byChannel: {}, otherwise: 90 } }, otherwise: standard },
  });
  directory.failure = new BotError('connect_unavailable', 'the test says so');

  expect((await see('limits')).text).toContain(`• \`${ids.billing}\`: every channel 1 min 30 s`);
  await see('limits 10m');
  expect((await waits()).limits.otherwise.otherwise).toBe(600);
  await expect(see('limits Billing 4m')).rejects.toMatchObject({ code: 'connect_unavailable' });
});
