import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { escapeMrkdwn, name } from '../../../blocks/text.ts';
import { mostRules, type Rule, type RuleVersion } from '../../../domain/alerting/rule.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { refusalView } from '../../refusal-view.ts';
import { oneSentence } from '../../settings-answers.ts';
import type { RuleObstacle, RuleReport } from './rule-report.ts';
import { delayWords, hoursWords, ruleWords } from './rule-words.ts';

type Of<Kind extends RuleReport['kind']> = Extract<RuleReport, { kind: Kind }>;

/** What became of a wish to make or change a rule, for the asker alone. */
export function ruleView(report: RuleReport): Message {
  switch (report.kind) {
    case 'added':
    case 'exists':
      return addedView(report);
    case 'changed':
      return changedView(report);
    case 'unchanged':
      return answer(
        `Rule \`${report.rule.id}\` is so already: ${ruleWords(report.rule, report.by)}. Nothing was changed.`,
        [],
        [button('Show rules', 'list')],
      );
    default:
      return obstacleView(report);
  }
}

/** Why nothing was made or changed. */
export function obstacleView(report: RuleObstacle): Message {
  switch (report.kind) {
    case 'no-such-rule':
      return answer(
        `There is no rule \`${name(report.ruleId)}\`. The list shows which there are.`,
        [],
        [button('Show rules', 'list')],
      );
    case 'nothing-to-undo':
      return answer(
        `Rule \`${name(report.ruleId)}\` was never changed, so there is nothing to undo. Remove takes it away.`,
        [],
        [removeButton(report.ruleId)],
      );
    case 'overtaken':
      return answer(
        `Somebody else changed rule \`${name(report.ruleId)}\` in the meantime, so nothing was changed here. Look at it and try again.`,
        [],
        [button('Show rules', 'list')],
      );
    case 'too-many':
      return oneSentence(
        `There are already ${mostRules.toLocaleString('en-GB')} rules. Remove one first.`,
      );
    case 'refused':
      return refusalView(report.refusal);
    case 'bad-channel':
      return oneSentence(escapeMrkdwn(report.why));
    case 'misunderstood':
      return oneSentence(escapeMrkdwn(report.problem));
    case 'mention-trouble':
      return oneSentence(mentionTroubleSentence(report));
    case 'name-trouble':
      return nameTroubleView(report);
  }
}

function addedView({ kind, rule, by, everyText }: Of<'added' | 'exists'>): Message {
  const stands = kind === 'added' ? 'is set' : 'stands already';
  const paused = rule.pausedBy === undefined ? '' : ` It is paused by <@${rule.pausedBy}>.`;
  return answer(
    `Rule \`${rule.id}\` ${stands}: ${ruleWords(rule, by)}, told in <#${rule.slackChannelId}>.${paused}`,
    [`${delayWords(rule, everyText)} ${hoursWords(rule)}`],
    [
      ...calmerButtons(rule),
      button('Show rules', 'list'),
      editButton(rule.id),
      removeButton(rule.id),
    ],
  );
}

function changedView({ deed, before, rule, by, everyText }: Of<'changed'>): Message {
  const known = rule ?? before;
  if (!known) return oneSentence('Nothing was changed.');
  const what = ruleWords(known, by);
  if (!rule) {
    return answer(
      `Rule \`${known.id}\` is removed: ${what}. An open alert of it is closed at the next check.`,
      ['It can be brought back for 30 days.'],
      [undoButton(known.id, 0), button('Show rules', 'list')],
    );
  }
  const now = before ? deeds[deed] : 'is there again';
  return answer(
    `Rule \`${rule.id}\` ${now}: ${what}, told in <#${rule.slackChannelId}>.`,
    rule.pausedBy === undefined
      ? [`${delayWords(rule, everyText)} ${hoursWords(rule)}`]
      : [`It is not judged until \`resume ${rule.id}\`; an open alert of it is closed.`],
    [
      undoButton(rule.id, rule.revision),
      ...(rule.pausedBy === undefined && deed === 'changed' ? calmerButtons(rule) : []),
      ...(rule.pausedBy === undefined ? [] : [button('Resume', `resume ${rule.id}`)]),
      button('Show rules', 'list'),
      editButton(rule.id),
    ],
  );
}

const deeds: Readonly<Record<RuleVersion['deed'], string>> = {
  changed: 'is changed',
  paused: 'is paused',
  resumed: 'is judged again',
  removed: 'is removed',
  imported: 'is changed',
  undone: 'is as it was',
};

/** What makes a rule calmer, where it is not so yet. */
function calmerButtons({ id, forSeconds, hours, scope }: Rule) {
  const hasHours = ['queues', 'queue-group', 'instance'].includes(scope.kind);
  return [
    ...(forSeconds === 0 ? [button('Wait 1 min first', `edit ${id} for 1m`)] : []),
    ...(hours.kind === 'always' && hasHours
      ? [button('Only when open', `edit ${id} when open`)]
      : []),
  ];
}

function undoButton(id: string, revision: number) {
  return button('Undo', `undo ${id} ${revision}`);
}

function editButton(id: string) {
  return button('Edit', `edit-form ${id}`, 'beside');
}

/** Asks first. */
export function removeButton(id: string) {
  return runButton({
    label: 'Remove',
    command: 'alerts',
    text: `remove ${id}`,
    id: 'remove',
    mode: 'replace',
    style: 'danger',
    confirm: {
      title: `Remove rule ${id}?`,
      text: 'It is not judged any more, and an open alert of it is closed. It can be brought back for 30 days.',
      yes: 'Remove',
    },
  });
}

function button(label: string, text: string, mode: 'replace' | 'beside' = 'replace') {
  const id = label.toLowerCase().replaceAll(' ', '-');
  return runButton({ label, command: 'alerts', text, id, mode });
}

function answer(
  text: string,
  notes: readonly string[],
  buttons: readonly ReturnType<typeof runButton>[],
): Message {
  const blocks: Block[] = [section(text)];
  if (notes.length > 0) blocks.push(context(...notes));
  if (buttons.length > 0) blocks.push(actions('rule', [...buttons]));
  return { text: [text, ...notes].join('\n'), blocks };
}
