import { dateAndTime, secondsBetween, setDuration, shortDuration } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { type Column, dataTable } from '../../../blocks/table.ts';
import { count } from '../../../blocks/text.ts';
import type { EndReason, Episode } from '../../../domain/alerting/alert.ts';
import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import { agentName, profileName, queueName, teamName } from '../../../floor/named.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { metricLabels } from '../form/metric-labels.ts';
import { readFigure, thresholdOf } from '../metric-words.ts';
import type { HistoryReport } from './rule-history.ts';
import type { RuleNames } from './rule-words.ts';

const columns: readonly Column[] = [
  { title: 'About', kind: 'text' },
  { title: 'Rule', kind: 'text' },
  { title: 'Began (UTC)', kind: 'text' },
  { title: 'Lasted', kind: 'text' },
  { title: 'Worst', kind: 'text' },
  { title: 'Taken', kind: 'text' },
  { title: 'Ended', kind: 'text' },
];

/** What fired, for how long, and how soon somebody took it. */
export function historyView(report: HistoryReport): Message {
  if (report.kind === 'name-trouble') return nameTroubleView(report);
  const { episodes, isCut, seconds, now } = report;
  const span = seconds % 86_400 === 0 ? count(seconds / 86_400, 'day') : setDuration(seconds);
  if (episodes.length === 0) {
    const text = `Nothing fired in the last ${span}.`;
    return { text, blocks: [section(text)] };
  }
  const open = episodes.filter(({ ended }) => ended === undefined).length;
  const taken = episodes.flatMap(({ acknowledged }) => acknowledged ?? []).length;
  const headline = `*${count(episodes.length, 'alert')}* in the last ${span}${isCut ? ', and more before them' : ''}: ${open} still open, ${taken} taken.`;
  const takers = [...new Set(episodes.flatMap(({ acknowledged }) => acknowledged?.by ?? []))];
  const table = dataTable({
    caption: `Alerts of the last ${span}`,
    columns,
    rows: episodes.map((one) => rowOf(one, report.by, now)),
    pageSize: 10,
  });
  const [newest] = episodes;
  const notes = [
    `The newest began ${newest ? dateAndTime(newest.firedAt) : 'just now'}.`,
    ...(takers.length > 0
      ? [
          `Taken by ${takers
            .slice(0, 10)
            .map((one) => `<@${one}>`)
            .join(', ')}.`,
        ]
      : []),
  ];
  return {
    text: headline,
    blocks: [section(headline), table.block, context(...notes)],
    plainBlocks: [section(headline), ...table.plain, context(...notes)],
  };
}

function rowOf(episode: Episode, by: RuleNames, now: Date) {
  const { rule, target, firedAt, ended, acknowledged, worstValue, worstLevel } = episode;
  return [
    targetText(target, by),
    `${metricLabels[rule.metric.kind]} (${rule.id})`,
    firedAt.toISOString().slice(0, 16).replace('T', ' '),
    shortDuration(secondsBetween(firedAt, ended?.at ?? now)),
    `${worstValue === undefined ? 'unknown' : readFigure(rule, worstValue, thresholdOf(rule, worstLevel))}, ${worstLevel}`,
    acknowledged ? `after ${shortDuration(secondsBetween(firedAt, acknowledged.at))}` : 'by nobody',
    ended ? ends[ended.why] : 'still open',
  ];
}

function targetText(target: AlertTarget, { names, areAgentsNamed }: RuleNames): string {
  switch (target.kind) {
    case 'queue':
      return names ? queueName(names, target.id) : `queue ${target.id}`;
    case 'routing-profile':
      return names ? profileName(names, target.id) : `profile ${target.id}`;
    case 'team':
      return names ? teamName(names, target.id) : `team ${target.id}`;
    case 'agent':
      return names && areAgentsNamed ? agentName(names, target.id) : 'an agent';
    case 'instance':
      return 'the whole instance';
  }
}

const ends: Readonly<Record<EndReason, string>> = {
  resolved: 'resolved',
  'outside-hours': 'its hours ended',
  'rule-removed': 'rule removed',
  'rule-paused': 'rule paused',
  'rule-changed': 'rule changed',
  orphaned: 'gone from Amazon Connect',
  gone: 'agent not there any more',
};
