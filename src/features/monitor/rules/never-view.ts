import type { Message } from '../../../blocks/message.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { oneSentence, overtakenView, typedLines } from '../../settings-answers.ts';
import { listPage } from './list-page.ts';
import { mostNever, type NeverChange, type NeverReport } from './never.ts';
import { partLines } from './part-words.ts';
import { countOfParts, type Parts } from './parts.ts';

/** Whom and what nobody listens to, and how that is changed. */
export function neverView(report: NeverReport): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return oneSentence(mentionTroubleSentence(report));
    case 'overtaken':
      return overtakenView;
    case 'too-many':
      return oneSentence(
        `At most ${mostNever} queues, agents and teams stand on this list, so nothing was changed. Name a team instead of its agents.`,
      );
    case 'never':
      return listed(report);
  }
}

function listed({ never, names, change }: Extract<NeverReport, { kind: 'never' }>): Message {
  const lead = change && changeWords(change, names);
  const undo = change && countOfParts(change.moved) > 0 ? change.undo : undefined;
  const lines = neverLines(never, names);
  return listPage({ id: 'never', lead, lines, meaning, howToType, undo });
}

/** The list in words, its headline first. For mrkdwn. */
export function neverLines(never: Parts, names: Names | undefined): readonly string[] {
  const lines = partLines(never, names);
  return lines.length === 0
    ? ['*Never listened to*: nobody and nothing is on the list.']
    : ['*Never listened to*, by anybody:', ...lines.map((line) => `• ${line}`)];
}

function changeWords({ kind, moved }: NeverChange, names: Names | undefined): string {
  if (countOfParts(moved) === 0) {
    return kind === 'add'
      ? 'All of it is on the list already. Nothing was changed.'
      : 'None of it is on the list. Nothing was changed.';
  }
  const what = partLines(moved, names).join('; ');
  return kind === 'add'
    ? `Nobody can start to listen to these any more: ${what}. Sessions that run already go on until they are ended.`
    : `Taken off the list: ${what}.`;
}

const meaning =
  'Queues with all their contacts, agents on all theirs, teams with all teams below them. It goes before every right and every scope, and there is no button to listen for them.';

const howToType = typedLines([
  ['never queue:Legal', 'no contact of this queue; commas part several'],
  ['never agent:"Maria Lindqvist"', 'this agent; @mention works too'],
  ['never team:Board', 'agents of a team and of all below it'],
  ['never group:emea', 'the queues that this group of queues holds now'],
  ['never remove queue:Legal', 'off the list'],
]);
