import { chooseMany, chooseOne, searchMany } from '../../../blocks/form.ts';
import { setDuration } from '../../../blocks/format.ts';
import type { Block } from '../../../blocks/message.ts';
import type { RuleScope } from '../../../domain/alerting/rule.ts';
import { knownChannels } from '../../../domain/contact-centre.ts';
import { namedGroups } from '../../../floor/named.ts';
import { choicesOf } from '../../name-choices.ts';
import { plainChannel } from '../../words-for.ts';
import { metricKinds, watchedActivities } from '../file/metric-words.ts';
import { ruleWindows, specLimits } from '../rules/check-spec.ts';
import { choice, fields, metricField } from './fields.ts';
import { activityLabels, metricLabels } from './metric-labels.ts';
import { type Searchable, searchable } from './searches.ts';
import type { FormStart } from './start.ts';

type Blocks = readonly (Block | undefined)[];

/** What is watched. */
export function metricBlocks({ rule, spec, names }: FormStart): Blocks {
  const { metric } = spec;
  const state = metric?.kind === 'agent-state' ? metric.state : undefined;
  const window = metric && 'windowSeconds' in metric ? metric.windowSeconds : 900;
  return [
    chooseOne({
      blockId: metricField(rule?.id),
      label: 'What is watched',
      choices: metricKinds.map((kind) => ({ label: metricLabels[kind], value: kind })),
      chosen: metric?.kind,
    }),
    chooseOne({
      blockId: fields.window,
      label: 'In a window of',
      hint: 'Of missed contacts, service level and abandonment only.',
      choices: ruleWindows.map((seconds) => ({
        label: setDuration(seconds),
        value: String(seconds),
      })),
      chosen: String(window),
    }),
    chooseOne({
      blockId: fields.state,
      label: 'State of the agent',
      hint: 'Of an agent too long in a state only.',
      choices: [
        ...watchedActivities.map((kind) => ({ label: activityLabels[kind], value: kind })),
        { label: 'The status chosen below', value: choice.byStatus },
      ],
      chosen: state?.kind === 'status' ? choice.byStatus : state?.activity,
    }),
    searchMany({
      ...search('Status of the agent', fields.status, 'statuses', names, [
        ...(state?.kind === 'status' ? [state.statusId] : []),
      ]),
      maximum: 1,
    }),
  ];
}

/** Whom or what it is about: one of these. */
export function scopeBlocks({ spec, names }: FormStart): Blocks {
  const { scope, channels = [] } = spec;
  const ids = (kind: RuleScope['kind']) =>
    scope?.kind === kind && 'ids' in scope ? scope.ids : [];
  const group = scope?.kind === 'queue-group' ? scope.name : undefined;
  const groups = new Set([...namedGroups(names).map(({ id }) => id), ...(group ? [group] : [])]);
  return [
    searchMany({
      ...search('Queues', fields.queues, 'queues', names, ids('queues')),
      hint: 'One alert for each.',
      maximum: specLimits.scopeIds,
    }),
    chooseMany({
      blockId: fields.group,
      label: 'or a group of queues',
      hint: 'What is in it is looked up at each check.',
      choices: [...groups].map((one) => ({ label: one, value: one })),
      chosen: group === undefined ? [] : [group],
      maximum: 1,
    }),
    searchMany({
      ...search('or routing profiles', fields.profiles, 'profiles', names, ids('routing-profiles')),
      maximum: specLimits.scopeIds,
    }),
    searchMany({
      ...search('or a team', fields.team, 'teams', names, scope?.kind === 'team' ? [scope.id] : []),
      hint: 'A hierarchy group, with all groups below it.',
      maximum: 1,
    }),
    searchMany({
      ...search('or agents', fields.agents, 'agents', names, ids('agents')),
      maximum: specLimits.scopeIds,
    }),
    chooseMany({
      blockId: fields.all,
      label: 'or everything',
      choices: [{ label: 'The whole instance', value: choice.all }],
      chosen: scope?.kind === 'instance' ? [choice.all] : [],
      maximum: 1,
    }),
    chooseMany({
      blockId: fields.channels,
      label: 'Channels of contacts',
      hint: 'All of them, where none is chosen.',
      choices: knownChannels.map((channel) => ({ label: plainChannel(channel), value: channel })),
      chosen: channels,
      maximum: knownChannels.length,
    }),
  ];
}

function search(
  label: string,
  blockId: string,
  kind: Searchable,
  names: FormStart['names'],
  ids: readonly string[],
) {
  const chosen = choicesOf(searchable[kind](names), ids);
  return { label, blockId, command: 'alerts', search: kind, chosen };
}
