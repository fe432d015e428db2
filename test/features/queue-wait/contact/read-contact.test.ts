import { describe, expect, test } from '@jest/globals';
import type { Access } from '../../../../src/access/act.ts';
import type { Gate } from '../../../../src/access/gate.ts';
import type { ContactPosition } from '../../../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultWaits } from '../../../../src/domain/settings.ts';
import { contactView } from '../../../../src/features/queue-wait/contact/contact-view.ts';
import { readContact } from '../../../../src/features/queue-wait/contact/read-contact.ts';
import { startWatch } from '../../../../src/features/queue-wait/watches/start-watch.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeWatchStore } from '../../../fakes/watch-store.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aLost, anAnswered, aPosition, aWaiting } from '../../../fixtures/contacts.ts';
import { ids, now, someNames } from '../../../fixtures/floor.ts';

const notFound: ContactPosition = { kind: 'not-found', asOf: now };
const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const row = {
  queueId: ids.billing,
  channel: 'VOICE',
  estimatedWaitSeconds: 240,
  oldestContactSeconds: 360,
  contactsInQueue: 7,
  agentsStaffed: 3,
};

/** A contact in Billing and somebody who passes the gate for agents, unless `access` says otherwise. */
function aWorld(
  detail: ContactDetail | undefined = aWaiting(),
  position: ContactPosition = aPosition(),
  access: Partial<Access> | 'refused' | 'failing' = {},
) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({
    clock,
    queueRows: [row, { ...row, channel: 'CHAT', contactsInQueue: 99 }],
    positions: new Map([[ids.contact, position]]),
    contacts: detail ? new Map([[ids.contact, detail]]) : new Map(),
  });
  const gate: Gate = {
    may: async () => {
      if (access === 'failing') throw new BotError('connect_throttled', 'too many');
      return access === 'refused'
        ? { kind: 'no', refusal: { kind: 'not-in-group' } }
        : { kind: 'yes', access: anAsker(access).access };
    },
  };
  const ports = {
    gateway,
    gate,
    clock,
    queueReadings: gateway,
    readings: gateway,
    directory: new FakeDirectory(someNames()),
    settings: new FakeCurrentSettings(),
    watchStore: new FakeWatchStore(),
    ids: new FakeIds(),
    instance: 'i-1',
    intervalSeconds: 15,
  };
  const ask = async () => contactView(await readContact(ports, ids.contact, anAsker()));
  const watch = (asks = {}) => startWatch(ports, { contactId: ids.contact, asks }, anAsker());
  const labels = async () => {
    const { blocks } = await ask();
    const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    return elements.flatMap((one) => (one.type === 'button' ? [one.text.text] : []));
  };
  return { ports, gateway, ask, watch, labels };
}

describe('a contact in a queue', () => {
  test('is compared with its queue in its own channel, by the question that the queue alone asks', async () => {
    const { ask, gateway, labels } = aWorld();

    expect((await ask()).text).toMatch(
      /number 3 in \*Billing\*.*Its own estimate 2 min 0 s; .*estimate of 4 min 0 s for a new contact, oldest contact 6 min 0 s, 7 in queue/,
    );
    expect(gateway.asked.map(({ method }) => method)).toEqual([
      'readContactPosition',
      'describeContact',
      'readQueues',
    ]);
    expect(gateway.asked.at(-1)?.about).toEqual({
      queueIds: [ids.billing],
      channels: ['VOICE', 'CHAT', 'TASK', 'EMAIL'],
    });
    expect(await labels()).toEqual(['Refresh', 'Queue', 'Watch']);
  });

  test('says which limits are passed', async () => {
    const { ask, ports } = aWorld();
    expect((await ask()).text).toMatch(
      /Over the limit\* of 5 min .*it has waited 6 min 0 s; the wait of the queue is 6 min 0 s/,
    );

    const limits = {
      ...defaultWaits.limits,
      otherwise: { byChannel: {}, otherwise: 'off' as const },
    };
    ports.settings.settings = {
      ...ports.settings.settings,
      waits: { ...defaultWaits, limits },
    };
    expect((await ask()).text).not.toContain('Over the limit');
  });

  test.each([
    ['settings', /Limits for waits could not be read/],
    ['queue', /\(voice\) reports now could not be read/],
    ['names', /queue 10000000/],
  ] as const)('is shown although %s cannot be read', async (what, said) => {
    const { ask, ports, gateway } = aWorld();
    const failure = new BotError(what === 'settings' ? 'redis_unavailable' : 'connect_timeout', '');
    if (what === 'settings') ports.settings.failure = failure;
    else if (what === 'queue') gateway.fail('readQueues', failure);
    else ports.directory.failure = failure;

    const { text } = await ask();
    expect(text).toMatch(/number 3/);
    expect(text).toMatch(said);
  });

  test('is shown although its place cannot be read, and what is missing is said', async () => {
    const { ask, gateway, labels } = aWorld();
    gateway.fail('describeContact', new BotError('connect_denied', 'no policy'));

    expect((await ask()).text).toMatch(/number 3 in its queue.*could not be read.*IAM policy/);
    expect(await labels()).toEqual(['Refresh']);
  });

  test('is no answer at all when neither can be read', async () => {
    const { ask, gateway } = aWorld();
    gateway.fail('describeContact', new BotError('connect_denied', 'no policy'));
    gateway.fail('readContactPosition', new BotError('connect_throttled', 'too many'));

    await expect(ask()).rejects.toMatchObject({ code: 'connect_throttled' });
  });
});

describe('a contact with an agent', () => {
  test.each<[string, Partial<Access> | 'refused' | 'failing', RegExp, readonly string[]]>([
    ['may see agents and listen', {}, /with \*Maria Lindqvist\*/, ['Listen', 'Barge']],
    ['may see agents alone', { mayListen: false }, /with \*Maria Lindqvist\*/, []],
    ['may not see agents', 'refused', /with an agent since/, []],
    ['is not known to be allowed', 'failing', /with an agent since/, []],
    [
      'is that agent',
      { link: { connectUserId: ids.maria, username: 'm', securityProfileIds: [] } },
      /with \*Maria Lindqvist\*/,
      [],
    ],
  ])('for somebody who %s', async (_who, access, said, more) => {
    const { ask, labels } = aWorld(anAnswered(), notFound, access);

    expect((await ask()).text).toMatch(said);
    expect(await labels()).toEqual(['Refresh', 'Queue', ...more]);
  });

  test('is not listened to where the channel has no sound and no words', async () => {
    const { labels } = aWorld(anAnswered({ channel: 'TASK' }), notFound);

    expect(await labels()).not.toContain('Listen');
  });

  test('costs no reading of its queue', async () => {
    const { ask, gateway } = aWorld(anAnswered(), notFound);
    await ask();

    expect(gateway.count('readQueues')).toBe(0);
  });
});

describe('somebody’s own listening', () => {
  const session = anAnswered({ initiationMethod: 'MONITOR' });

  test.each<[Partial<Access> | 'refused' | 'failing', RegExp]>([
    [{}, /has been with/],
    [{ maySeeSessions: false }, /was not found/],
    ['refused', /was not found/],
    ['failing', /was not found/],
  ])('is there for those alone who may see sessions: %j', async (access, said) => {
    const { ask, watch } = aWorld(session, aPosition(), access);

    expect((await ask()).text).toMatch(said);
    expect((await watch()).kind).toBe(
      access instanceof Object && !('maySeeSessions' in access) ? 'elsewhere' : 'unknown',
    );
  });
});

describe('a watch', () => {
  test.each([
    ['VOICE', 4],
    ['CHAT', 4],
    ['TASK', 72],
    ['EMAIL', 72],
    [undefined, 4],
  ])('of a contact of %s lasts %d hours at most', async (channel, hours) => {
    const { watch, ports } = aWorld(aWaiting({ channel }));
    expect((await watch({ position: 2 })).kind).toBe('watching');

    const [record] = await ports.watchStore.list(tenant);
    expect(record?.watch).toMatchObject({
      userId: 'U0SAM00001',
      contactId: ids.contact,
      asks: { position: 2 },
      until: new Date(now.getTime() + hours * 3_600_000),
    });
  });

  test.each<[string, ContactDetail | undefined, string]>([
    ['still in a flow', aWaiting({ queueId: undefined, enqueuedAt: undefined }), 'watching'],
    ['with an agent', anAnswered(), 'elsewhere'],
    ['ended', aLost(), 'elsewhere'],
  ])('of a contact that is %s', async (_what, detail, kind) => {
    const { watch, ports } = aWorld(detail, notFound);

    expect((await watch()).kind).toBe(kind);
    expect(await ports.watchStore.list(tenant)).toHaveLength(kind === 'watching' ? 1 : 0);
  });

  test('of a contact nobody knows is none', async () => {
    const { watch, gateway } = aWorld();
    gateway.data.contacts = new Map();

    expect(await watch()).toEqual({ kind: 'unknown', contactId: ids.contact });
  });

  test('is not begun where nobody could say that the contact was answered', async () => {
    const { watch, gateway, ports } = aWorld();
    gateway.fail('describeContact', new BotError('connect_denied', 'no policy'));

    await expect(watch()).rejects.toMatchObject({ code: 'connect_denied' });
    expect(await ports.watchStore.list(tenant)).toEqual([]);
  });

  test('is begun while the metrics fail', async () => {
    const { watch, gateway } = aWorld();
    gateway.fail('readContactPosition', new BotError('connect_throttled', 'too many'));

    expect((await watch()).kind).toBe('watching');
  });

  test('begun twice is one', async () => {
    const { watch } = aWorld();
    await watch({ position: 2 });

    expect(await watch({ position: 1 })).toMatchObject({
      kind: 'exists',
      watch: { asks: { position: 2 } },
    });
  });
});
