import type { ListeningSettings } from '../../../domain/settings.ts';
import { type OptionName, optionAt } from './option-values.ts';

/** What each value of a rule means for agents and supervisors. */
const meanings: Readonly<Record<OptionName, Readonly<Record<string, string>>>> = {
  'step-in': {
    on: 'Listen offers barge-in as well to those whose Amazon Connect security profile includes it: the button reads “Listen, may step in”, and from their control panel they can speak to agent and customer without a further question by Floorwalker. The audit records both. For everybody else Listen stays silent.',
    off: 'Listen is silent: nobody hears the supervisor. Barge is a button of its own, asked before it is done, and starts a new session.',
  },
  'ask-reason': {
    on: 'Nobody listens without saying why: Listen opens a form first. The reason stands in the audit in the supervisor’s own words; no customer data belongs in it.',
    off: 'Listening starts without a question. A reason can be given all the same: `reason:"coaching"` at the end of the line.',
  },
  'tell-agents': {
    none: 'Floorwalker tells agents nothing, neither before nor while somebody listens.',
    before:
      'Before it starts, the agent gets a direct message that says who will listen. Whoever cannot be told, because no Slack account belongs to them or Slack does not answer, is not listened to.',
    during:
      'As soon as it runs, the agent gets a direct message that says who listens. Whoever has no Slack account that belongs to them is not listened to.',
  },
};

const titles: Readonly<Record<OptionName, string>> = {
  'step-in': 'Listen may step in',
  'ask-reason': 'A reason is asked for',
  'tell-agents': 'Agents are told',
};

const valueWords: Readonly<Record<string, string>> = {
  on: 'yes',
  off: 'no',
  none: 'no',
  before: 'before it starts',
  during: 'while it runs',
};

/** "*Agents are told*: before it starts. …": a rule as it is, and what that means. For mrkdwn. */
export function optionLine(listening: ListeningSettings, option: OptionName): string {
  const value = optionAt(listening, option);
  return `*${titles[option]}*: ${valueWords[value]}. ${meanings[option][value]}`;
}
