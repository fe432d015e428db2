import type { AlertRecord, EndReason, Episode } from '../domain/alerting/alert.ts';
import { type Rule, targetKey } from '../domain/alerting/rule.ts';
import type { EarlierReading, EarlierRule } from './codec/earlier-alert-shapes.ts';

/** A rule of an earlier version in the words of this one: at once, day and night, a warning. */
export function ruleOf({ queueId, overSeconds, channelId, ...rule }: EarlierRule): Rule {
  return {
    ...rule,
    metric: { kind: 'queue-wait' },
    scope: { kind: 'queues', ids: [queueId] },
    channels: [],
    comparison: 'over',
    threshold: overSeconds,
    forSeconds: 0,
    keepFiringSeconds: 0,
    noData: 'keep',
    hours: { kind: 'always' },
    slackChannelId: channelId,
    mentions: [],
    isGrouped: false,
    toWebhook: false,
    revision: 1,
  };
}

/** One time of firing that began under an earlier version. */
export interface EarlierEpisode {
  readonly rule: EarlierRule;
  readonly firedAt: Date;
  readonly reading: EarlierReading;
  readonly worstSeconds?: number | undefined;
  readonly ended?: { readonly at: Date; readonly why: EndReason } | undefined;
}

/** It goes on, or is over and still to be said, as an episode of this version. */
export function episodeOf({ firedAt, reading, worstSeconds, ...of }: EarlierEpisode): Episode {
  const rule = ruleOf(of.rule);
  const target = { kind: 'queue', id: of.rule.queueId } as const;
  const id = `${rule.id}|${targetKey(target)}|${firedAt.getTime()}`;
  return {
    id,
    rule,
    target,
    home: { kind: 'own', id, channelId: rule.slackChannelId },
    activeAt: firedAt,
    firedAt,
    level: 'warning',
    worstLevel: 'warning',
    measured: measuredOf(reading, firedAt),
    measuredAt: firedAt,
    worstValue: worstSeconds,
    starts: 1,
    spokenAt: firedAt,
    isShown: true,
    mentions: [],
    replies: [],
    hooks: [],
    ended: of.ended,
  };
}

/** The alert of an episode that is open. */
export function recordOf({ id, rule, target, firedAt }: Episode): Omit<AlertRecord, 'version'> {
  return {
    ruleId: rule.id,
    target,
    state: {
      warning: { kind: 'firing', activeAt: firedAt, firedAt },
      critical: { kind: 'inactive' },
      episodeId: id,
      recentStarts: [firedAt],
    },
  };
}

function measuredOf(reading: EarlierReading, asOf: Date): Episode['measured'] {
  switch (reading.kind) {
    case 'wait': {
      const { seconds, isLowerBound, channel, source, waiting } = reading;
      const facts = { asOf, channel, source, waiting };
      return { kind: 'value', value: seconds, isAtLeast: isLowerBound, facts };
    }
    case 'nobody-staffed':
      return {
        kind: 'beyond',
        facts: { asOf, channel: reading.channel, waiting: reading.waiting, staffed: 0 },
      };
    default:
      return undefined;
  }
}
