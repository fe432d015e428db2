import type { Confirm } from '../blocks/confirmation.ts';
import { fitsButton } from '../blocks/run-button.ts';
import type { Agent, AgentContact } from '../domain/contact-centre.ts';
import { asksForQueue, type Listener, listenRule, type ToBeHeard } from '../domain/listen-rules.ts';
import type { ListeningSettings } from '../domain/settings.ts';
import type { Asker } from './answer.ts';
import { bargeConfirm } from './barge-confirm.ts';
import { bargeLine, listenLine } from './listen-line.ts';

/** Who reads an answer, as far as it decides which buttons to listen stand in it. */
export interface OfferedTo {
  readonly mayListen: boolean;
  readonly mayBarge: boolean;
  /** undefined: not known, so nothing is offered. */
  readonly listening: ListeningSettings | undefined;
  /** undefined where many read the same message: whose scope it is in, the press finds out. */
  readonly person: (Listener & { readonly connectUserId: string | undefined }) | undefined;
}

/** One contact and whose it is. */
export interface OfferedContact extends ToBeHeard {
  readonly agentName: string;
  readonly contactId: string | undefined;
}

/** What can be pressed for one contact. */
export interface ListenOffer {
  readonly label: string;
  /** What would be typed after `monitor`. */
  readonly line: string;
  /** None where pressing Listen offers barge-in already. */
  readonly barge: { readonly line: string; readonly confirm: Confirm } | undefined;
}

/** What can be pressed for one agent; Listen is about the only contact, or asks which one. */
export interface AgentOffer {
  readonly label: string;
  readonly line: string;
  readonly contacts: readonly { readonly contact: AgentContact; readonly offer: ListenOffer }[];
}

const plainLabel = 'Listen';

/** What the button says: whether pressing it offers barge-in as well. */
export function listenLabel({ listening, mayBarge }: OfferedTo): string {
  return listening?.mayStepIn && mayBarge ? `${plainLabel}, may step in` : plainLabel;
}

/** For the person who asks. What the gate learned may be a minute old; the press is checked afresh. */
export function offeredTo({ caller, access }: Asker): OfferedTo {
  const { mayListen, mayBarge, listening, link } = access;
  const { hierarchyGroupId, connectUserId } = link ?? {};
  const person = { slackUserId: caller.userId, hierarchyGroupId, connectUserId };
  return { mayListen, mayBarge, listening, person };
}

/** For everybody who reads along: the switch and the never-list hold for all, nobody barges in from there. */
export function offeredToAll(listening: ListeningSettings | undefined): OfferedTo {
  return { mayListen: true, mayBarge: false, listening, person: undefined };
}

/** The buttons to listen to one contact; undefined where there is none to draw. Nobody listens to themselves. */
export function listenOffer(to: OfferedTo, heard: OfferedContact): ListenOffer | undefined {
  const { mayListen, mayBarge, listening, person } = to;
  const { agentId, agentName, contactId } = heard;
  if (!mayListen || !listening?.isOn || contactId === undefined) return undefined;
  if (person?.connectUserId === agentId || !mayBeHeard(to, heard)) return undefined;
  // The press looks the queue up; until then it may be one that nobody listens to.
  if (heard.queueId === undefined && asksForQueue(listening, person ?? nobody)) return undefined;
  const line = asked(listening, listenLine(agentId, contactId));
  if (!fitsButton(line)) return undefined;
  return {
    label: listenLabel(to),
    line,
    barge:
      mayBarge && !listening.mayStepIn
        ? {
            line: asked(listening, bargeLine(agentId, contactId), ' confirmed'),
            confirm: bargeConfirm(agentName),
          }
        : undefined,
  };
}

const nobody: Listener = { slackUserId: '', hierarchyGroupId: undefined };

/** What never-list and scope say of a contact as it was read; no, while they are not known. */
export function mayBeHeard(
  { listening, person }: Pick<OfferedTo, 'listening' | 'person'>,
  heard: ToBeHeard,
): boolean {
  if (!listening) return false;
  const rule = listenRule(listening, person ?? nobody, heard);
  return person ? rule === 'fine' : rule !== 'never';
}

/** What a screen reader says where several buttons read the same: "Listen to Maria, may step in". */
export function spokenOffer({ label }: Pick<ListenOffer, 'label'>, whom: string): string {
  return `${plainLabel} to ${whom}${label.slice(plainLabel.length)}`;
}

/** The same for all live contacts of an agent. */
export function agentOffer(
  to: OfferedTo,
  about: {
    readonly agent: Pick<Agent, 'userId' | 'hierarchy'>;
    readonly name: string;
    readonly audible: readonly AgentContact[];
  },
): AgentOffer | undefined {
  const { agent, name, audible } = about;
  const contacts = audible.flatMap((contact) => {
    const { contactId, queueId } = contact;
    const who = { agentId: agent.userId, agentName: name, hierarchy: agent.hierarchy };
    const offer = listenOffer(to, { ...who, contactId, queueId });
    return offer ? [{ contact, offer }] : [];
  });
  const [first] = contacts;
  if (!first) return undefined;
  const { label, line } = first.offer;
  const isOne = contacts.length === 1;
  return { label, line: isOne ? line : listenLine(agent.userId, undefined), contacts };
}

/** Where a reason is asked for, the press opens the form for it, which says the rest itself. */
function asked({ asksReason }: ListeningSettings, line: string, end = ''): string {
  return asksReason ? `why ${line}` : line + end;
}
