import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sandboxInstance } from '../../../sandbox/cast.ts';
import type { Contact } from '../../../sandbox/centre/model.ts';
import { defaultConnectSettings } from '../../../sandbox/connect/settings.ts';
import { startEventBridge } from '../../../sandbox/feed/event-bridge.ts';
import type { FeedSettings } from '../../../sandbox/feed/settings.ts';
import { readEvent } from '../../../src/feed/read-event.ts';
import { minute, openCentre } from '../centre/rig.ts';

const planted = 'PLANTED-CUSTOMER-DATA';
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

/** A centre whose events reach a server that answers with these statuses in turn, the last one for good. */
async function setUp(settings: Partial<FeedSettings> = {}, statuses: readonly number[] = [202]) {
  const rig = openCentre({ settings: { load: 2, warmUpHours: 0.5 } });
  const posted: { text: string; secret: unknown; at: number }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const at = rig.clock.now().getTime();
    posted.push({ text, secret: request.headers['x-feed'], at });
    response.writeHead(statuses[Math.min(posted.length, statuses.length) - 1] ?? 202).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const bridge = startEventBridge({
    ...{ centre: rig.centre, clock: rig.clock, seed: 'harbour', settings },
    target: { url: `http://127.0.0.1:${port}/events`, header: 'x-feed', secret: 'let me in' },
    connectSettings: () => ({ ...defaultConnectSettings, plant: planted }),
  });
  opened.push(async () => {
    bridge.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const events = () =>
    posted.map(({ text }) => JSON.parse(text) as { id: string; detail: Record<string, unknown> });
  return { ...rig, bridge, posted, events };
}

describe('the events of the centre', () => {
  test('tell of a contact what happened to it, with all that was before', async () => {
    const { clock, centre, posted, events, start } = await setUp({ shuffleSeconds: 0 });
    await clock.advance(10 * minute);
    const over = [...centre.view().contacts.values()].find(
      (contact) => contact.afterWorkEndedAt && contact.initiatedAt > start,
    );
    if (!over) throw new Error('nobody came and went');

    const own = events().filter(({ detail }) => detail.contactId === over.id);

    expect(own.map(({ detail }) => detail.eventType)).toEqual(
      expect.arrayContaining(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED']),
    );
    expect(own.map(({ detail }) => detail.eventType).at(-1)).toBe('COMPLETED');
    expect(new Set(events().map(({ id }) => id)).size).toBe(posted.length);
    expect(posted.every(({ secret }) => secret === 'let me in')).toBe(true);
    expectToRead(own.at(-1), over);
  });

  test('come within about a second, and bring the data of customers along', async () => {
    const { clock, posted, events } = await setUp();
    await clock.advance(2 * minute);

    const late = events().map(({ detail }, index) => {
      const times = [detail.initiationTimestamp].map((text) => Date.parse(String(text)));
      return detail.eventType === 'INITIATED' ? (posted[index]?.at ?? 0) - Math.max(...times) : 0;
    });
    expect(Math.max(...late)).toBeGreaterThan(0);
    expect(Math.max(...late)).toBeLessThan(1_000);
    expect(posted.every(({ text }) => text.includes(planted))).toBe(true);
  });

  test('are the same every day with the same seed', async () => {
    const settings = { shuffleSeconds: 20, duplicateChance: 0.3, dropChance: 0.2 };
    const [one, other] = [await setUp(settings), await setUp(settings)];
    await one.clock.advance(3 * minute);
    await other.clock.advance(3 * minute);

    expect(one.posted.length).toBeGreaterThan(10);
    expect(other.posted.map(({ text }) => text)).toEqual(one.posted.map(({ text }) => text));
  });

  test('come twice, out of order or never, as they are told to', async () => {
    const { clock, events, bridge } = await setUp({ duplicateChance: 1, shuffleSeconds: 60 });
    await clock.advance(5 * minute);
    const ids = events().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(new Set(ids).size);
    const times = events().map((event) => String(Reflect.get(event, 'time')));
    expect(times).not.toEqual(times.toSorted());

    bridge.configure({ dropChance: 1 });
    await clock.advance(3 * minute);
    const before = events().length;
    await clock.advance(3 * minute);
    expect(events().length).toBe(before);
  });

  test('come again after 503 and after nothing else', async () => {
    const { clock, events, bridge } = await setUp({}, [503, 503, 400, 202]);
    await clock.advance(2 * minute);

    const attempts = new Map<string, number>();
    for (const { id } of events()) attempts.set(id, (attempts.get(id) ?? 0) + 1);
    expect([...attempts.values()].reduce((sum, count) => sum + count - 1, 0)).toBe(2);
    expect(bridge.attempts.slice(0, 3).map(({ status }) => status)).toEqual([503, 503, 400]);
  });
});

/** The bot reads of an event what the centre knows. */
function expectToRead(event: unknown, contact: Contact): void {
  expect(readEvent(JSON.stringify(event), sandboxInstance.instanceId)).toMatchObject({
    kind: 'contact',
    event: {
      contactId: contact.id,
      channel: contact.channel,
      enqueued: { queueId: contact.queueId, at: contact.enqueuedAt },
      answeredAt: contact.connectedAt,
      endedAt: contact.disconnectedAt,
    },
  });
}
