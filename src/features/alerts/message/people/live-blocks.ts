import type { Block } from '../../../../blocks/message.ts';
import { context, section } from '../../../../blocks/primitives.ts';
import { runButton } from '../../../../blocks/run-button.ts';
import { name } from '../../../../blocks/text.ts';
import { activityOf, audibleOf, contactSince } from '../../../../domain/activity.ts';
import type { Episode } from '../../../../domain/alerting/alert.ts';
import type { AgentContact } from '../../../../domain/contact-centre.ts';
import { agentName } from '../../../../floor/named.ts';
import { type ListenOffer, listenOffer, offeredToAll, spokenOffer } from '../../../listen-offer.ts';
import { activityWords, contactWords } from '../../../words-for.ts';
import type { Around } from '../around.ts';
import { called } from '../called.ts';

/** So many contacts have a Listen button in one message. */
const mostLive = 5;

interface Live {
  readonly who: string;
  readonly contact: AgentContact;
  readonly offer: ListenOffer;
}

/** The longest live contacts with Listen, or why there is none to press. Whose scope it is in, the press finds out. */
export function liveBlocks(episode: Episode, around: Around, now: Date): readonly Block[] {
  const { names } = around;
  if (!names) return [];
  const { heard, live } = liveOf(around);
  const { target } = episode;
  const whose =
    target.kind === 'agent'
      ? `*Live contact of ${called(target, around)}*`
      : `*Longest live contacts of agents serving ${called(target, around)}* (a contact that waits cannot be listened to)`;
  if (live.length === 0)
    return [context(`No Listen button: ${whyNone(episode, around, heard, now)}`)];
  return [
    section(whose),
    ...live.slice(0, mostLive).map(({ who, contact, offer }) =>
      section(
        `*${name(who)}* · ${contactWords(contact, names, now)}`,
        runButton({
          label: offer.label,
          command: 'monitor',
          text: offer.line,
          id: contact.contactId ?? who,
          spoken: spokenOffer(offer, who),
        }),
      ),
    ),
  ];
}

function liveOf({ people, names, listening }: Around) {
  const agents = people.kind === 'read' && names ? people.agents : [];
  let heard = 0;
  const live = agents.flatMap((agent): readonly Live[] => {
    const who = names ? agentName(names, agent.userId) : agent.userId;
    return audibleOf(agent).flatMap((contact): readonly Live[] => {
      heard += 1;
      const { contactId, queueId } = contact;
      const whose = { agentId: agent.userId, agentName: who, hierarchy: agent.hierarchy };
      const offer = listenOffer(offeredToAll(listening), { ...whose, contactId, queueId });
      return offer ? [{ who, contact, offer }] : [];
    });
  });
  const since = ({ contact }: Live) => contactSince(contact)?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const longestFirst = live.toSorted(
    (one, other) => since(one) - since(other) || one.who.localeCompare(other.who),
  );
  return { heard, live: longestFirst };
}

function whyNone({ target }: Episode, around: Around, heard: number, now: Date): string {
  const { listening } = around;
  if (heard === 0) {
    return target.kind === 'agent'
      ? agentIs(called(target, around), around, now)
      : `no agent serving ${called(target, around)} is on a call or chat.`;
  }
  if (!listening) return 'whether listening is allowed could not be read.';
  if (!listening.isOn) return 'listening is turned off.';
  return 'what is live there may not be listened to.';
}

/** What somebody without a live call or chat is doing instead. */
function agentIs(who: string, { people, names }: Around, now: Date): string {
  const agent = people.kind === 'read' ? people.agents[0] : undefined;
  if (!agent) return `${who} is not signed in.`;
  const status = agent.statusId === undefined ? undefined : names?.statuses.get(agent.statusId);
  const { kind } = activityOf(agent, status?.type, now);
  const called = agent.statusName ?? status?.name;
  const doing =
    kind === 'custom' && called !== undefined ? `in ${name(called)}` : activityWords[kind];
  return `${who} has no live call or chat (${doing}).`;
}
