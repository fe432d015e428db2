import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../../../src/access/act.ts';
import type { Gate } from '../../../../src/access/gate.ts';
import type { Rule } from '../../../../src/domain/alerting/rule.ts';
import type { Agent } from '../../../../src/domain/contact-centre.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { readQueue } from '../../../../src/features/queue-wait/queue/read-queue.ts';
import type { Spans } from '../../../../src/features/queue-wait/queue/spans.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeContactFeed } from '../../../fakes/contact-feed.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeOpeningHours } from '../../../fakes/opening-hours.ts';
import { FakeQueuesAtHand } from '../../../fakes/queues-at-hand.ts';
import { FakeRuleStore } from '../../../fakes/rule-store.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { FakeWaitHistory } from '../../../fakes/wait-history.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aWaitRule } from '../../../fixtures/open-alerts.ts';
import { aRow } from '../../../fixtures/queue-read.ts';
import { anOutcome, askedBilling } from '../../../fixtures/queue-report.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const session = aContact({
  contactId: 'session',
  initiationMethod: 'MONITOR',
  stateSince: ago(60),
});
const agents: readonly Agent[] = [
  anAgent({ userId: ids.maria, contacts: [aContact({ state: 'MISSED', stateSince: ago(40) })] }),
  anAgent({ userId: ids.jonas, contacts: [aContact()] }),
  anAgent({ userId: ids.sam, contacts: [session] }),
  anAgent({ userId: 'elsewhere', routingProfileId: 'other' }),
];

type Ports = ReturnType<typeof portsWith>;

interface World {
  readonly spans?: Spans;
  readonly share?: boolean;
  readonly answerAlone?: boolean;
  readonly channels?: readonly string[];
  readonly verdict?: Verdict;
  readonly prepare?: (ports: Ports) => void | Promise<void>;
  readonly isFeedOn?: boolean;
}

function portsWith(verdict: Verdict) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({
    clock,
    agents,
    queuesOfProfile: new Map([[ids.profile, [ids.billing]]]),
    queueRows: [aRow(), aRow({ channel: 'CHAT', contactsInQueue: 0 })],
    outcomes: [anOutcome()],
  });
  const gate: Gate = { may: async () => verdict };
  return {
    ...{ clock, gateway, gate, queueReadings: gateway, queueHistories: gateway },
    ...{ readings: gateway, openingHours: new FakeOpeningHours(), instance: 'i-1' },
    queuesAtHand: new FakeQueuesAtHand(),
    settings: new FakeCurrentSettings(),
    people: new FakeSlackPeople([aPerson()]),
    history: new FakeWaitHistory(),
    ruleStore: new FakeRuleStore(),
    ...{ contactFeed: new FakeContactFeed(), isFeedOn: false },
  };
}

/** An estimate of a minute, each minute of the last hour, while nobody could be seen to leave. */
async function estimated({ history }: Ports): Promise<void> {
  for (let minutesAgo = 60; minutesAgo >= 0; minutesAgo -= 1) {
    const rows = [aRow({ estimatedWaitSeconds: 60, oldestContactSeconds: undefined })];
    await history.keep(tenant, { asOf: ago(minutesAgo * 60), rows, estimate: 'asked' });
  }
}

/** Of so many contacts the feed told that they were queued and, a minute and a half later, answered. */
async function answered({ contactFeed }: Ports, contacts: number): Promise<void> {
  for (let index = 0; index < contacts; index += 1) {
    const [eventId, contactId] = [`event-${index}`, `contact-${index}`];
    const queuedAgo = 600 + index * 60;
    const enqueued = { queueId: ids.billing, at: ago(queuedAgo) };
    const event = {
      eventId,
      contactId,
      channel: 'VOICE',
      enqueued,
      answeredAt: ago(queuedAgo - 90),
    };
    await contactFeed.record(tenant, event, now);
  }
}

const yes = (maySeeSessions = false): Verdict => ({
  kind: 'yes',
  access: anAsker({ maySeeSessions }).access,
});
const no: Verdict = { kind: 'no', refusal: { kind: 'not-in-group' } };

async function read(how: World = {}) {
  const ports = { ...portsWith(how.verdict ?? yes()), isFeedOn: how.isFeedOn ?? false };
  await how.prepare?.(ports);
  const asker = anAsker({ answerAlone: how.answerAlone ?? false });
  const report = await readQueue(
    ports,
    {
      queueId: ids.billing,
      names: someNames(),
      view: askedBilling(how.channels),
      share: how.share ?? false,
      spans: how.spans ?? {},
      tenant: { workspace: 'T0FLOOR001', instance: 'i-1' },
    },
    asker,
  );
  const asked = (method: string) =>
    ports.gateway.asked.flatMap((one) => (one.method === method ? [one.about] : []));
  return { report, asked, ports };
}

async function staffOf(how: World = {}) {
  const { staff } = (await read(how)).report;
  if (staff.kind !== 'there' || staff.value.kind !== 'seen') throw new Error(JSON.stringify(staff));
  return staff.value;
}

describe('one queue', () => {
  test('is read with what became of its contacts in the last half hour, by the service level that was set', async () => {
    const { report, asked } = await read({
      prepare: ({ settings }) => {
        const waits = { ...settings.settings.waits, serviceLevelSeconds: 45 };
        settings.settings = { ...settings.settings, waits };
      },
    });

    expect(report.reading?.lines.map(({ row }) => row.channel)).toEqual(['VOICE', 'CHAT']);
    expect(asked('readQueueHistory')).toEqual([
      { queueIds: [ids.billing], from: ago(1800), serviceLevelSeconds: 45 },
    ]);
    expect(report.outcome).toMatchObject({ kind: 'there', value: { outcomes: [anOutcome()] } });
    expect(report).toMatchObject({ limitsFrom: 'settings', zone: 'Europe/Berlin' });
  });

  test('looks as far back as was typed, in the channels that were typed', async () => {
    const { report, asked } = await read({
      spans: { window: 7200, last: 21_600 },
      channels: ['CHAT'],
    });

    expect(asked('readQueueHistory')).toMatchObject([{ from: ago(7200) }]);
    expect(asked('readQueues')).toMatchObject([{ channels: ['CHAT'] }]);
    expect(report.course).toMatchObject({ value: { from: ago(21_600), isCut: false } });
  });

  test('looks no further back than is kept, and says so', async () => {
    const { report } = await read({ spans: { last: 31 * 86_400 } });

    expect(report.course).toMatchObject({
      value: { from: ago(8 * 86_400), isCut: true, plan: { days: 8 } },
    });
  });

  test('has its course by channel, up to the reading of this answer, and the alerts on it', async () => {
    const rule = (id: string, queueId: string, threshold: number) =>
      aWaitRule({
        ...{ id, tenant, threshold, criticalThreshold: undefined },
        scope: { kind: 'queues', ids: [queueId] },
      });
    const add = (rules: FakeRuleStore, ...all: readonly Rule[]) =>
      rules.apply(
        tenant,
        all.map((one) => ({ kind: 'add', rule: one })),
      );
    const { report } = await read({
      prepare: ({ history, ruleStore }) => {
        void history.keep(tenant, { asOf: ago(60), rows: [aRow()], estimate: 'asked' });
        void history.keep(tenant, { asOf: now, rows: [aRow()], estimate: 'asked' });
        void add(
          ruleStore,
          rule('a', ids.billing, 600),
          rule('b', ids.billing, 120),
          rule('c', ids.billing, 600),
          rule('d', ids.sales, 30),
          aWaitRule({ id: 'e', tenant, scope: { kind: 'instance' }, threshold: 45 }),
        );
      },
    });

    if (report.course.kind !== 'there') throw new Error(report.course.kind);
    const { series, alertSeconds } = report.course.value;
    expect(series.map(({ channel, points }) => [channel, points.length])).toEqual([
      ['VOICE', 2],
      ['CHAT', 0],
      ['TASK', 0],
      ['EMAIL', 0],
    ]);
    expect(alertSeconds).toEqual([120, 600]);
  });

  test('that is gone is answered with what is left of it', async () => {
    const gone = new BotError('connect_not_found', 'no such queue');
    const { report } = await read({
      prepare: ({ gateway }) => {
        gateway.fail('readQueues', gone);
        gateway.fail('readQueueHistory', gone);
      },
    });

    expect(report.reading).toBeUndefined();
    expect(report.outcome).toEqual({ kind: 'failed', code: 'connect_not_found' });
    expect(report.course.kind).toBe('there');
  });

  test('that cannot be read now is no answer at all', async () => {
    const throttled = new BotError('connect_throttled', 'too many');

    await expect(
      read({
        prepare: ({ gateway }) => {
          gateway.fail('readQueues', throttled);
          gateway.fail('readQueueHistory', throttled);
        },
      }),
    ).rejects.toMatchObject({ code: 'connect_throttled' });
  });
});

describe('the estimate of one queue is judged', () => {
  async function accuracyOf(how: World) {
    const { report } = await read(how);
    if (report.course.kind !== 'there') throw new Error(report.course.kind);
    return report.course.value.accuracy;
  }
  const told = (contacts: number) => async (ports: Ports) => {
    await estimated(ports);
    await answered(ports, contacts);
  };

  test('by the exact times at which contacts were answered, while the contact feed is on', async () => {
    expect(await accuracyOf({ isFeedOn: true, prepare: told(6) })).toMatchObject([
      {
        channel: 'VOICE',
        accuracy: { source: 'contact-feed', contacts: 6, medianErrorSeconds: 30, bias: 'too-low' },
      },
    ]);
  });

  test.each<[string, World]>([
    ['while the feed is off', { prepare: told(6) }],
    ['of fewer contacts than tell anything', { isFeedOn: true, prepare: told(4) }],
  ])('by no answers %s', async (_, how) => {
    expect(await accuracyOf(how)).toEqual([]);
  });

  test.each<[string, (ports: Ports) => void]>([
    ['are away', ({ contactFeed }) => Object.assign(contactFeed, { isAway: true })],
    [
      'do not come in time',
      ({ contactFeed, clock }) => {
        contactFeed.answers = () => {
          setImmediate(() => clock.advance(2));
          return new Promise(() => undefined);
        };
      },
    ],
  ])('by the readings alone where the answers %s, and nothing else is lost', async (_, spoil) => {
    const { report } = await read({
      isFeedOn: true,
      prepare: async (ports) => {
        await estimated(ports);
        spoil(ports);
      },
    });

    if (report.course.kind !== 'there') throw new Error(report.course.kind);
    expect(report.course.value.series[0]?.points).toHaveLength(61);
    expect(report.course.value.accuracy).toEqual([]);
  });
});

describe('what stands beside the reading of one queue', () => {
  test.each(['connect_denied', 'connect_throttled', 'connect_timeout'] as const)(
    'does not spoil it: %s',
    async (code) => {
      const { report } = await read({
        prepare: ({ gateway }) => {
          gateway.fail('readQueueHistory', new BotError(code, 'x'));
          gateway.fail('readAgents', new BotError(code, 'x'));
        },
      });

      expect(report.reading?.lines).toHaveLength(2);
      expect(report.outcome).toEqual({ kind: 'failed', code });
      expect(report.staff).toEqual({ kind: 'failed', code });
    },
  );

  test('does not spoil it while the memory is away: our own limits then, and no course', async () => {
    const { report } = await read({
      prepare: ({ settings, history, ruleStore }) => {
        settings.failure = new BotError('redis_unavailable', 'away');
        history.isAway = true;
        ruleStore.isAway = true;
      },
    });

    expect(report.reading?.lines).toHaveLength(2);
    expect(report.limitsFrom).toBe('defaults');
    expect(report.course).toEqual({ kind: 'failed', code: 'redis_unavailable' });
    expect(report.outcome).toMatchObject({ kind: 'there', value: { serviceLevelSeconds: 20 } });
  });

  test('goes by the last settings known, and says so', async () => {
    const { report } = await read({
      prepare: ({ settings }) => {
        settings.isStale = true;
      },
    });

    expect(report.limitsFrom).toBe('settings-last-known');
  });

  test('does without the zone of an asker Slack says nothing of', async () => {
    const { report } = await read({
      prepare: ({ people }) => {
        people.failure = new BotError('slack_timeout', 'x');
      },
    });

    expect(report.zone).toBeUndefined();
  });

  test('is waited for four seconds and no longer', async () => {
    const never = () => new Promise<never>(() => undefined);
    let clock: FakeClock | undefined;
    const reading = read({
      prepare: (ports) => {
        clock = ports.clock;
        ports.gateway.readAgents = never;
        ports.gateway.readQueueHistory = never;
        ports.history.read = never;
      },
    });
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    clock?.advance(4);

    const { report } = await reading;
    expect([report.outcome, report.staff, report.course]).toEqual(Array(3).fill({ kind: 'late' }));
  });

  test('is no secret when it is a bug', async () => {
    await expect(
      read({
        prepare: ({ history }) => {
          history.read = async () => {
            throw new TypeError('a bug');
          };
        },
      }),
    ).rejects.toThrow('a bug');
  });
});

describe('who serves the queue', () => {
  test('is told to whoever may see agents, most urgent first, without listening', async () => {
    const staff = await staffOf();

    expect(staff.counts).toEqual([
      { kind: 'missed', count: 1 },
      { kind: 'on-contact', count: 1 },
      { kind: 'available', count: 1 },
    ]);
    expect(staff.agents).toEqual([
      { userId: ids.maria, name: 'Maria Lindqvist', activity: 'missed', since: ago(40) },
      { userId: ids.jonas, name: 'Jonas Weber', activity: 'on-contact', since: ago(240) },
      { userId: ids.sam, name: 'Sam Okafor', activity: 'available', since: ago(600) },
    ]);
  });

  test('is one question to everybody’s reading: those who serve this queue', async () => {
    const { asked } = await read();

    expect(asked('readAgents')).toEqual([{ kind: 'queues', ids: [ids.billing] }]);
  });

  test('shows who listens to those who may see sessions, when nobody else reads it', async () => {
    const alone = await staffOf({ verdict: yes(true) });
    const shared = await staffOf({ verdict: yes(true), share: true });

    expect(alone.counts.map(({ kind }) => kind)).toContain('monitoring');
    expect(shared.counts.map(({ kind }) => kind)).not.toContain('monitoring');
  });

  test('has no names where a channel reads it', async () => {
    expect((await staffOf({ share: true })).agents).toBeUndefined();
    expect((await staffOf({ share: true, answerAlone: true })).agents).toHaveLength(3);
  });

  test('is not even asked for those who may not see agents', async () => {
    const { report, asked } = await read({ verdict: no });

    expect(report.staff).toEqual({ kind: 'there', value: { kind: 'not-for-asker' } });
    expect(asked('readAgents')).toEqual([]);
  });

  test('is not told while the gate cannot decide', async () => {
    const { report, asked } = await read({
      prepare: ({ gate }) => {
        gate.may = async () => {
          throw new BotError('redis_unavailable', 'away');
        };
      },
    });

    expect(report.staff).toEqual({ kind: 'failed', code: 'redis_unavailable' });
    expect(asked('readAgents')).toEqual([]);
  });
});
