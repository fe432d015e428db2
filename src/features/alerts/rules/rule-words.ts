import { setDuration } from '../../../blocks/format.ts';
import { count, list, name } from '../../../blocks/text.ts';
import type { RuleScope, RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { agentName, profileName, queueName, teamName } from '../../../floor/named.ts';
import { channelWord } from '../../words-for.ts';
import { weekTime } from '../file/week-times.ts';
import { metricNoun, setFigure } from '../metric-words.ts';
import { isReadyMade } from './check-spec.ts';

/** By what names a rule is said. */
export interface RuleNames {
  /** Undefined: by ids. */
  readonly names: Names | undefined;
  /** Whether the reader may know who agents are. */
  readonly areAgentsNamed: boolean;
}

/** What a rule watches, as a part of a sentence for mrkdwn: “Wait in *Billing* over 5 min for 2 min, critical over 10 min”. */
export function ruleWords(rule: RuleSpec, by: RuleNames): string {
  const { metric, comparison, threshold, criticalThreshold: critical, channels } = rule;
  const isBare = isReadyMade(metric) && threshold === 0;
  const only = channels.length > 0 ? ` (${list(channels.map((one) => channelWord(one)))})` : '';
  return [
    `${atTheHead(metricNoun(metric, by.names))} ${scopeWords(rule.scope, by)}${only}`,
    isBare ? '' : ` ${comparison} ${setFigure(metric, threshold)}`,
    rule.forSeconds > 0 ? ` for ${setDuration(rule.forSeconds)}` : '',
    critical === undefined ? '' : `, critical ${comparison} ${setFigure(metric, critical)}`,
  ].join('');
}

/** When a rule is judged, day and night, as a sentence. */
export function hoursWords({ hours }: Pick<RuleSpec, 'hours'>): string {
  switch (hours.kind) {
    case 'always':
      return 'It fires at any hour, day and night, also while a queue is closed.';
    case 'opening-hours':
      return 'It fires while the queue is open, and after that until those who still wait are served; never at night while it is closed and empty.';
    case 'timetable': {
      const { slices, zone } = hours.timetable;
      return `It fires only ${list(slices.map(weekTime))} (${name(zone)}), at no other hour.`;
    }
  }
}

/** How soon it fires, as a sentence. */
export function delayWords(
  { forSeconds }: Pick<RuleSpec, 'forSeconds'>,
  everyText: string,
): string {
  return forSeconds === 0
    ? `It fires at the first check that finds it so; checks run ${everyText}.`
    : `It fires once it has been so for ${setDuration(forSeconds)}; checks run ${everyText}.`;
}

/** The noun at the head of a sentence. */
function atTheHead(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

function scopeWords(scope: RuleScope, { names, areAgentsNamed }: RuleNames): string {
  switch (scope.kind) {
    case 'queues':
      return `in ${some(scope.ids, 'queue', (id) => (names ? queueName(names, id) : `queue ${id}`))}`;
    case 'queue-group':
      return `in the queues of group *${name(scope.name)}*`;
    case 'routing-profiles':
      return `in routing profile ${some(scope.ids, 'profile', (id) => (names ? profileName(names, id) : id))}`;
    case 'team':
      return `in team *${name(names ? teamName(names, scope.id) : scope.id)}*`;
    case 'agents':
      return names && areAgentsNamed
        ? `of ${some(scope.ids, 'agent', (id) => agentName(names, id))}`
        : `of ${count(scope.ids.length, 'agent')}`;
    case 'instance':
      return 'anywhere in the instance';
  }
}

function some(ids: readonly string[], what: string, nameOf: (id: string) => string): string {
  const shown = ids.slice(0, 3).map((id) => `*${name(nameOf(id))}*`);
  const more = ids.length - shown.length;
  return list(more > 0 ? [...shown, `${count(more, `more ${what}`)}`] : shown);
}
