import type { Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { count } from '../../blocks/text.ts';
import { oneSentence } from '../settings-answers.ts';
import type { KeepReport } from './keep-audit.ts';

/** What keeping the audit for so many days takes away, or has taken away. */
export function keepView(report: KeepReport): Message {
  const { days } = report;
  if (report.kind === 'nothing-to-remove') {
    return oneSentence(
      `No entry of the audit is older than ${count(days, 'day')}. Nothing was removed.`,
    );
  }
  const entries = count(report.entries, 'entry', 'entries');
  if (report.kind === 'removed') {
    return oneSentence(
      `${entries} older than ${count(days, 'day')} removed. The audit begins at entry ${report.keptFrom} now, and says itself that you removed them.`,
    );
  }
  const text = `*${entries}* of the audit ${report.entries === 1 ? 'is' : 'are'} older than ${count(days, 'day')}. Removing them cannot be undone.`;
  const yes = runButton({
    label: `Remove ${entries}`,
    command: 'monitor',
    text: `audit keep ${days} confirmed`,
    id: 'keep',
    mode: 'replace',
    style: 'danger',
    confirm: {
      title: 'Remove them?',
      text: `${entries} older than ${count(days, 'day')} go for good. That you removed them is written down.`,
      yes: 'Remove',
    },
  });
  return {
    text,
    blocks: [
      section(text),
      context(
        'Nothing younger goes. Whoever needs them later exports them first: `audit export jsonl`.',
      ),
      actions('keep', [yes]),
    ],
  };
}
