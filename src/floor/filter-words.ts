import type { Channel, StatusType } from '../domain/contact-centre.ts';
import { type AgentSort, agentSorts } from '../domain/floor-filter.ts';

/** How states, channels, types and orders are typed, and how they are written back: the first word of each. */
const states: readonly (readonly [state: string, ...words: string[]])[] = [
  ['MISSED', 'missed'],
  ['CONNECTED_ONHOLD', 'on-hold', 'hold', 'onhold', 'connected-onhold'],
  ['CONNECTED', 'connected'],
  ['CONNECTING', 'ringing', 'connecting'],
  ['INCOMING', 'incoming'],
  ['PENDING', 'pending'],
  ['ENDED', 'ended', 'acw', 'after-contact-work', 'after-call-work'],
  ['ERROR', 'error'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
];

const channels: readonly (readonly [channel: Channel, ...words: string[]])[] = [
  ['VOICE', 'voice', 'call', 'calls', 'phone'],
  ['CHAT', 'chat', 'chats'],
  ['TASK', 'task', 'tasks'],
  ['EMAIL', 'e-mail', 'email', 'mail'],
];

const statusTypes: readonly (readonly [type: StatusType, ...words: string[]])[] = [
  ['ROUTABLE', 'routable-type', 'routable'],
  ['CUSTOM', 'custom-type', 'custom'],
  ['OFFLINE', 'offline-type', 'offline'],
];

/** The contact states one can name, as the API spells them. */
export const knownStates: readonly string[] = states.map(([state]) => state);

/** `on-hold`, `on hold`, `CONNECTED_ONHOLD`: the state as the API spells it; undefined for no state. */
export function stateFor(text: string): string | undefined {
  return meaning(states, text);
}

/** `voice`, `call`, `e-mail`: the channel as the API spells it; undefined for no channel. */
export function channelFor(text: string): Channel | undefined {
  return meaning(channels, text);
}

/** `custom`, `custom-type`: the type of status; undefined for none. */
export function statusTypeFor(text: string): StatusType | undefined {
  return meaning(statusTypes, text);
}

/** The order with this name; undefined for none. */
export function sortFor(text: string): AgentSort | undefined {
  return agentSorts.find((sort) => sort === plain(text));
}

/** How a state is typed; one of tomorrow as the API spells it. */
export function typedState(state: string): string {
  return typed(states, state);
}

/** How a channel is typed; one of tomorrow as the API spells it. */
export function typedChannel(channel: Channel): string {
  return typed(channels, channel);
}

/** How a type of status is typed so that no status of that name is meant. */
export function typedStatusType(type: StatusType): string {
  return typed(statusTypes, type);
}

type Meanings = readonly (readonly [meaning: string, ...words: string[]])[];

function meaning(all: Meanings, text: string): string | undefined {
  const asked = plain(text);
  return all.find(([, ...words]) => words.includes(asked))?.[0];
}

function typed(all: Meanings, meant: string): string {
  return all.find(([one]) => one === meant)?.[1] ?? meant;
}

/** Case does not count, and a space or an underscore is a hyphen. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}
