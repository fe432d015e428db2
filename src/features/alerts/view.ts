import {
  dateAndTime,
  exactDuration,
  secondsBetween,
  setDuration,
  timeOfDay,
} from '../../blocks/format.ts';
import { limits } from '../../blocks/limits.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { count, name } from '../../blocks/text.ts';
import type { RuleRecord } from '../../domain/alert.ts';
import { queueName } from '../../floor/named.ts';
import type { CheckHealth } from '../../stores/alerts.ts';
import type { Asker } from '../answer.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { refusalView } from '../refusal-view.ts';
import type { AlertsReport } from './manage-rules.ts';

type Of<Kind extends AlertsReport['kind']> = Extract<AlertsReport, { kind: Kind }>;

/** What became of a rule, or all of them with their present state. */
export function alertsView(report: AlertsReport, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'refused':
      return refusalView(report.refusal);
    case 'added':
    case 'exists':
      return added(report);
    case 'list':
      return listView(report, asker);
    case 'removed':
      return say(
        `Rule \`${report.rule.id}\` is removed.${report.wasFiring ? ' Its open alert is being closed.' : ''}`,
      );
    case 'no-such-rule':
      return say(`There is no rule \`${name(report.ruleId)}\`. The list shows which there are.`, [
        listButton(),
      ]);
    case 'bad-channel':
      return say(badChannel(report));
    case 'too-many':
      return say('There are already 1,000 rules. Remove one first.');
  }
}

function say(text: string, more: readonly Block[] = []): Message {
  return { text, blocks: [section(text), ...more] };
}

function listButton(): Block {
  return actions('alerts', [
    runButton({ label: 'Show rules', command: 'alerts', text: 'list', id: 'list' }),
  ]);
}

function added(report: Of<'added' | 'exists'>): Message {
  const { rule } = report;
  const stands = report.kind === 'added' ? 'is set' : 'stands already';
  const text = `Rule \`${rule.id}\` ${stands}: when the wait in *${name(report.queueName)}* is longer than ${setDuration(rule.overSeconds)}, I post one message in <#${rule.channelId}> and update it when it is over.`;
  const note = `It is checked ${report.everyText}, day and night. The wait is the larger of Amazon Connect's estimate and the age of the oldest contact, in the channel that waits longest. Contacts waiting while nobody is staffed alert at once.`;
  const buttons = actions('alerts', [
    runButton({ label: 'Show rules', command: 'alerts', text: 'list', id: 'list' }),
    removeButton(rule.id),
  ]);
  return { text, blocks: [section(text), context(note), buttons] };
}

function removeButton(ruleId: string) {
  return runButton({
    label: 'Remove',
    command: 'alerts',
    text: `remove ${ruleId}`,
    id: `remove-${ruleId}`,
    mode: 'replace',
    spoken: `Remove rule ${ruleId}`,
    confirm: { title: 'Remove this rule?', text: 'It is checked no more.', yes: 'Remove' },
  });
}

function badChannel(report: Of<'bad-channel'>): string {
  switch (report.why) {
    case 'none':
      return 'An alert needs a channel: add in #channel at the end.';
    case 'unknown':
      return `I cannot tell whether <#${report.channelId}> is shared with another company, so no alert is posted there. Type /invite @Floorwalker there and try again; if that does not help, the app lacks the scope channels:read or groups:read.`;
    case 'not-member':
      return `I am not in <#${report.channelId}>. Type /invite @Floorwalker there, then try again.`;
  }
}

/** Of a message's blocks; the rest is headline and notes. */
const mostRows = limits.messageBlocks - 5;

function listView(report: Of<'list'>, asker: Asker): Message {
  const firing = report.records.filter((record) => record.state.kind === 'firing').length;
  const headline =
    report.records.length === 0
      ? 'There are no rules yet. Type `add queue-wait Billing over 5m in #floor` after the command to set one.'
      : `*${count(report.records.length, 'rule')}*, ${firing === 0 ? 'none firing' : `${firing} firing`}`;
  const ordered = report.records.toSorted(
    (a, b) => Number(b.state.kind === 'firing') - Number(a.state.kind === 'firing'),
  );
  const shown = ordered.slice(0, mostRows);
  const hidden = ordered.length - shown.length;
  return {
    text: headline,
    blocks: [
      section(headline),
      ...shown.map((record) => row(record, report, asker)),
      context(
        [hidden > 0 ? `${hidden} more not shown.` : '', healthText(report.health)].join(' ').trim(),
      ),
    ],
  };
}

function row(record: RuleRecord, report: Of<'list'>, asker: Asker): Block {
  const { rule, state } = record;
  const queue = report.names
    ? name(queueName(report.names, rule.queueId))
    : `queue ${rule.queueId}`;
  const standing =
    state.kind === 'quiet'
      ? 'quiet'
      : `*firing* since ${timeOfDay(state.since)} (${exactDuration(secondsBetween(state.since, report.now))})`;
  const text = `\`${rule.id}\` wait in *${queue}* over ${setDuration(rule.overSeconds)} → <#${rule.channelId}>\n${standing} · set by <@${rule.ownerId}>`;
  const silent = record.unsayable
    ? `\nThe last alert of this rule could not be posted (${dateAndTime(record.unsayable.at)}): see that I am in <#${rule.channelId}>.`
    : '';
  const mayChange = asker.access.isAdministrator || rule.ownerId === asker.caller.userId;
  return section(text + silent, mayChange ? removeButton(rule.id) : undefined);
}

/** Whether the list can be trusted now: when it was last checked, or since when it could not be. */
function healthText(health: CheckHealth): string {
  if (health.failingSince) {
    return `Checks have failed since ${dateAndTime(health.failingSince)}, so what stands here may be old.`;
  }
  return health.lastOkAt ? `Last checked ${dateAndTime(health.lastOkAt)}.` : 'Not checked yet.';
}
