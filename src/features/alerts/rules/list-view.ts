import { dateAndTime, timeOfDay } from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { clip, count, list } from '../../../blocks/text.ts';
import { whyWords } from '../health/why-words.ts';
import { ruleMenu, ruleText } from './list-entry.ts';
import type { ListReport } from './list-rules.ts';
/** Each rule with its state, and what can be done with it. */
export function listView(report: ListReport): Message {
  if (report.total === 0) return noRules(report);
  const lead = [headline(report), checksLine(report)].filter(Boolean).join('\n');
  const firing = report.rules.filter(({ state }) => state === 'firing');
  return {
    text: clip(
      [lead, ...firing.map((one) => ruleText(one, report))].join('\n'),
      limits.messageText,
    ),
    blocks: [
      section(lead),
      ...report.rules.map((one) => section(ruleText(one, report), ruleMenu(one))),
      ...pageRow(report),
      context(
        `Read ${timeOfDay(report.now)}. \`history\` shows what fired, \`presets\` rules to start from, \`health\` whether checks run.`,
      ),
    ],
  };
}

function noRules({ whose }: ListReport): Message {
  const text =
    whose === 'mine'
      ? 'You have made no rule yet. `list` shows everybody’s.'
      : 'There are no rules yet. Make one by a line such as `add queue-wait Billing over 5m in #floor`, or start from a form or a preset.';
  return {
    text,
    blocks: [
      section(text),
      actions('list', [
        runButton({ label: 'New rule', command: 'alerts', text: 'add-form', id: 'new' }),
        runButton({
          label: 'Presets',
          command: 'alerts',
          text: 'presets',
          id: 'presets',
          mode: 'replace',
        }),
      ]),
    ],
  };
}

function headline({ counts, total, whose, page, pages, checks }: ListReport): string {
  const parts = (['firing', 'error', 'orphan', 'pending', 'paused'] as const).flatMap((state) =>
    counts[state] > 0 ? [`${counts[state]} ${summary[state]}`] : [],
  );
  const rest =
    parts.length > 0
      ? `: ${list(parts)}`
      : checks.lastOkAt && !checks.failingSince
        ? ', none of them firing'
        : '';
  const own = whose === 'mine' ? ' of yours' : '';
  const where = pages > 1 ? ` Page ${page} of ${pages}.` : '';
  return `*${count(total, 'rule')}${own}*${rest}.${where}`;
}

const summary = {
  firing: 'firing',
  error: 'in error',
  orphan: 'with nothing to watch',
  pending: 'about to fire',
  paused: 'paused',
} as const;

/** Why what is shown may be old; undefined where checks run. */
function checksLine({ checks }: ListReport): string | undefined {
  const { failingSince, failure, lastOkAt } = checks;
  if (failingSince) {
    return `Checks fail since ${dateAndTime(failingSince)} (${whyWords(failure)}), so this is how it was before.`;
  }
  return lastOkAt ? undefined : 'No check was completed yet, so nothing is known of what fires.';
}

function pageRow({ page, pages, whose }: ListReport): readonly Block[] {
  const text = whose === 'mine' ? 'list mine' : 'list';
  const turn = (label: string, to: number) =>
    runButton({
      label,
      command: 'alerts',
      text: `${text} page:${to}`,
      id: label.toLowerCase(),
      mode: 'replace',
    });
  return [
    actions('list', [
      page > 1 ? turn('Back', page - 1) : undefined,
      page < pages ? turn('More', page + 1) : undefined,
      runButton({
        label: 'Refresh',
        command: 'alerts',
        text: `${text} page:${page}`,
        id: 'refresh',
        mode: 'replace',
      }),
      runButton({ label: 'New rule', command: 'alerts', text: 'add-form', id: 'new' }),
      runButton({ label: 'History', command: 'alerts', text: 'history', id: 'history' }),
    ]),
  ];
}
