import { describe, expect, test } from '@jest/globals';
import type { Agent, AgentContact } from '../../src/domain/contact-centre.ts';
import { type AttentionLimits, defaultLimits } from '../../src/domain/settings.ts';
import { problemWords } from '../../src/features/problem-words.ts';
import { byWeight, type Problem, problemOf } from '../../src/features/problems.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../fixtures/floor.ts';

const off: AttentionLimits = {
  contact: { byChannel: {}, otherwise: 'off' },
  hold: { byChannel: {}, otherwise: 'off' },
  afterContactWork: { byChannel: {}, otherwise: 'off' },
  status: { byId: {}, otherwise: 'off' },
};

const call = (change: Partial<AgentContact> = {}) => anAgent({ contacts: [aContact(change)] });
const held = (seconds: number, change: Partial<AgentContact> = {}) =>
  call({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(seconds), ...change });
const ended = (seconds: number) => call({ state: 'ENDED', stateSince: ago(seconds) });
const atLunch = (seconds: number) =>
  anAgent({ statusId: ids.lunch, statusName: 'Lunch', statusSince: ago(seconds) });

function reason(agent: Agent, type = 'ROUTABLE', limits: AttentionLimits = defaultLimits) {
  const problem = problemOf(agent, type, limits, now);
  return problem && problemWords(problem, someNames());
}

describe('what needs somebody, and why', () => {
  test.each<[string, Agent, string, string]>([
    [
      'an error',
      call({ state: 'ERROR', stateSince: ago(125) }),
      'ROUTABLE',
      'error on a voice contact in Billing 2 min ago',
    ],
    [
      'a miss',
      call({ state: 'MISSED', stateSince: ago(125) }),
      'ROUTABLE',
      'missed a voice contact in Billing 2 min ago',
    ],
    [
      'an e-mail missed',
      call({ state: 'MISSED', channel: 'EMAIL', stateSince: ago(5) }),
      'ROUTABLE',
      'missed an e-mail contact in Billing 5 s ago',
    ],
    [
      'a miss of which nothing is known',
      anAgent({ contacts: [{ state: 'MISSED' }] }),
      'ROUTABLE',
      'missed a contact (when is unknown)',
    ],
    [
      'a rejection',
      call({ state: 'REJECTED', stateSince: ago(125) }),
      'ROUTABLE',
      'a voice contact in Billing rejected or given up 2 min ago',
    ],
    ['a hold', held(250), 'ROUTABLE', 'on hold at least 4 min (limit 3 min)'],
    ['a hold just over', held(200), 'ROUTABLE', 'on hold at least 3 min 20 s (limit 3 min)'],
    [
      'a call',
      call({ connectedSince: ago(1000) }),
      'ROUTABLE',
      'on a voice contact for 16 min (limit 15 min)',
    ],
    [
      'a chat has a limit of its own',
      call({ channel: 'CHAT', connectedSince: ago(2000) }),
      'ROUTABLE',
      'on a chat contact for 33 min (limit 30 min)',
    ],
    [
      'a channel of tomorrow has the general one',
      call({ channel: 'HOLOGRAM', connectedSince: ago(3700) }),
      'ROUTABLE',
      'on a HOLOGRAM contact for 1 h 1 min (limit 1 h)',
    ],
    ['after-contact work', ended(250), 'ROUTABLE', 'after-contact work for 4 min (limit 3 min)'],
    ['a break', atLunch(3120), 'CUSTOM', 'Lunch for 52 min (limit 30 min)'],
    [
      'a break without a name',
      anAgent({ statusName: undefined, statusSince: ago(3120) }),
      'CUSTOM',
      'unknown status for 52 min (limit 30 min)',
    ],
  ])('%s', (_case, agent, type, words) => {
    expect(reason(agent, type)).toBe(words);
  });
});

describe('what does not', () => {
  test.each<[string, Agent, string]>([
    ['nothing to do', anAgent({ statusSince: ago(99_999) }), 'ROUTABLE'],
    ['exactly at the limit', held(180), 'ROUTABLE'],
    ['on hold since nobody knows when', call({ state: 'CONNECTED_ONHOLD' }), 'ROUTABLE'],
    [
      'on hold: the time of the connection is not that of the hold',
      call({ state: 'CONNECTED_ONHOLD', stateSince: ago(800), connectedSince: ago(800) }),
      'ROUTABLE',
    ],
    ['a time of hold left over from before', call({ onHoldSince: ago(800) }), 'ROUTABLE'],
    [
      'a call since nobody knows when',
      call({ connectedSince: undefined, stateSince: undefined }),
      'ROUTABLE',
    ],
    [
      'after-contact work since nobody knows when',
      call({ state: 'ENDED', stateSince: undefined }),
      'ROUTABLE',
    ],
    ['what ended long ago', ended(301), 'ROUTABLE'],
    [
      'a paused task',
      call({ state: 'PAUSED', channel: 'TASK', connectedSince: ago(99_999) }),
      'ROUTABLE',
    ],
    ['ringing', call({ state: 'CONNECTING', stateSince: ago(99_999) }), 'ROUTABLE'],
    ['a break since nobody knows when', { ...atLunch(1), statusSince: undefined }, 'CUSTOM'],
    ['offline for long', atLunch(9999), 'OFFLINE'],
    ['a status of a type of tomorrow', atLunch(9999), 'SLEEPING'],
    ['a break in which they work', { ...atLunch(9999), contacts: [aContact()] }, 'CUSTOM'],
    ['a missed session', call({ state: 'MISSED', initiationMethod: 'MONITOR' }), 'ROUTABLE'],
    [
      'a long session',
      call({ initiationMethod: 'MONITOR', connectedSince: ago(99_999) }),
      'ROUTABLE',
    ],
  ])('%s', (_case, agent, type) => {
    expect(reason(agent, type)).toBeUndefined();
  });

  test.each([
    ['they listen to somebody', aContact({ initiationMethod: 'MONITOR' })],
    ['a task of theirs is paused', aContact({ state: 'PAUSED', channel: 'TASK' })],
  ])('but a long break is one although %s', (_case, contact) => {
    expect(reason({ ...atLunch(9999), contacts: [contact] }, 'CUSTOM')).toContain('Lunch for');
  });
});

describe('limits', () => {
  test.each<[string, Agent, string]>([
    ['hold', held(9999), 'ROUTABLE'],
    ['contact', call({ connectedSince: ago(9999) }), 'ROUTABLE'],
    ['after-contact work', ended(299), 'ROUTABLE'],
    ['status', atLunch(9999), 'CUSTOM'],
  ])('off is never: %s', (_case, agent, type) => {
    expect(reason(agent, type, off)).toBeUndefined();
    expect(reason(agent, type)).toBeDefined();
  });

  test('a limit of a channel comes before the general one, also when it is off', () => {
    const limits = {
      ...off,
      contact: { byChannel: { VOICE: 'off', CHAT: 60 }, otherwise: 30 },
    } as const;

    expect(reason(call({ connectedSince: ago(45) }), 'x', limits)).toBeUndefined();
    expect(reason(call({ channel: 'CHAT', connectedSince: ago(45) }), 'x', limits)).toBeUndefined();
    expect(reason(call({ channel: 'TASK', connectedSince: ago(45) }), 'x', limits)).toBeDefined();
    expect(
      reason(call({ channel: 'constructor', connectedSince: ago(45) }), 'x', limits),
    ).toBeDefined();
  });

  test('a limit of a status goes by its id, never by its name', () => {
    const limits = { ...off, status: { byId: { [ids.lunch]: 600 }, otherwise: 'off' } } as const;

    expect(reason(atLunch(700), 'CUSTOM', limits)).toBe('Lunch for 11 min (limit 10 min)');
    expect(reason({ ...atLunch(700), statusId: 'x' }, 'CUSTOM', limits)).toBeUndefined();
  });
});

describe('the worst one', () => {
  test.each<[string, readonly AgentContact[], string]>([
    [
      'an error before a miss',
      [aContact({ state: 'MISSED' }), aContact({ state: 'ERROR' })],
      'error',
    ],
    [
      'a miss before a hold',
      [
        aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(9999) }),
        aContact({ state: 'MISSED' }),
      ],
      'missed',
    ],
    [
      'a hold before the call it is in',
      [aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(500), connectedSince: ago(9999) })],
      'hold',
    ],
    [
      'a call before after-contact work',
      [aContact({ state: 'ENDED', stateSince: ago(290) }), aContact({ connectedSince: ago(9999) })],
      'contact',
    ],
  ])('%s', (_case, contacts, kind) => {
    expect(problemOf(anAgent({ contacts }), 'ROUTABLE', defaultLimits, now)?.kind).toBe(kind);
  });

  test('of one kind, whoever is further over the limit, not whoever is longer in it', () => {
    const about = { kind: 'contact', isAtLeast: false, contact: undefined } as const;
    const chat: Problem = { ...about, seconds: 1900, limitSeconds: 1800 };
    const voice: Problem = { ...about, seconds: 1200, limitSeconds: 900 };

    expect([chat, voice].toSorted(byWeight)).toEqual([voice, chat]);
  });

  test('what is a problem at once goes by its age, unknown last', () => {
    const at = (seconds: number | undefined): Problem => ({
      kind: 'missed',
      seconds,
      isAtLeast: false,
      limitSeconds: undefined,
      contact: undefined,
    });

    expect([at(undefined), at(0), at(60)].toSorted(byWeight)).toEqual([
      at(60),
      at(0),
      at(undefined),
    ]);
  });
});
