import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count } from '../../../blocks/text.ts';
import { checkLines } from './check-lines.ts';
import { connectLines } from './connect-lines.ts';
import { problemsOf } from './problems.ts';
import type { HealthReport } from './read-health.ts';
import { messageLines, ruleLines, scopeLines, silenceLines, watchLines } from './state-lines.ts';

/** So many problems stand in the headline; all of them in the parts below. */
const mostProblems = 10;

/** How alerting itself does: what is wrong first, then every part with its age in words. */
export function healthView(report: HealthReport): Message {
  const problems = problemsOf(report);
  const text = headline(problems);
  const shown = problems.slice(0, mostProblems).map((one) => `• ${one}`);
  const more = problems.length - mostProblems;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Checks', checkLines(report)],
    ['Readings of Amazon Connect, by the process that answers', connectLines(report)],
    ['Rules', ruleLines(report)],
    ['Messages', messageLines(report)],
    ['Silences', silenceLines(report)],
    ['Optional scopes', scopeLines(report)],
    ['Who is told when something does not work', watchLines(report)],
  ];
  return {
    text,
    blocks: [
      section([text, ...shown].join('\n')),
      ...(more > 0 ? [context(`${more} more, below.`)] : []),
      ...parts.map(([title, lines]) => section(`*${title}*\n${lines.join('\n')}`)),
      actions('health', [
        runButton({
          label: 'Refresh',
          command: 'alerts',
          text: 'health',
          id: 'refresh',
          mode: 'replace',
        }),
        runButton({ label: 'Show rules', command: 'alerts', text: 'list', id: 'list' }),
      ]),
    ],
  };
}

function headline(problems: readonly string[]): string {
  const [only, ...more] = problems;
  if (only === undefined) return 'Alerts are checked and said: nothing is known to be wrong.';
  return more.length === 0
    ? '*Alerts: one thing is wrong.*'
    : `*Alerts: ${count(problems.length, 'thing')} are wrong.*`;
}
