import { context, section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import { type AlertTarget, type Rule, targetKey } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { type ComposerPorts, readAround } from './around.ts';
import { inBold, plainly } from './called.ts';
import { leadOf } from './lead.ts';
import { ruleLines } from './own-message.ts';

/**
 * What an alert of this rule would look like, marked as a test in its first line: the figure is invented,
 * nobody is called, and there is nothing to press. Throws nothing that is foreseen.
 */
export async function testMessage(
  ports: ComposerPorts,
  rule: Rule,
  { now, eventId }: { readonly now: Date; readonly eventId: string },
): Promise<Announcement> {
  const asked = { tenant: rule.tenant, channelId: rule.slackChannelId, about: undefined };
  const read = await readAround(ports, asked);
  const target = targetOf(rule, read.names);
  // Whoever it would be about is not known, so nobody is named.
  const around = target === someAgent ? { ...read, mayName: false } : read;
  const episode = invented(rule, target, now);
  const callsWhom = whomItWouldCall(rule);
  const first = (lead: string) => `Test, nothing has happened: ${lead}`;
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId,
    text: first(leadOf(episode, around, plainly)),
    blocks: [
      section(first(leadOf(episode, around, inBold))),
      context(
        'The figure is invented: it is just beyond the threshold.',
        callsWhom,
        ...ruleLines(rule),
      ),
    ],
  };
}

function invented(rule: Rule, target: AlertTarget, now: Date): Episode {
  const beyond = rule.comparison === 'over' ? rule.threshold + 1 : rule.threshold - 1;
  const value = Math.max(0, beyond);
  const id = `${rule.id}|${targetKey(target)}|test`;
  return {
    id,
    rule,
    target,
    home: { kind: 'own', id, channelId: rule.slackChannelId },
    ...{ activeAt: now, firedAt: now, measuredAt: now, spokenAt: now },
    ...{ level: 'warning', worstLevel: 'warning', worstValue: value, starts: 1, isShown: true },
    measured: { kind: 'value', value, isAtLeast: false, facts: { asOf: now } },
    ...{ mentions: [], replies: [], hooks: [] },
  };
}

/** The first of what it is about; where that is somebody nobody knows yet, an agent of no name. */
function targetOf({ scope, metric }: Rule, names: Names | undefined): AlertTarget {
  const first = 'ids' in scope ? scope.ids[0] : undefined;
  if (scope.kind === 'agents' && first !== undefined) return { kind: 'agent', id: first };
  if (metric.kind === 'agent-state') return someAgent;
  if (scope.kind === 'team') return { kind: 'team', id: scope.id };
  if (scope.kind === 'routing-profiles' && first !== undefined) {
    return { kind: 'routing-profile', id: first };
  }
  const queueId =
    scope.kind === 'queue-group' ? names?.queueGroups?.byName.get(scope.name)?.[0] : first;
  return queueId === undefined ? { kind: 'instance' } : { kind: 'queue', id: queueId };
}

const someAgent: AlertTarget = { kind: 'agent', id: '' };

/** In words that call nobody: ids, without the brackets by which Slack knows a mention. */
function whomItWouldCall({ mentions }: Rule): string {
  if (mentions.length === 0) return 'It would call nobody by name.';
  const people = mentions.filter(({ who }) => who.kind === 'user').length;
  const groups = mentions.length - people;
  const parts = [
    ...(people > 0 ? [people === 1 ? '1 person' : `${people} people`] : []),
    ...(groups > 0 ? [groups === 1 ? '1 user group' : `${groups} user groups`] : []),
  ];
  return `It would call ${name(parts.join(' and '))}.`;
}
