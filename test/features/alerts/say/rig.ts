import type { Episode, OwedReply } from '../../../../src/domain/alerting/alert.ts';
import { targetKey } from '../../../../src/domain/alerting/rule.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import type { Tenant } from '../../../../src/domain/tenant.ts';
import type { Composer } from '../../../../src/features/alerts/say/composer.ts';
import { createSender, type Sender } from '../../../../src/features/alerts/say/sender.ts';
import type { SenderDeps } from '../../../../src/features/alerts/say/sender-deps.ts';
import type { Announcer } from '../../../../src/ports/slack.ts';
import { FakeAlertingStore } from '../../../fakes/alerting-store.ts';
import { FakeAnnouncer } from '../../../fakes/announcer.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePostStore } from '../../../fakes/post-store.ts';
import { anEpisode } from '../../../fixtures/open-alerts.ts';

export const tenant: Tenant = { workspace: 'T0FLOOR001', instance: 'instance-1' };

/** Words that show all that decides when something is said. */
export const plainComposer: Composer = {
  fingerprint: ({ episodes }) => ({
    facts: episodes.map(factsOf).join(' · '),
    figures: episodes.map(({ measured }) => figureOf(measured)).join(' · '),
  }),
  compose: async ({ episodes }, _now, called = []) => ({
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: '',
    text: `${episodes.map(factsOf).join(' · ')} | ${episodes
      .map(({ measured }) => figureOf(measured))
      .join(' · ')}${called.map(({ id }) => ` @${id}`).join('')}`,
    blocks: [],
  }),
  reply: async (_home, reply) => ({
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: '',
    text: `${reply.kind}${reply.mentions.map(({ id }) => ` @${id}`).join('')}`,
    blocks: [],
  }),
};

function factsOf({ level, ended, acknowledged }: Episode): string {
  if (ended) return `over: ${ended.why}`;
  return acknowledged ? `${level}, taken by ${acknowledged.by}` : level;
}

function figureOf(measured: Episode['measured']): string {
  return measured?.kind === 'value' ? String(measured.value) : '?';
}

/** One world of stores, channels and time, in which processes come and go. */
export class SayWorld {
  readonly clock = new FakeClock();
  readonly alertStore = new FakeAlertingStore();
  readonly posts = new FakePostStore();
  readonly slack = new FakeAnnouncer(this.clock);
  readonly log = new FakeLog();
  readonly ids = new FakeIds();
  readonly givenUp: { readonly channelId: string; readonly code: string }[] = [];
  owed = new Set<string>();

  /** A process with an empty memory; `change` puts something between it and what it asks. */
  process(change: (deps: SenderDeps) => SenderDeps = (deps) => deps): Sender {
    const deps: SenderDeps = {
      alertStore: this.alertStore,
      posts: this.posts,
      announcer: this.slack,
      composer: plainComposer,
      clock: this.clock,
      ids: this.ids,
      log: this.log,
      owesHooks: async () => (episode) => this.owed.has(episode.id),
      onGivenUp: async (_tenant, about) => {
        this.givenUp.push(about);
      },
    };
    return createSender(change(deps));
  }

  /** Whatever is true of it now, as the check writes it. */
  async set(episode: Episode): Promise<void> {
    const { records } = await this.alertStore.read(tenant, this.clock.now());
    const { id: ruleId } = episode.rule;
    const key = targetKey(episode.target);
    const known = records.find(
      (record) => record.ruleId === ruleId && targetKey(record.target) === key,
    );
    const { activeAt, firedAt, ended } = episode;
    await this.alertStore.commit(tenant, {
      ruleId,
      target: episode.target,
      expectedVersion: known?.version ?? 0,
      state: {
        warning: ended ? { kind: 'inactive' } : { kind: 'firing', activeAt, firedAt },
        critical: { kind: 'inactive' },
        ...(!ended && { episodeId: episode.id }),
        recentStarts: [firedAt],
      },
      episodes: [episode],
    });
  }

  /** An episode that begins now. */
  fired(parts: Partial<Episode> = {}): Episode {
    const now = this.clock.now();
    return anEpisode({ firedAt: now, activeAt: now, spokenAt: now, measuredAt: now, ...parts });
  }

  reply(episode: Episode, kind: OwedReply['kind'], parts: Partial<OwedReply> = {}): Episode {
    const number = episode.replies.filter((reply) => reply.kind === kind).length + 1;
    const reply: OwedReply = {
      id: `${episode.id}|${kind}|${number}`,
      kind,
      at: this.clock.now(),
      mentions: [],
      isBroadcast: false,
      measured: episode.measured,
      ...parts,
    };
    return { ...episode, replies: [...episode.replies, reply] };
  }

  over(episode: Episode): Episode {
    const ended = { at: this.clock.now(), why: 'resolved' } as const;
    return { ...this.reply(episode, 'resolved'), ended };
  }

  /** The last text of each message of the channel itself. */
  get shown(): readonly string[] {
    return this.slack.messages
      .filter(({ threadTs }) => threadTs === undefined)
      .map(({ texts }) => texts.at(-1) ?? '');
  }

  get replies(): readonly string[] {
    return this.slack.messages
      .filter(({ threadTs }) => threadTs !== undefined)
      .map(({ texts }) => texts.at(-1) ?? '');
  }

  /** Slots go by, and one process looks at each. */
  async slots(sender: Sender, count: number, seconds = 15): Promise<void> {
    for (let slot = 0; slot < count; slot += 1) {
      this.clock.advance(seconds);
      await sender.send(tenant);
    }
  }
}

/** The same, but replies go another way. */
export function repliesBy(deps: SenderDeps, reply: Announcer['reply']): SenderDeps {
  const { announcer } = deps;
  return {
    ...deps,
    announcer: {
      post: (...asked) => announcer.post(...asked),
      update: (...asked) => announcer.update(...asked),
      find: (...asked) => announcer.find(...asked),
      remove: (...asked) => announcer.remove(...asked),
      reply,
    },
  };
}

export const away = () => new BotError('slack_unavailable', 'away');
export const timeout = () => new BotError('slack_timeout', 'no answer');
export const throttled = () =>
  new BotError('slack_throttled', 'too much', { retryAfterSeconds: 1 });

/** The same port with some of its methods taken over. */
export function instead<Port extends object>(port: Port, other: Partial<Port>): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const member: unknown = Reflect.get(name in other ? other : target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
