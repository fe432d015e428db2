import type { Block } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name, plainName } from '../../../blocks/text.ts';
import { everything } from '../../../domain/floor-filter.ts';
import { filterText } from '../../../floor/filter-text.ts';
import { shortTrend } from '../../trend-words.ts';
import { channelWord } from '../../words-for.ts';
import { overWords } from '../advice-words.ts';
import { isOneQueue } from '../asked-queues.ts';
import { figuresText, lineWords } from '../line-words.ts';
import type { QueueLine } from '../queue-line.ts';
import type { QueuesReport } from './list-queues.ts';

/** One queue and channel: what it means, its figures, and the way to the queue. */
export function worstBlock(report: QueuesReport, line: QueueLine, index: number): Block {
  const channel = channelWord(line.row.channel);
  // Of one queue the advice below says it.
  const over = isOneQueue(report) ? '' : overWords(report.advice.get(line));
  const trend = report.trends.get(line);
  const means = [
    `*${name(line.queueName)}*`,
    channel,
    `${lineWords(line, report.estimate)}${over}`,
    ...(trend ? [shortTrend(trend)] : []),
  ];
  const text = `${means.join(' · ')}\n${figuresText(line)}`;
  return section(text, isOneQueue(report) ? undefined : showButton(line, index));
}

function showButton({ queueId, queueName, row }: QueueLine, index: number) {
  return runButton({
    label: 'Show',
    command: 'queue-wait',
    text: filterText({ ...everything, queueIds: [queueId] }),
    id: `show-${index}`,
    spoken: `Show ${plainName(queueName)}, ${channelWord(row.channel)}`,
  });
}
