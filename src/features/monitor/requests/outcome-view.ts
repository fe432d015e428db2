import type { Block } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import type { PrivateNote } from '../../../ports/slack.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { whenFreeLine } from '../../listen-line.ts';
import { refusalView } from '../../refusal-view.ts';
import type { RequestOutcome } from '../follow/scene.ts';

/** What became of a request, for whoever asked. Whoever may not listen any more reads no name. */
export function outcomeNote(
  request: ListenRequest,
  outcome: Exclude<RequestOutcome, { kind: 'told' }>,
  names: Names | undefined,
): PrivateNote {
  const agent = names ? agentName(names, request.agentId) : `agent ${request.agentId}`;
  const { text, blocks } = said(request, outcome, agent);
  return { kind: 'session', eventId: `request|${request.id}`, text, blocks };
}

function said(
  request: ListenRequest,
  outcome: Exclude<RequestOutcome, { kind: 'told' }>,
  agent: string,
): { readonly text: string; readonly blocks: readonly Block[] } {
  switch (outcome.kind) {
    case 'expired': {
      const text = `*${name(agent)}* took no call or chat within 15 minutes, so your request to listen is over.`;
      return { text, blocks: [section(text), actions('request', [againButton(request, agent)])] };
    }
    case 'no-right': {
      const why = refusalView(outcome.refusal);
      const text = `Your request to listen is cancelled. ${why.text}`;
      return { text, blocks: [section(text)] };
    }
    case 'answered': {
      const { answer } = outcome;
      const lead = `*${name(agent)}* has taken a contact, and listening did not start by your request.`;
      if (answer.kind !== 'said') return { text: lead, blocks: [section(lead)] };
      const { message } = answer;
      return { text: `${lead} ${message.text}`, blocks: [section(lead), ...message.blocks] };
    }
  }
}

function againButton({ agentId, way, reason }: ListenRequest, agent: string) {
  const isBarge = way === 'barge';
  const line = whenFreeLine(agentId, { isBarge, reason });
  return runButton({
    label: 'Wait again',
    command: 'monitor',
    text: isBarge ? `${line} confirmed` : line,
    id: 'when-free',
    ...(isBarge && { confirm: bargeConfirm(agent) }),
  });
}
