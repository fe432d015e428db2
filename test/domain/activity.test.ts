import { describe, expect, test } from '@jest/globals';
import {
  activityOf,
  activitySince,
  audibleOf,
  isStaleEnded,
  workOf,
} from '../../src/domain/activity.ts';
import type { Agent, AgentContact } from '../../src/domain/contact-centre.ts';
import { aContact, ago, anAgent, now } from '../fixtures/floor.ts';

const ended = (stateSince: Date | undefined) => aContact({ state: 'ENDED', stateSince });
const missed = aContact({ state: 'MISSED' });
const session = (change: Partial<AgentContact> = {}) =>
  aContact({ initiationMethod: 'MONITOR', ...change });

describe('what an agent does', () => {
  test.each<[string, Partial<Agent>, string | undefined, string]>([
    ['an error', { contacts: [missed, aContact({ state: 'ERROR' })] }, 'ROUTABLE', 'error'],
    [
      'missed beats rejected',
      { contacts: [aContact({ state: 'REJECTED' }), missed] },
      'x',
      'missed',
    ],
    ['missed beats a call', { contacts: [aContact(), missed] }, 'ROUTABLE', 'missed'],
    [
      'rejected beats a call',
      { contacts: [aContact(), aContact({ state: 'REJECTED' })] },
      'ROUTABLE',
      'rejected',
    ],
    ['a call', { contacts: [aContact()] }, 'ROUTABLE', 'on-contact'],
    ['on hold', { contacts: [aContact({ state: 'CONNECTED_ONHOLD' })] }, 'ROUTABLE', 'on-contact'],
    ['a paused task', { contacts: [aContact({ state: 'PAUSED' })] }, 'ROUTABLE', 'on-contact'],
    [
      'a state of tomorrow',
      { contacts: [aContact({ state: 'LEVITATING' })] },
      'ROUTABLE',
      'on-contact',
    ],
    [
      'a state like a word of the language',
      { contacts: [aContact({ state: 'constructor' })] },
      'x',
      'on-contact',
    ],
    [
      'a contact without a state',
      { contacts: [aContact({ state: undefined })] },
      'x',
      'on-contact',
    ],
    [
      'a call beats after-contact work',
      { contacts: [ended(ago(5)), aContact()] },
      'ROUTABLE',
      'on-contact',
    ],
    ['after-contact work', { contacts: [ended(ago(5))] }, 'ROUTABLE', 'after-contact-work'],
    [
      'after-contact work beats ringing',
      { contacts: [aContact({ state: 'INCOMING' }), ended(ago(5))] },
      'x',
      'after-contact-work',
    ],
    ['ENDED for five minutes', { contacts: [ended(ago(300))] }, 'ROUTABLE', 'after-contact-work'],
    ['ENDED for longer', { contacts: [ended(ago(301))] }, 'ROUTABLE', 'available'],
    [
      'ENDED since nobody knows when',
      { contacts: [ended(undefined)] },
      'ROUTABLE',
      'after-contact-work',
    ],
    ['ringing', { contacts: [aContact({ state: 'CONNECTING' })] }, 'ROUTABLE', 'ringing'],
    ['an offered contact', { contacts: [aContact({ state: 'INCOMING' })] }, 'ROUTABLE', 'ringing'],
    ['a queued callback', { contacts: [aContact({ state: 'PENDING' })] }, 'CUSTOM', 'ringing'],
    ['listening', { contacts: [session()] }, 'ROUTABLE', 'monitoring'],
    ['listening beats the status', { contacts: [session()] }, 'CUSTOM', 'monitoring'],
    [
      'work beats listening',
      { contacts: [session(), aContact({ state: 'INCOMING' })] },
      'x',
      'ringing',
    ],
    [
      'listening beside a stale ENDED',
      { contacts: [session(), ended(ago(301))] },
      'x',
      'monitoring',
    ],
    [
      'a session that is over',
      { contacts: [session({ state: 'ENDED' })] },
      'ROUTABLE',
      'available',
    ],
    [
      'a session never taken',
      { contacts: [session({ state: 'MISSED' })] },
      'ROUTABLE',
      'available',
    ],
    ['a session in error', { contacts: [session({ state: 'ERROR' })] }, 'ROUTABLE', 'available'],
    ['a routable status by any name', { statusName: 'Lunch' }, 'ROUTABLE', 'available'],
    ['a custom status by any name', { statusName: 'Available' }, 'CUSTOM', 'custom'],
    ['an offline status by any name', { statusName: 'Available' }, 'OFFLINE', 'offline'],
    ['a type of tomorrow', {}, 'SLEEPING', 'custom'],
    ['no type', {}, undefined, 'unknown'],
  ])('%s', (_case, change, type, kind) => {
    expect(activityOf(anAgent(change), type, now).kind).toBe(kind);
  });

  test('of several contacts of one kind the one that has lasted longest decides', () => {
    const young = aContact({ contactId: 'young', connectedSince: ago(10) });
    const old = aContact({ contactId: 'old', connectedSince: ago(500) });
    const ageless = aContact({ contactId: 'x', connectedSince: undefined, stateSince: undefined });

    expect(activityOf(anAgent({ contacts: [ageless, young, old] }), 'ROUTABLE', now).contact).toBe(
      old,
    );
  });
});

describe('since when', () => {
  test.each<[string, Partial<AgentContact>, Date | undefined]>([
    [
      'a contact counts from its connection',
      { connectedSince: ago(90), stateSince: ago(30) },
      ago(90),
    ],
    ['else from its state', { connectedSince: undefined, stateSince: ago(30) }, ago(30)],
    [
      'after-contact work from its end',
      { state: 'ENDED', connectedSince: ago(90), stateSince: ago(30) },
      ago(30),
    ],
    [
      'a miss from the miss',
      { state: 'MISSED', connectedSince: ago(90), stateSince: ago(30) },
      ago(30),
    ],
    ['nobody knows', { connectedSince: undefined, stateSince: undefined }, undefined],
  ])('%s', (_case, change, since) => {
    const agent = anAgent({ contacts: [aContact(change)] });

    expect(activitySince(agent, activityOf(agent, 'ROUTABLE', now))).toEqual(since);
  });

  test('without a contact it is the status', () => {
    const agent = anAgent({ statusSince: ago(77) });

    expect(activitySince(agent, activityOf(agent, 'ROUTABLE', now))).toEqual(ago(77));
  });
});

test('work is neither listening nor what ended long ago', () => {
  const call = aContact();
  const contacts = [session(), call, ended(ago(400)), ended(ago(10))];

  expect(workOf(anAgent({ contacts }), now)).toEqual([call, ended(ago(10))]);
  expect(contacts.map((contact) => isStaleEnded(contact, now))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

describe('what can be listened to', () => {
  test.each<[string, Partial<AgentContact>, boolean]>([
    ['a call', {}, true],
    ['a call on hold', { state: 'CONNECTED_ONHOLD' }, true],
    ['a chat', { channel: 'CHAT' }, true],
    ['a task', { channel: 'TASK' }, false],
    ['an e-mail', { channel: 'EMAIL' }, false],
    ['ringing', { state: 'CONNECTING' }, false],
    ['after-contact work', { state: 'ENDED' }, false],
    ['somebody’s own session', { initiationMethod: 'MONITOR' }, false],
    ['a contact without an id', { contactId: undefined }, false],
  ])('%s', (_case, change, isAudible) => {
    expect(audibleOf(anAgent({ contacts: [aContact(change)] })).length).toBe(isAudible ? 1 : 0);
  });
});
