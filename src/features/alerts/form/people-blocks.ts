import { chooseMany, choosePeople, chooseSlackChannel, writeText } from '../../../blocks/form.ts';
import type { Block } from '../../../blocks/message.ts';
import type { AlertLevel, Mentioned } from '../../../domain/alerting/rule.ts';
import { specLimits } from '../rules/check-spec.ts';
import { fields } from './fields.ts';
import { time } from './short-inputs.ts';
import type { FormStart } from './start.ts';
import { timesText } from './times-text.ts';

type Blocks = readonly (Block | undefined)[];

/** Where it is said, and how often. */
export function placeBlocks({ spec }: FormStart): Blocks {
  return [
    chooseSlackChannel({
      blockId: fields.slackChannel,
      label: 'Alerts are posted in',
      hint: 'Floorwalker has to be in the channel: /invite @Floorwalker.',
      chosen: spec.slackChannelId,
    }),
    time(fields.repeat, 'and said again every', spec.repeatSeconds, 'Empty: never.'),
  ];
}

/** Who is called by name. */
export function peopleBlocks({ spec, groups }: FormStart): Blocks {
  const { mentions = [], escalation } = spec;
  const from = (level: AlertLevel) =>
    mentions.filter((one) => one.from === level).map(({ who }) => who);
  const when = mentions.find((one) => one.when)?.when;
  const called = (whom: string) => ({
    people: `People called ${whom}`,
    groups: `User groups called ${whom}`,
  });
  const both = (
    [people, group]: readonly [string, string],
    labels: { people: string; groups: string },
    who: readonly Mentioned[],
  ): Blocks => [
    choosePeople({
      blockId: people,
      label: labels.people,
      chosen: idsOf(who, 'user'),
      maximum: specLimits.mentions,
    }),
    groupSelect(group, labels.groups, idsOf(who, 'user-group'), groups),
  ];
  return [
    ...both([fields.people, fields.groups], called('from the start'), from('warning')),
    ...both(
      [fields.criticalPeople, fields.criticalGroups],
      called('once it is critical'),
      from('critical'),
    ),
    writeText({
      isOptional: true,
      blockId: fields.mentionTimes,
      label: 'at these times',
      hint: 'In the time zone above. Empty: at all times.',
      placeholder: 'mon-fri 08:00-18:00',
      maximum: 500,
      written: when && timesText(when),
    }),
    time(
      fields.escalateAfter,
      'Not acknowledged after',
      escalation?.afterSeconds,
      'Then those below are called. Empty: nobody.',
    ),
    ...both([fields.escalatePeople, fields.escalateGroups], called('then'), escalation?.who ?? []),
    time(
      fields.ackHolds,
      'An acknowledgement holds for',
      spec.acknowledgedForSeconds,
      'Empty: until it is over or gets worse.',
    ),
  ];
}

/** Slack has no select for user groups. Those of the rule stay, though they cannot be read. */
function groupSelect(
  blockId: string,
  label: string,
  chosen: readonly string[],
  groups: FormStart['groups'] = [],
): Block | undefined {
  const unread = chosen.filter((id) => !groups.some(({ groupId }) => groupId === id));
  return chooseMany({
    blockId,
    label,
    choices: [
      ...unread.map((id) => ({ label: `group ${id}`, value: id })),
      ...groups.map(({ groupId, handle }) => ({ label: `@${handle}`, value: groupId })),
    ],
    chosen,
    maximum: specLimits.mentions,
  });
}

function idsOf(who: readonly Mentioned[], kind: Mentioned['kind']): readonly string[] {
  return who.filter((one) => one.kind === kind).map(({ id }) => id);
}
