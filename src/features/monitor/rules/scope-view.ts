import type { Message } from '../../../blocks/message.ts';
import { count } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ListeningSettings } from '../../../domain/settings.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { oneSentence, overtakenView, typedLines } from '../../settings-answers.ts';
import { listPage } from './list-page.ts';
import { scopeWords } from './part-words.ts';
import { mostInScope, mostScopes, type ScopeReport } from './scope.ts';

/** Who may hear which part of the floor, and how that is changed. */
export function scopeView(report: ScopeReport): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return oneSentence(mentionTroubleSentence(report));
    case 'overtaken':
      return overtakenView;
    case 'no-parts':
      return oneSentence(
        'Of these groups of queues none holds a queue that is still there, so nothing was changed.',
      );
    case 'too-many-parts':
      return oneSentence(
        `At most ${mostInScope} teams and ${mostInScope} queues stand in one scope, so nothing was changed. Name a team above them.`,
      );
    case 'too-many-people':
      return oneSentence(
        `At most ${mostScopes} people have a scope of their own, so nothing was changed. Set the scope of everyone-else instead.`,
      );
    case 'scope':
      return shown(report);
  }
}

function shown({ scopes, names, change }: Extract<ScopeReport, { kind: 'scope' }>): Message {
  const lead =
    change &&
    (change.kind === 'changed'
      ? 'Changed. It holds for whatever is started from now on; sessions that run already go on.'
      : 'It was so already. Nothing was changed.');
  const undo = change?.kind === 'changed' ? change.undo : undefined;
  const lines = scopeLines(scopes, names, 'all');
  return listPage({ id: 'scope', lead, lines, meaning, howToType, undo });
}

/** So many people are named where it is all about scopes, and where it is about other rules too. */
const mostPeople = { all: 20, few: 5 };

/** The scopes in words, everyone else last. For mrkdwn. */
export function scopeLines(
  { byUser, otherwise }: ListeningSettings['scopes'],
  names: Names | undefined,
  how: keyof typeof mostPeople,
): readonly string[] {
  const own = Object.entries(byUser);
  const named = own.slice(0, mostPeople[how]);
  const more = own.length - named.length;
  const everyone = own.length === 0 ? 'Whoever may listen' : 'Everyone else who may listen';
  return [
    '*Who may hear whom*, as far as they may listen at all:',
    ...named.map(([userId, scope]) => `• <@${userId}> may hear ${scopeWords(scope, names)}`),
    ...(more > 0
      ? [`• ${count(more, 'more person has', 'more people have')} a scope of their own`]
      : []),
    `• ${everyone} may hear ${scopeWords(otherwise, names)}`,
  ];
}

const meaning =
  'A team holds all teams below it. Where a scope names teams and queues, both must fit. Whoever has no team of their own in Amazon Connect hears nobody by own-team. The never-list goes before every scope.';

const howToType = typedLines([
  ['scope @sam team:North queue:Billing', 'agents of North, on contacts of Billing'],
  ['scope @sam own-team', 'their own team in Amazon Connect'],
  ['scope @sam everybody', 'no limit'],
  ['scope everyone-else own-team', 'whoever has no scope of their own'],
  ['scope remove @sam', 'that of everyone else again'],
]);
