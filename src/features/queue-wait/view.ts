import type { Message } from '../../blocks/message.ts';
import { section } from '../../blocks/primitives.ts';
import type { Asker } from '../answer.ts';
import { mentionTroubleSentence } from '../mention-trouble-view.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { contactView } from './contact-view.ts';
import { spansNeedAQueue } from './intent.ts';
import { queuesView } from './list/view.ts';
import { queueView } from './queue/view.ts';
import type { QueueWaitReport } from './read-queue-wait.ts';

/** What `/queue-wait` answers: the queues of a view, one contact, or why neither. */
export function queueWaitView(report: QueueWaitReport, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble': {
      const text = mentionTroubleSentence(report);
      return { text, blocks: [section(text)] };
    }
    case 'queue':
      return queueView(report, asker);
    case 'spans-without-queue':
      return { text: spansNeedAQueue, blocks: [section(spansNeedAQueue)] };
    case 'contact':
      return contactView(report);
    case 'queues':
      return queuesView(report, asker);
  }
}
