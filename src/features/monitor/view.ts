import type { Message } from '../../blocks/message.ts';
import type { GroupTrouble } from '../../floor/queues-in.ts';
import type { Asker } from '../answer.ts';
import { groupTroubleView } from '../group-trouble-view.ts';
import type { LiveReport } from './list-live-contacts.ts';
import { liveView } from './live-view.ts';
import { begunView } from './start/begun-view.ts';
import { questionView } from './start/question-view.ts';
import { isTurnedAway, type ListenReport } from './start/report.ts';
import { turnedAwayView } from './start/turned-away-view.ts';

/** What became of the wish to listen, or what there is to listen to. */
export function monitorView(
  report: ListenReport | LiveReport | GroupTrouble,
  asker: Asker,
): Message {
  if (isTurnedAway(report)) return turnedAwayView(report);
  switch (report.kind) {
    case 'live':
      return liveView(report);
    case 'group-trouble':
      return groupTroubleView(report);
    case 'started':
    case 'unsure':
      return begunView(report);
    case 'being-started':
    case 'ending':
      return turnedAwayView(report);
    default:
      return questionView(report, asker);
  }
}
