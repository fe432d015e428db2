import { afterEach, describe, expect, test } from '@jest/globals';
import { knownChannels } from '../../src/domain/contact-centre.ts';
import type { Progress } from '../../src/ports/connect.ts';
import type { World } from './connect-world.ts';
import { command, failureOf, instance, setUpWorld } from './connect-world.ts';
import { fixture } from './fixture.ts';
import { type Answer, failure, type Recorded } from './scripted-server.ts';

const worlds: World[] = [];

async function setUp() {
  const world = await setUpWorld();
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const invalid = failure('InvalidParameterException', 400, 'not this metric');

function metricsAsked({ body }: Recorded): readonly string[] {
  const metrics = Array.isArray(body.CurrentMetrics) ? body.CurrentMetrics : [];
  return metrics.map((metric: { Name: string }) => metric.Name);
}

const together = [
  'ESTIMATED_WAIT_TIME',
  'CONTACTS_IN_QUEUE',
  'OLDEST_CONTACT_AGE',
  'AGENTS_AVAILABLE',
  'AGENTS_STAFFED',
  'AGENTS_ON_CONTACT',
];

/** Answers every metric it is asked for with 5. */
function rows(request: Recorded) {
  const Collections = metricsAsked(request).map((Name) => ({ Metric: { Name }, Value: 5 }));
  return {
    body: {
      MetricResults: [{ Dimensions: { Queue: { Id: 'q' }, Channel: 'VOICE' }, Collections }],
    },
  };
}

function rowOf(Id: string, Name: string) {
  return {
    Dimensions: { Queue: { Id }, Channel: 'VOICE' },
    Collections: [{ Metric: { Name }, Value: 5 }],
  };
}

const hasEstimate = (request: Recorded) => metricsAsked(request).includes('ESTIMATED_WAIT_TIME');
const refusesMixture: Answer = (request) =>
  hasEstimate(request) && metricsAsked(request).length > 1 ? invalid : rows(request);
const refusesEstimate: Answer = (request) => (hasEstimate(request) ? invalid : rows(request));

const someRows = [{ Dimensions: { Queue: { Id: 'q' }, Channel: 'VOICE' } }];

describe('reading queues', () => {
  test('always filters by queue and channel and groups by both', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentMetricData', rows);

    await gateway.readQueues(instance, ['q1', 'q2'], knownChannels, command);

    expect(server.requests.map(({ path, body }) => ({ path, body }))).toEqual([
      {
        path: `/metrics/current/${instance}`,
        body: {
          Filters: { Queues: ['q1', 'q2'], Channels: ['VOICE', 'CHAT', 'TASK', 'EMAIL'] },
          Groupings: ['QUEUE', 'CHANNEL'],
          CurrentMetrics: [
            { Name: 'ESTIMATED_WAIT_TIME', Unit: 'SECONDS' },
            { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
            { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
            { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
            { Name: 'AGENTS_STAFFED', Unit: 'COUNT' },
            { Name: 'AGENTS_ON_CONTACT', Unit: 'COUNT' },
          ],
          MaxResults: 100,
        },
      },
    ]);
  });

  test('keeps what was said and nothing else: null, NaN, negative and ungrouped values are not said', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentMetricData', { body: fixture('queue-metrics-page') });

    const reading = await gateway.readQueues(instance, ['queue-billing'], ['VOICE'], command);

    expect(reading).toEqual({
      asOf: new Date(1793696395500),
      doneAt: expect.any(Date),
      calls: 1,
      estimate: 'asked',
      rows: [
        {
          queueId: 'queue-billing',
          channel: 'VOICE',
          estimatedWaitSeconds: 184.5,
          contactsInQueue: 7,
          oldestContactSeconds: 262,
          agentsAvailable: 0,
          agentsStaffed: 4,
          agentsOnContact: 4,
        },
        { queueId: 'queue-sales', channel: 'CHAT' },
        { queueId: 'queue-empty', channel: 'TASK' },
      ],
    });
  });

  test('says after each page how many of the queues are read', async () => {
    const { server, gateway } = await setUp();
    const page = (NextToken?: string) => ({ body: { MetricResults: someRows, NextToken } });
    server.on('GetCurrentMetricData', page('more'), page(), page());
    const told: Progress[] = [];
    const ids = Array.from({ length: 150 }, (_, index) => `q${index}`);
    const onProgress = (progress: Progress) => void told.push(progress);

    const reading = await gateway.readQueues(instance, ids, ['VOICE'], { ...command, onProgress });

    expect(told.map((progress) => 'queuesRead' in progress && progress.queuesRead)).toEqual([
      0, 0, 100,
    ]);
    expect(told[0]).toEqual({ queuesRead: 0, of: 150 });
    expect(reading.calls).toBe(3);
  });

  test('reads 1,000 queues in ten chunks and is as old as the oldest snapshot', async () => {
    const { server, gateway, budget } = await setUp();
    let second = 0;
    server.on('GetCurrentMetricData', () => ({
      body: {
        DataSnapshotTime: 1793696300 - second++,
        MetricResults: [{ Dimensions: { Queue: { Id: 'q' }, Channel: 'VOICE' } }],
      },
    }));
    const ids = Array.from({ length: 1000 }, (_, i) => `queue-${i}`);

    const reading = await gateway.readQueues(instance, ids, ['VOICE'], command);

    expect(server.requests).toHaveLength(10);
    expect(budget.taken).toHaveLength(10);
    expect(reading.asOf).toEqual(new Date(1793696291000));
  });

  test('reads all pages and keeps each queue and channel once', async () => {
    const { server, gateway } = await setUp();
    const row = (Channel: string, Value: number) => ({
      Dimensions: { Queue: { Id: 'q' }, Channel },
      Collections: [{ Metric: { Name: 'CONTACTS_IN_QUEUE' }, Value }],
    });
    server.on(
      'GetCurrentMetricData',
      { body: { MetricResults: [row('VOICE', 1)], NextToken: 't' } },
      { body: { MetricResults: [row('VOICE', 2), row('CHAT', 3)] } },
    );

    const reading = await gateway.readQueues(instance, ['q'], ['VOICE', 'CHAT'], command);

    expect(reading.rows.map((r) => [r.channel, r.contactsInQueue])).toEqual([
      ['VOICE', 2],
      ['CHAT', 3],
    ]);
  });

  test('asks for the estimate apart when the service refuses the mixture, and remembers it', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentMetricData', refusesMixture);

    const first = await gateway.readQueues(instance, ['q'], ['VOICE'], command);
    const asked = server.requests.length;
    const second = await gateway.readQueues(instance, ['q'], ['VOICE'], command);

    expect(asked).toBe(3);
    expect(server.requests).toHaveLength(5);
    expect(second).toEqual(first);
    expect(first.estimate).toBe('asked');
    expect(first.rows).toHaveLength(1);
    expect(first.rows[0]).toMatchObject({ estimatedWaitSeconds: 5, contactsInQueue: 5 });
  });

  test('keeps the counts of a queue whose row the service drops because its estimate is unsure', async () => {
    const { server, gateway } = await setUp();
    const two = { MetricResults: ['q', 'p'].map((id) => rowOf(id, 'CONTACTS_IN_QUEUE')) };
    const one = { MetricResults: [rowOf('q', 'ESTIMATED_WAIT_TIME')] };
    server.on('GetCurrentMetricData', { body: two });
    await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);

    server.on('GetCurrentMetricData', (request: Recorded) => ({
      body: hasEstimate(request) ? one : two,
    }));
    const reading = await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);
    await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);

    expect(reading.rows).toEqual([
      { queueId: 'q', channel: 'VOICE', contactsInQueue: 5, estimatedWaitSeconds: 5 },
      { queueId: 'p', channel: 'VOICE', contactsInQueue: 5 },
    ]);
    expect(server.requests.map((request) => metricsAsked(request).length)).toEqual([6, 6, 5, 5, 1]);
  });

  test('asks once more when a row goes away, and not again when it is truly gone', async () => {
    const { server, gateway } = await setUp();
    const row = (...ids: string[]) => ({
      body: { MetricResults: ids.map((id) => rowOf(id, 'CONTACTS_IN_QUEUE')) },
    });
    server.on('GetCurrentMetricData', row('q', 'p'), row('q'));

    await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);
    await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);
    const last = await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);

    expect(last.rows.map(({ queueId }) => queueId)).toEqual(['q']);
    expect(server.requests.map((request) => metricsAsked(request).length)).toEqual([6, 6, 5, 6]);
  });

  test('misses no row of a channel it was not asked for, and still those of the channel it was', async () => {
    const { server, gateway } = await setUp();
    const row = (Id: string, Channel: string) => ({
      Dimensions: { Queue: { Id }, Channel },
      Collections: [],
    });
    const page = (...MetricResults: object[]) => ({ body: { MetricResults } });
    const voice = row('q', 'VOICE');
    const chat = row('q', 'CHAT');
    const p = row('p', 'VOICE');
    server.on(
      'GetCurrentMetricData',
      page(voice, chat, p),
      page(voice, p),
      page(voice),
      page(voice, p),
    );
    const read = (...channels: string[]) =>
      gateway.readQueues(instance, ['q', 'p'], channels, command);

    await read('VOICE', 'CHAT');
    await read('VOICE');
    expect(server.requests).toHaveLength(2);

    const { rows: found } = await read('VOICE');
    expect(found.map(({ queueId }) => queueId)).toEqual(['q', 'p']);
    expect(server.requests.map((request) => metricsAsked(request).length)).toEqual([6, 6, 6, 5]);
  });

  test('remembers the rows of a channel while another one is read', async () => {
    const { server, gateway } = await setUp();
    const row = (Id: string, Channel: string) => ({
      Dimensions: { Queue: { Id }, Channel },
      Collections: [],
    });
    const page = (...MetricResults: object[]) => ({ body: { MetricResults } });
    const all = [row('q', 'VOICE'), row('q', 'CHAT')];
    const [voice = {}] = all;
    server.on('GetCurrentMetricData', page(...all), page(voice), page(voice), page(...all));

    await gateway.readQueues(instance, ['q'], ['VOICE', 'CHAT'], command);
    await gateway.readQueues(instance, ['q'], ['VOICE'], command);
    const last = await gateway.readQueues(instance, ['q'], ['VOICE', 'CHAT'], command);

    expect(last.rows.map(({ channel }) => channel).toSorted()).toEqual(['CHAT', 'VOICE']);
    expect(server.requests.map((request) => metricsAsked(request).length)).toEqual([6, 6, 6, 5]);
  });

  describe('where no row came at all', () => {
    const nothing = { body: { MetricResults: [] } };

    test('asks for the counts alone once in five minutes', async () => {
      const { server, gateway, clock } = await setUp();
      server.on('GetCurrentMetricData', nothing);
      const read = () => gateway.readQueues(instance, ['q'], ['VOICE', 'CHAT'], command);
      const asked = () => server.requests.map((request) => metricsAsked(request).length);

      await read();
      expect(asked()).toEqual([6, 5]);
      await clock.advance(4 * 60_000);
      await read();
      await gateway.readQueues(instance, ['q'], ['CHAT'], command);
      expect(asked().slice(2)).toEqual([6, 6]);

      await clock.advance(60_000);
      await read();
      expect(asked().slice(4)).toEqual([6, 5]);
    });

    test('asks at once for another queue, another channel and another instance', async () => {
      const { server, gateway } = await setUp();
      server.on('GetCurrentMetricData', nothing);

      await gateway.readQueues(instance, ['q'], ['VOICE'], command);
      await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);
      await gateway.readQueues(instance, ['q'], ['VOICE', 'TASK'], command);
      await gateway.readQueues('another-instance', ['q'], ['VOICE'], command);

      expect(server.requests.map((request) => metricsAsked(request).length)).toEqual([
        6, 5, 6, 5, 6, 5, 6, 5,
      ]);
    });

    test('asks again as soon as a row came and went, and keeps the counts of an unsure estimate', async () => {
      const { server, gateway } = await setUp();
      const row = { body: { MetricResults: [rowOf('q', 'CONTACTS_IN_QUEUE')] } };
      const read = () => gateway.readQueues(instance, ['q'], ['VOICE'], command);
      server.on('GetCurrentMetricData', nothing);
      await read();
      server.on('GetCurrentMetricData', row, nothing, row);
      await read();

      const unsure = await read();

      expect(unsure.rows).toEqual([{ queueId: 'q', channel: 'VOICE', contactsInQueue: 5 }]);
      expect(server.requests.map((request) => metricsAsked(request).length)).toEqual([
        6, 5, 6, 6, 5,
      ]);
    });
  });

  test('does without the estimate when it is refused even alone, and asks again after a quarter of an hour', async () => {
    const { server, gateway, clock } = await setUp();
    server.on('GetCurrentMetricData', refusesEstimate);

    const first = await gateway.readQueues(instance, ['q'], ['VOICE'], command);
    const second = await gateway.readQueues(instance, ['q'], ['VOICE'], command);

    expect([first.estimate, second.estimate]).toEqual(['refused', 'refused']);
    expect(first.rows[0]).toMatchObject({ contactsInQueue: 5 });
    expect(first.rows[0]?.estimatedWaitSeconds).toBeUndefined();
    expect(server.requests).toHaveLength(4);

    await clock.advance(15 * 60_000);
    server.on('GetCurrentMetricData', rows);
    const later = await gateway.readQueues(instance, ['q'], ['VOICE'], command);

    expect(later.estimate).toBe('asked');
    expect(later.rows[0]?.estimatedWaitSeconds).toBe(5);
  });

  test('remembers a refusal for its own instance only', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentMetricData', refusesEstimate);
    await gateway.readQueues(instance, ['q'], ['VOICE'], command);
    server.on('GetCurrentMetricData', rows);

    const other = await gateway.readQueues('another-instance', ['q'], ['VOICE'], command);

    expect(other.estimate).toBe('asked');
  });

  test('fails when the counts are refused as well, and blames the estimate for nothing', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentMetricData', invalid);

    const error = await failureOf(gateway.readQueues(instance, ['q'], ['VOICE'], command));
    server.on('GetCurrentMetricData', rows);
    const next = await gateway.readQueues(instance, ['q'], ['VOICE'], command);

    expect(error).toMatchObject({ code: 'connect_bad_request' });
    expect(next.estimate).toBe('asked');
  });

  test('begins again once when a token has grown too old between two pages', async () => {
    const { server, gateway } = await setUp();
    const first = { body: { MetricResults: [rowOf('q', 'CONTACTS_IN_QUEUE')], NextToken: 't' } };
    const second = { body: { MetricResults: [rowOf('p', 'CONTACTS_IN_QUEUE')] } };
    const whole = {
      body: { MetricResults: [...first.body.MetricResults, ...second.body.MetricResults] },
    };
    server.on('GetCurrentMetricData', first, invalid, first, second, whole);

    const reading = await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);
    await gateway.readQueues(instance, ['q', 'p'], ['VOICE'], command);

    expect(reading.rows.map(({ queueId }) => queueId)).toEqual(['q', 'p']);
    expect(reading.estimate).toBe('asked');
    expect(
      server.requests.map((request) => [...metricsAsked(request), request.body.NextToken]),
    ).toEqual(
      // The last one is another reading: all is still asked for together.
      [undefined, 't', undefined, 't', undefined].map((token) => [...together, token]),
    );
  });

  test('fails when a later page is refused the second time as well, and blames the estimate for nothing', async () => {
    const { server, gateway } = await setUp();
    const first = { body: { MetricResults: [], NextToken: 't' } };
    server.on('GetCurrentMetricData', first, invalid, first, invalid);

    const error = await failureOf(gateway.readQueues(instance, ['q'], ['VOICE'], command));

    expect(error).toMatchObject({ code: 'connect_bad_request' });
    expect(server.requests).toHaveLength(4);
    server.on('GetCurrentMetricData', rows);
    expect(await gateway.readQueues(instance, ['q'], ['VOICE'], command)).toMatchObject({
      estimate: 'asked',
    });
    expect(server.requests.map(metricsAsked)).toEqual(Array(5).fill(together));
  });

  test('leaves out a queue that was deleted between two readings', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentMetricData', (request: Recorded) =>
      JSON.stringify(request.body.Filters).includes('gone')
        ? failure('ResourceNotFoundException', 404)
        : rows(request),
    );

    const reading = await gateway.readQueues(instance, ['q', 'gone'], ['VOICE'], command);

    expect(reading.rows.map((row) => row.queueId)).toEqual(['q']);
    expect(gateway.lastReading(instance).failedAt).toBeUndefined();
  });

  test.each([
    [[], ['VOICE']],
    [['q'], []],
    [['q'], ['HOLOGRAM']],
  ])('asks nothing for queues %j and channels %j', async (queueIds, channels) => {
    const { server, gateway } = await setUp();

    const reading = await gateway.readQueues(instance, queueIds, channels, command);

    expect(reading).toMatchObject({ calls: 0, rows: [], estimate: 'asked' });
    expect(server.requests).toEqual([]);
  });
});
