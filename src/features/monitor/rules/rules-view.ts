import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { typedLines } from '../../settings-answers.ts';
import { neverLines } from './never-view.ts';
import { notification } from './notification.ts';
import { optionNames } from './option-values.ts';
import { optionLine } from './option-words.ts';
import type { RulesReport } from './rules.ts';
import { scopeLines } from './scope-view.ts';
import { turnButton } from './switch-button.ts';

/** Every rule of listening on one page, with what is typed to change it. */
export function rulesView({ listening, names }: RulesReport): Message {
  const lines = [
    listening.isOn
      ? '*Listening is on.* Whoever may listen in Amazon Connect can do so through Floorwalker, by these rules:'
      : '*Listening is off.* Nobody can start to listen through Floorwalker. Once it is on, these rules hold:',
    ...scopeLines(listening.scopes, names, 'few'),
    ...neverLines(listening.never, names),
    ...optionNames.map((option) => optionLine(listening, option)),
  ];
  return {
    text: notification(undefined, lines),
    blocks: [
      ...lines.map((line) => section(line)),
      howToType,
      actions('rules', [turnButton(listening.isOn)]),
    ],
  };
}

const howToType = typedLines([
  ['on', 'turns listening on, after a question; `off` at once'],
  ['scope', 'who may hear whom'],
  ['never', 'whom and what nobody listens to'],
  ['step-in', 'whether Listen offers barge-in as well'],
  ['ask-reason', 'whether a reason is asked for'],
  ['tell-agents', 'whether agents are told, and when'],
]);
