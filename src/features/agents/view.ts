import type { Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import type { Asker } from '../answer.ts';
import { groupTroubleView } from '../group-trouble-view.ts';
import type { ListingOver } from '../kept-listing.ts';
import { mentionTroubleSentence } from '../mention-trouble-view.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { cardView } from './card/view.ts';
import { namedAgentsAreNotShared } from './intent.ts';
import type { AgentsReport } from './list-agents.ts';
import { listView } from './list-view.ts';
import { sharedView } from './shared-view.ts';

/** What `/agents` answers: a page of agents, one agent, or why neither. */
export function agentsView(report: AgentsReport, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble': {
      const text = mentionTroubleSentence(report);
      return { text, blocks: [section(text)] };
    }
    case 'group-trouble':
      return groupTroubleView(report);
    case 'listing-over':
      return listingOverView(report);
    case 'one-agent':
      return oneAgentView(report, asker);
    case 'list':
      return report.sharing === 'yes' ? sharedView(report, asker) : listView(report, asker);
  }
}

/** A list that can no longer be turned over, with the way to a new one. */
export function listingOverView({ again: line = '' }: ListingOver): Message {
  const text =
    'This list is over: its pages can be turned for 15 minutes. Start again with a new one.';
  const again = runButton({
    label: 'Start again',
    command: 'agents',
    text: line,
    id: 'again',
    mode: 'replace',
  });
  return { text, blocks: [section(text), actions('again', [again])] };
}

function oneAgentView(
  { card, isShareRefused }: Extract<AgentsReport, { kind: 'one-agent' }>,
  asker: Asker,
): Message {
  const message = cardView(card, asker);
  if (!isShareRefused) return message;
  const note = context(namedAgentsAreNotShared);
  const { blocks, plainBlocks } = message;
  return {
    ...message,
    blocks: [...blocks, note],
    ...(plainBlocks && { plainBlocks: [...plainBlocks, note] }),
  };
}
