import { type Road, road } from '../../road.ts';
import { manageSummaries, type SummarySettingsPorts } from './manage-summaries.ts';
import { summariesView } from './settings-view.ts';
import { parseSummary } from './summary-intent.ts';

/** `/alerts summary`: when a channel is told of its alerts since the last time; for administrators. */
export function summaryRoad(ports: SummarySettingsPorts): Road {
  return road({
    parse: parseSummary,
    needs: () => ({ kind: 'rule-alerts' }),
    run: (intent, asker) => manageSummaries(ports, intent, asker),
    view: summariesView,
  });
}
