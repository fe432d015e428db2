import { timeOfDay } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, name, nameWithin, plainName } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { whenFreeLine } from '../../listen-line.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { turnedAwayView } from '../start/turned-away-view.ts';
import type { AskReport } from './ask-request.ts';
import { requestsAtMost } from './limits.ts';
import type { CancelReport, RequestsReport } from './own-requests.ts';

type About = Extract<AskReport, { readonly agentName: string }>;

/** What became of the wish to hear an agent later. */
export function askView(report: AskReport): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return say(mentionTroubleSentence(report));
    case 'yourself':
    case 'never':
    case 'out-of-scope':
      return turnedAwayView({ kind: report.kind });
    case 'too-many':
      return say(
        `You have ${count(requestsAtMost, 'request')} open already, and that is the most. Cancel one first.`,
        [allButton()],
      );
    case 'confirm-agent':
      return say(
        `Do you mean *${name(report.agentName)}*? Floorwalker waits only for an agent whose name fits exactly.`,
        [askButton(report, `Wait for ${plainName(report.agentName)}`)],
      );
    case 'confirm-barge':
      return say(
        `Wait to barge in on *${name(report.agentName)}*? It starts by itself as soon as they take a contact, and you start unheard. Once you barge in from your contact control panel, ${name(report.agentName)} and the customer hear you.`,
        [askButton(report, 'Wait to barge in')],
      );
    case 'ask-reason':
      return say(
        `Nobody listens here without a reason. Type it with the request, for example: \`${whenFreeLine(report.agentId, { ...report, reason: 'coaching' })}\``,
      );
    case 'asked':
      return say(
        `As soon as *${name(report.agentName)}* takes a call or chat, ${startsWords(report.request)} ${untilWords(report.request)} You get a direct message then; leave your contact control panel open.`,
        [cancelButton(report.request), allButton()],
      );
    case 'exists':
      return say(
        `You wait for *${name(report.agentName)}* already: ${startsWords(report.request)} ${untilWords(report.request)}`,
        [cancelButton(report.request), allButton()],
      );
  }
}

/** What one waits for oneself, each with what cancels it. */
export function requestsView({ requests, names }: RequestsReport): Message {
  const headline =
    requests.length === 0
      ? 'You wait for no agent. Where there is nothing to listen to, the answer offers to wait.'
      : `*You wait for ${count(requests.length, 'agent')}*, oldest first. Only you see this.`;
  return {
    text: headline,
    blocks: [
      section(headline),
      ...requests.map((request) => section(requestWords(request, names), cancelButton(request))),
    ],
  };
}

/** What became of the wish to wait no more. */
export function cancelView({ kind, id }: CancelReport): Message {
  const text =
    kind === 'cancelled'
      ? `Request \`${name(id)}\` is cancelled: nothing starts by it.`
      : `You have no open request \`${name(id)}\`. It may have started, expired or been cancelled.`;
  return say(text, [allButton()]);
}

function requestWords(request: ListenRequest, names: Names | undefined): string {
  const { id, agentId, reason } = request;
  const agent = names ? agentName(names, agentId) : `agent ${agentId}`;
  const why = reason === undefined ? '' : ` Reason: ${nameWithin(reason, 150)}`;
  return `*${name(agent)}* · \`${name(id)}\`\nOnce they take a call or chat, ${startsWords(request)} ${untilWords(request)}${why}`;
}

function startsWords({ way }: ListenRequest): string {
  return way === 'barge'
    ? 'listening starts for you, with barge-in offered.'
    : 'listening starts for you.';
}

/** Everything is asked again then, so nothing is promised. */
function untilWords({ until }: ListenRequest): string {
  return `Your rights and the rules are checked again then. It waits until ${timeOfDay(until)}.`;
}

function askButton({ agentId, agentName: who, isBarge, reason }: About, label: string) {
  const line = whenFreeLine(agentId, { isBarge, reason });
  return runButton({
    label,
    command: 'monitor',
    text: isBarge ? `${line} confirmed` : line,
    id: 'when-free',
    mode: 'replace',
    ...(isBarge && { confirm: bargeConfirm(who) }),
  });
}

function cancelButton({ id }: ListenRequest) {
  return runButton({
    label: 'Cancel',
    command: 'monitor',
    text: `cancel ${id}`,
    id: `cancel-${id}`,
    mode: 'replace',
    spoken: `Cancel request ${id}`,
  });
}

function allButton() {
  return runButton({
    label: 'My requests',
    command: 'monitor',
    text: 'requests',
    id: 'requests',
    mode: 'replace',
  });
}

function say(text: string, buttons: Parameters<typeof actions>[1] = []): Message {
  return {
    text,
    blocks: [section(text), ...(buttons.length > 0 ? [actions('request', buttons)] : [])],
  };
}
