import { dateAndTime, secondsBetween, shortDuration, timeOfDay } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, name } from '../../../blocks/text.ts';
import type { Trouble, TroubleNews } from '../../../domain/alerting/trouble.ts';
import { whyWords } from './why-words.ts';

/** Within this, a time of day says enough. */
const sameDaySeconds = 12 * 60 * 60;

/** What is told of a trouble: what does not work and what that means, or that it is over and how long it was. */
export function troubleView(trouble: Trouble, what: TroubleNews, now: Date): Message {
  const text = newsText(trouble, what, now);
  const isRule = trouble.kind === 'orphan' || trouble.kind === 'rule-in-error';
  const buttons = [
    isRule && trouble.about !== undefined && !isEnd(what)
      ? runButton({
          label: 'Edit the rule',
          command: 'alerts',
          text: `edit-form ${trouble.about}`,
          id: 'edit',
        })
      : undefined,
    runButton({ label: 'Health', command: 'alerts', text: 'health', id: 'health' }),
  ];
  return { text, blocks: [section(text), actions('trouble', buttons)] };
}

function isEnd(what: TroubleNews): boolean {
  return what === 'ended' || what === 'was';
}

function newsText(trouble: Trouble, what: TroubleNews, now: Date): string {
  const { since, over = now, backAt } = trouble;
  const say = (at: Date) =>
    secondsBetween(since, now) < sameDaySeconds ? timeOfDay(at) : dateAndTime(at);
  switch (what) {
    case 'began':
      return `*Trouble:* ${whatHappens(trouble)}, since ${say(since)}. ${consequence(trouble)}`;
    case 'came-back':
      return `*Trouble again:* ${whatHappens(trouble)}, since ${say(backAt ?? since)}; the first time was at ${say(since)}. ${consequence(trouble)} That it is over is told once it has been so for ten minutes.`;
    case 'ended':
    case 'was': {
      const from = what === 'was' ? (backAt ?? since) : since;
      const lasted = shortDuration(secondsBetween(from, over));
      const often = backAt ? ', on and off' : '';
      return `*Over:* ${whatHappened(trouble)} from ${say(from)} to ${say(over)} (${lasted}${often}). ${aftermath(trouble)}`.trim();
    }
  }
}

/** What does not work, as it is now. */
export function whatHappens({ kind, code, about = '' }: Trouble): string {
  switch (kind) {
    case 'not-checking':
      return code === undefined
        ? 'no check of the alert rules comes to an end'
        : `the alert rules cannot be checked (${whyWords(code)})`;
    case 'connect-away':
      return `Amazon Connect cannot be read (${whyWords(code)})`;
    case 'redis-away':
      return 'Floorwalker’s memory (Redis) does not answer';
    case 'slack-away':
      return 'Slack does not take messages';
    case 'channel-gone':
      return `alerts cannot be posted in <#${about}> (${whyWords(code)})`;
    case 'webhook-away':
      return 'the outgoing webhook does not take critical alerts';
    case 'orphan':
      return `${watched(code, about)} is gone from Amazon Connect`;
    case 'rule-in-error':
      return `rule \`${name(about)}\` cannot be judged (${whyWords(code)})`;
  }
}

function whatHappened({ kind, code, about = '' }: Trouble): string {
  switch (kind) {
    case 'not-checking':
      return code === undefined
        ? 'no check of the alert rules came to an end'
        : `the alert rules were not checked (${whyWords(code)})`;
    case 'connect-away':
      return `Amazon Connect could not be read (${whyWords(code)})`;
    case 'redis-away':
      return 'Floorwalker’s memory (Redis) did not answer';
    case 'slack-away':
      return 'Slack took no messages';
    case 'channel-gone':
      return `alerts could not be posted in <#${about}>`;
    case 'webhook-away':
      return 'the outgoing webhook did not take critical alerts';
    case 'orphan':
      return `${watched(code, about)} was gone from Amazon Connect`;
    case 'rule-in-error':
      return `rule \`${name(about)}\` could not be judged`;
  }
}

/** Part of it is gone, and the rest is judged. */
const partlyGone = 'partly-gone';

function watched(code: string | undefined, ruleId: string): string {
  const what = `what rule \`${name(ruleId)}\` watches`;
  return code === partlyGone ? `a part of ${what}` : what;
}

function consequence({ kind, code, about = '' }: Trouble): string {
  switch (kind) {
    case 'not-checking':
    case 'connect-away':
    case 'redis-away':
      return 'No new alert comes meanwhile, and open ones stay as they are.';
    case 'slack-away':
      return '';
    case 'channel-gone':
      return `Type /invite @Floorwalker in <#${about}>, or give its rules another channel.`;
    case 'webhook-away':
      return 'They stand in Slack all the same, but no pager wakes anybody: look at its address and secret, and at the log.';
    case 'orphan':
      return code === partlyGone
        ? 'The rest of it is judged: change it so that it names what is there.'
        : 'It is not judged any more: change it or remove it.';
    case 'rule-in-error':
      return 'It stays as it was: change it, or look at the log.';
  }
}

/** What it means afterwards. */
function aftermath({ kind, waited }: Trouble): string {
  switch (kind) {
    case 'not-checking':
    case 'connect-away':
    case 'redis-away':
      return 'An alert of that time may be late or missing.';
    case 'slack-away':
      return waited
        ? `${count(waited, 'message')} had to wait for it.`
        : 'No alert had to wait for it.';
    default:
      return '';
  }
}
