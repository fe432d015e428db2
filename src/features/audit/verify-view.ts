import type { Message } from '../../blocks/message.ts';
import { context, section } from '../../blocks/primitives.ts';
import { count } from '../../blocks/text.ts';
import { headText } from '../../chain/chain.ts';
import { isIntact, isUntold, type Verdict } from '../../chain/verify.ts';
import { findingSentence, givenSentence, verdictSentence } from '../../chain/words.ts';

/** A screen of a phone holds no more. */
const mostFindings = 10;

/** Whether the audit is as it was written, and what is wrong with it. */
export function verifyView(verdict: Verdict): Message {
  const headline = `*${standing(verdict)}* ${verdictSentence(verdict)}`;
  const given = givenSentence(verdict);
  const findings = verdict.findings
    .slice(0, mostFindings)
    .map((one) => `• ${findingSentence(one)}`);
  const more = verdict.findingCount - findings.length;
  const { head } = verdict;
  const facts = [
    `${count(verdict.count, 'entry', 'entries')} read.`,
    ...(head ? [`Head: \`${headText(head)}\``] : []),
    ...(verdict.given
      ? []
      : [
          'Whether the tail was cut shows only against a head that was known before: press “Check against this head” in a message of the audit channel, or type `audit verify` and the head.',
        ]),
  ];
  return {
    text: [headline, given].filter(Boolean).join(' '),
    blocks: [
      section(headline),
      ...(given === undefined ? [] : [section(given)]),
      ...(findings.length === 0
        ? []
        : [section([...findings, ...(more > 0 ? [`and ${more} more.`] : [])].join('\n'))]),
      context(...facts),
    ],
  };
}

function standing(verdict: Verdict): string {
  if (isUntold(verdict)) return 'Whether the audit is intact cannot be told.';
  return isIntact(verdict) ? 'The audit is intact.' : 'The audit is broken.';
}
