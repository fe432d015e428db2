import type { Message } from '../../blocks/message.ts';
import { section } from '../../blocks/primitives.ts';
import type { Asker } from '../answer.ts';
import { groupTroubleView } from '../group-trouble-view.ts';
import { mentionTroubleSentence } from '../mention-trouble-view.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { askedOtherwiseView } from './asked-otherwise-view.ts';
import { compareView } from './compare/view.ts';
import { spansNeedAQueue } from './intent.ts';
import { lastKnownView } from './last-known/view.ts';
import { queuesView } from './list/view.ts';
import { queueView } from './queue/view.ts';
import type { QueueWaitReport } from './read-queue-wait.ts';

/** What `/queue-wait` answers: the queues of a view, some side by side, or why neither. */
export function queueWaitView(report: QueueWaitReport, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'asked-otherwise':
      return askedOtherwiseView(report);
    case 'mention-trouble': {
      const text = mentionTroubleSentence(report);
      return { text, blocks: [section(text)] };
    }
    case 'group-trouble':
      return groupTroubleView(report);
    case 'queue':
      return queueView(report, asker);
    case 'spans-without-queue':
      return { text: spansNeedAQueue, blocks: [section(spansNeedAQueue)] };
    case 'queues':
      return queuesView(report, asker);
    case 'compare':
      return compareView(report, asker);
    case 'last-known':
      return lastKnownView(report);
  }
}
