import type { AlertRecord, Episode, OwedReply } from '../../../../src/domain/alerting/alert.ts';
import type { Measured } from '../../../../src/domain/alerting/measured.ts';
import type { AlertTarget, Rule } from '../../../../src/domain/alerting/rule.ts';
import type { Silence } from '../../../../src/domain/alerting/silence.ts';
import { decide } from '../../../../src/features/alerts/decide/decide.ts';
import type { DecideAround, Decided } from '../../../../src/features/alerts/decide/decide-input.ts';
import { alertStateKind } from '../../../../src/features/alerts/decide/rule-state.ts';

const start = new Date('2026-06-01T10:00:00Z');
export const target: AlertTarget = { kind: 'queue', id: 'queue-billing' };

/** So many seconds after the start. */
export const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

export function someRule(parts: Partial<Rule> = {}): Rule {
  return {
    id: 'abc234',
    tenant: { workspace: 'T0FLOOR001', instance: 'instance-1' },
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
    ownerId: 'U0SAM00001',
    createdAt: new Date('2026-05-01T09:00:00Z'),
    revision: 1,
    ...parts,
  };
}

export const calmly: DecideAround = {
  outage: undefined,
  silence: undefined,
  hushedBy: undefined,
  messagesInHour: 0,
  digestAbove: 20,
  groupHomeId: undefined,
};

export function aSilence(parts: Partial<Silence> = {}): Silence {
  return {
    id: 's1',
    what: { kind: 'rule', ruleId: 'abc234' },
    until: at(3600),
    by: 'U0LEAD0001',
    at: start,
    ...parts,
  };
}

/** A number, or what came instead of one. */
export type Reading = number | Measured;

export const failed: Measured = { kind: 'failed', code: 'connect_throttled' };
export const noData: Measured = { kind: 'no-data', reason: 'no-estimate' };
export const closed: Measured = { kind: 'outside-hours', opensAt: undefined };
export const beyond: Measured = { kind: 'beyond', facts: { asOf: start } };
export const atLeast = (value: number): Measured => ({
  kind: 'value',
  value,
  isAtLeast: true,
  facts: { asOf: start },
});

/** One alert, decided on again and again and kept as a store would. */
export class Story {
  rule: Rule;
  around: DecideAround = calmly;
  record: AlertRecord | undefined;
  episodes = new Map<string, Episode>();

  constructor(parts: Partial<Rule> = {}) {
    this.rule = someRule(parts);
  }

  /** Decides at so many seconds after the start. */
  check(seconds: number, reading: Reading): Decided | undefined {
    const now = at(seconds);
    const measured: Measured =
      typeof reading === 'number'
        ? { kind: 'value', value: reading, isAtLeast: false, facts: { asOf: now } }
        : reading;
    const { rule, around, record } = this;
    const decided = decide({ rule, target, record, episode: this.open, measured, now, around });
    if (decided) {
      const version = (record?.version ?? 0) + 1;
      this.record = { ruleId: rule.id, target, version, state: decided.state };
      for (const episode of decided.episodes) this.episodes.set(episode.id, episode);
    }
    return decided;
  }

  keep(episode: Episode): void {
    this.episodes.set(episode.id, episode);
  }

  get open(): Episode | undefined {
    return [...this.episodes.values()].find(({ ended }) => !ended);
  }

  /** The open one, or the last. */
  get episode(): Episode {
    const episode = this.open ?? [...this.episodes.values()].at(-1);
    if (!episode) throw new Error('There is no episode.');
    return episode;
  }

  get state(): string {
    return this.record ? alertStateKind(this.record.state) : 'inactive';
  }

  /** `raised !`: kinds of the replies, with whom they call, and a mark where the channel sees them. */
  get replies(): readonly string[] {
    return this.episode.replies.map(words);
  }
}

function words({ kind, mentions, isBroadcast }: OwedReply): string {
  return [kind, ...mentions.map(({ id }) => id), ...(isBroadcast ? ['!'] : [])].join(' ');
}

export const user = (id: string) => ({ kind: 'user', id }) as const;
