import type { Block } from '../../blocks/message.ts';
import { actions } from '../../blocks/primitives.ts';
import { type RunButton, runButton } from '../../blocks/run-button.ts';
import { isEverything } from '../../domain/floor-filter.ts';
import type { Asker } from '../answer.ts';
import { pageLine } from '../kept-listing.ts';
import type { ListReport } from './list-agents.ts';

/** What can be done from a list; drawn for those who may, and every press is checked afresh. */
export function listButtons(list: ListReport, asker: Asker): Block {
  const queues: RunButton = { label: 'Queues', command: 'queue-wait', text: '', id: 'queues' };
  return actions(
    'agents',
    [...turning(list), ...viewing(list), ...taking(list, asker), queues].map(runButton),
  );
}

function turning({ page, listingId, line, again }: ListReport): readonly RunButton[] {
  const to = (label: string, number: number): RunButton[] =>
    listingId === undefined || number < 1 || number > page.count
      ? []
      : [replacing(label, pageLine(listingId, number, line))];
  return [
    ...to('Previous', page.number - 1),
    ...to('Next', page.number + 1),
    ...(again === undefined ? [] : [replacing('Refresh', again)]),
  ];
}

function viewing({ report, line }: ListReport): readonly RunButton[] {
  const { filter, source } = report.view;
  return [
    ...(line === undefined ? [] : [beside('Filter', `filter ${line}`)]),
    ...(isEverything(filter) ? [] : [replacing('Everything', 'all')]),
    ...(line === undefined || source === 'saved' ? [] : [beside('Save view', `save ${line}`)]),
  ];
}

/** Those picked by name are not offered to others where names are not, nor a board of what is kept for minutes only. */
function taking({ report, line }: ListReport, { access }: Asker): readonly RunButton[] {
  if (line === undefined) return [];
  const isNamed = report.view.filter.agentIds.length > 0;
  const isForOthers = !access.answerAlone && (!isNamed || access.namesForOthers);
  const isKept = line.startsWith('listing:');
  return [
    ...(isForOthers ? [beside('Share', `${line} share`)] : []),
    ...(access.mayExport ? [beside('CSV', `export ${line}`)] : []),
    ...(isForOthers && !isKept ? [beside('Board', `board ${line}`)] : []),
  ];
}

function beside(label: string, text: string): RunButton {
  return { label, command: 'agents', text, id: label.toLowerCase().replace(' ', '-') };
}

function replacing(label: string, text: string): RunButton {
  return { ...beside(label, text), mode: 'replace' };
}
