import { timeOfDay } from '../../../blocks/format.ts';
import { count, name } from '../../../blocks/text.ts';
import type { EndReason, Episode } from '../../../domain/alerting/alert.ts';
import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { profileName, queueName, teamName } from '../../../floor/named.ts';
import type { NoAlert } from './find-alert.ts';

/**
 * What an alert is about, for mrkdwn: of an agent no name, since whoever handles alerts need not be
 * one who may see agents.
 */
export function targetWords(target: AlertTarget, names: Names | undefined): string {
  switch (target.kind) {
    case 'queue':
      return `*${name(names ? queueName(names, target.id) : `queue ${target.id}`)}*`;
    case 'routing-profile':
      return `*${name(names ? profileName(names, target.id) : `profile ${target.id}`)}*`;
    case 'team':
      return `*${name(names ? teamName(names, target.id) : `team ${target.id}`)}*`;
    case 'agent':
      return 'an agent';
    case 'instance':
      return 'the whole instance';
  }
}

/** One alert by what it is about, several by how many. */
export function alertsWords(episodes: readonly Episode[], names: Names | undefined): string {
  const [only] = episodes;
  return episodes.length === 1 && only
    ? `the alert on ${targetWords(only.target, names)}`
    : count(episodes.length, 'alert');
}

const ends: Readonly<Record<EndReason, string>> = {
  resolved: 'it resolved',
  'outside-hours': 'its hours ended',
  'rule-removed': 'its rule was removed',
  'rule-paused': 'its rule was paused',
  'rule-changed': 'its rule was changed',
  orphaned: 'what it was about is gone from Amazon Connect',
  gone: 'the agent is not there any more',
};

/** Why there is nothing to do. */
export function noAlertSentence(found: NoAlert): string {
  return found.kind === 'over'
    ? `That alert is over since ${timeOfDay(found.at)}: ${ends[found.why]}. There is nothing left to do.`
    : 'I know no open alert by that word. It was over long ago, or the word is mistyped: press the button of its message.';
}
