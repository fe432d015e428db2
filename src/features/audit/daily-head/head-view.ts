import { differenceInCalendarDays } from 'date-fns';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count } from '../../../blocks/text.ts';
import { headText } from '../../../chain/chain.ts';
import { findingSentence, short, verdictSentence } from '../../../chain/words.ts';
import { dayOf, type SaidHead } from '../../../domain/audit-head.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { shortestKept } from '../intent.ts';
import type { HeadReport } from './head-report.ts';

/** A message that is read every day stays short. */
const mostFindings = 5;

/** The head of the audit for a channel: what stands here cannot be rewritten in Redis. */
export function headView(report: HeadReport): Announcement {
  const { day, verdict } = report;
  const { head } = verdict;
  const isBroken = verdict.findingCount > 0 || isCutYoung(report);
  const state = `${isBroken ? '*The chain is broken.* ' : ''}${verdictSentence(verdict)}`;
  const headline = `*Audit, ${day}:* ${count(verdict.count, 'entry', 'entries')}. ${state}`;
  const findings = verdict.findings
    .slice(0, mostFindings)
    .map((one) => `• ${findingSentence(one)}`);
  const before = beforeText(report);
  const emptied = report.isEmptied
    ? 'Redis holds no settings any more, either: it was emptied. This channel is known only because Floorwalker remembers it.'
    : undefined;
  return {
    kind: 'audit',
    fitFor: 'colleagues',
    eventId: `audit|${day}`,
    text: [headline, before, emptied].filter(Boolean).join('\n'),
    blocks: [
      section([headline, ...findings].join('\n')),
      section([before, emptied].filter(Boolean).join('\n')),
      ...(head
        ? [
            context(`Head: \`${headText(head)}\``),
            actions('audit-head', [
              runButton({
                label: 'Check against this head',
                command: 'monitor',
                text: `audit verify ${headText(head)}`,
                id: 'check',
              }),
            ]),
          ]
        : []),
    ],
  };
}

function beforeText(report: HeadReport): string {
  const { before, verdict, remembered, day } = report;
  if (!before) {
    return 'No earlier head is known: this is the first one, or Redis was emptied while Floorwalker was not running. An older message in this channel tells: an administrator presses its button.';
  }
  const which = whichHead(before, day);
  const memory = {
    same: '',
    unknown: '',
    forgotten:
      ' Redis does not know any more that it was posted; Floorwalker remembers it by itself.',
    differs:
      ' Redis names another head for that day than the one that was posted: it was rewritten there.',
  }[remembered];
  return `${containsText({ which, isYoung: isCutYoung(report) }, before, verdict)}${memory}`;
}

function containsText(
  { which, isYoung }: { readonly which: string; readonly isYoung: boolean },
  { head: known }: SaidHead,
  { given, head }: HeadReport['verdict'],
): string {
  if (!known || !given) return `When ${which} was due, nothing had been written down yet.`;
  const named = `${which} (${short(known)})`;
  switch (given.is) {
    case 'contained':
      return `The chain still contains ${named}.`;
    case 'other':
      return `*The chain no longer contains ${named}:* another entry stands at ${known.number}, or none. It was rewritten.`;
    case 'beyond':
      return `*The chain no longer contains ${named}:* it ${head ? `ends at entry ${head.number}` : 'is empty'}. Its tail was cut, or Redis was emptied.`;
    case 'removed':
      return isYoung
        ? `*The chain no longer contains ${named}:* its entries were removed, and \`audit keep\` removes nothing younger than ${shortestKept} days. Somebody else did.`
        : `Whether the chain contained ${named} cannot be told any more: by the audit, entries that old were removed.`;
  }
}

/** Whether what a head of the last days vouched for was removed, which no command of ours does. */
function isCutYoung({ before, verdict, day }: HeadReport): boolean {
  if (!before || verdict.given?.is !== 'removed') return false;
  return differenceInCalendarDays(new Date(day), new Date(before.day)) < shortestKept;
}

function whichHead(before: SaidHead, day: string): string {
  const dayBefore = dayOf(new Date(new Date(day).getTime() - 24 * 3_600_000));
  return before.day === dayBefore ? 'yesterday’s head' : `the head of ${before.day}`;
}
