import type { Rule } from '../../../../src/domain/alerting/rule.ts';
import type { SlackChannel } from '../../../../src/domain/people.ts';
import type { Tenant } from '../../../../src/domain/tenant.ts';
import type { TroublesPorts } from '../../../../src/features/alerts/health/scene.ts';
import { createTroubles } from '../../../../src/features/alerts/health/troubles.ts';
import { FakeAnnouncer } from '../../../fakes/announcer.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { FakeSlackStanding } from '../../../fakes/slack-standing.ts';
import { FakeWatchJournal } from '../../../fakes/watch-journal.ts';

export const tenant: Tenant = { workspace: 'T0FLOOR001', instance: 'instance-1' };
export const going = new AbortController().signal;

/** A journal that others write, too. */
class BusyJournal extends FakeWatchJournal {
  /** Runs before the next write: another process may be quicker. */
  beforeWrite: (() => Promise<void>) | undefined;
  writes = 0;

  override async write(...[of, change]: Parameters<FakeWatchJournal['write']>): Promise<boolean> {
    const before = this.beforeWrite;
    this.beforeWrite = undefined;
    await before?.();
    const isWritten = await super.write(of, change);
    if (isWritten) this.writes += 1;
    return isWritten;
  }
}

interface Channel {
  isBotMember: boolean;
  sharing: SlackChannel['sharing'];
}

/** Troubles over fakes, checks every 15 s; `process` starts another one on the same Redis and Slack. */
export function aRig(change: Partial<TroublesPorts> = {}) {
  const clock = new FakeClock();
  const watchJournal = new BusyJournal();
  const privateMessages = new FakePrivateMessages();
  const announcer = new FakeAnnouncer();
  const slackStanding = new FakeSlackStanding();
  const log = new FakeLog();
  const sender = { waiting: 0 };
  const channel: Channel = { isBotMember: false, sharing: 'internal' };
  const ports: TroublesPorts = {
    watchJournal,
    privateMessages,
    announcer,
    slackStanding,
    ruleStore: { list: async () => [] },
    people: {
      channel: async (_workspace, channelId) => ({ channelId, ...channel }),
    },
    senderStanding: async () => ({ mayReadHistory: true, givenUp: [], ...sender }),
    administrators: ['U0ADA00001'],
    clock,
    ids: new FakeIds(),
    log,
    intervalSeconds: 15,
    ...change,
  };
  const process = () => createTroubles(ports);
  const troubles = process();
  /** What each was told, in order. */
  const heard = (userId = 'U0ADA00001') =>
    privateMessages.messages
      .filter((message) => message.userId === userId)
      .map(({ notes }) => notes[0]?.text ?? '');
  /** One slot of a process: a check that went so, and what is to be told. */
  const slot = async (code: string | undefined, one = troubles) => {
    const startedAt = clock.now();
    await one.checked(
      tenant,
      code === undefined
        ? { kind: 'completed', startedAt, rules: 7 }
        : { kind: 'failed', code, startedAt },
    );
    await one.look(tenant, going);
  };
  /** So many slots, 15 s apart. */
  const slots = async (count: number, code: string | undefined, one = troubles) => {
    for (let index = 0; index < count; index += 1) {
      clock.advance(15);
      await slot(code, one);
    }
  };
  return {
    ...{ clock, watchJournal, privateMessages, announcer, slackStanding, log, sender, channel },
    ...{ ports, process, troubles, heard, slot, slots },
  };
}

/** Sam's rule: Billing over five minutes; parts can be replaced. */
export function aRule(change: Partial<Rule> = {}): Rule {
  return {
    id: 'abc234',
    tenant: { workspace: 'T0FLOOR001', instance: 'instance-1' },
    ownerId: 'U0SAM00001',
    createdAt: new Date('2026-06-01T09:00:00Z'),
    revision: 1,
    metric: { kind: 'queue-wait' },
    scope: { kind: 'queues', ids: ['queue-billing'] },
    channels: [],
    comparison: 'over',
    threshold: 300,
    forSeconds: 0,
    keepFiringSeconds: 0,
    noData: 'keep',
    hours: { kind: 'always' },
    slackChannelId: 'C0ALERTS01',
    mentions: [],
    isGrouped: false,
    toWebhook: false,
    ...change,
  };
}
