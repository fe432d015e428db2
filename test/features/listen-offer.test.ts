import { describe, expect, test } from '@jest/globals';
import type { Access } from '../../src/access/act.ts';
import type { ListeningSettings } from '../../src/domain/settings.ts';
import {
  agentOffer,
  listenOffer,
  type OfferedContact,
  offeredTo,
  offeredToAll,
  spokenOffer,
} from '../../src/features/listen-offer.ts';
import { anAsker } from '../fixtures/asker.ts';
import { aContact, anAgent, ids } from '../fixtures/floor.ts';
import { listeningOn } from '../fixtures/listening.ts';

const heard: OfferedContact = {
  agentId: ids.maria,
  agentName: 'Maria Lindqvist',
  hierarchy: ['region', ids.group],
  queueId: ids.billing,
  contactId: ids.contact,
};
const line = `agent:"${ids.maria}" contact:${ids.contact}`;
const sam = 'U0SAM00001';
const nobody = { agentIds: [], queueIds: [], groupIds: [] };

/** What somebody is offered who may listen and barge, unless said otherwise. */
const offered = (access: Partial<Access> = {}, change: Partial<OfferedContact> = {}) =>
  listenOffer(offeredTo(anAsker(access)), { ...heard, ...change });
const under = (rules: Partial<ListeningSettings>, access: Partial<Access> = {}) =>
  offered({ listening: listeningOn(rules), ...access });
const scoped = (scope: ListeningSettings['scopes']['otherwise']) => ({
  scopes: { byUser: { [sam]: scope }, otherwise: { kind: 'everybody' as const } },
});
const samOf = (hierarchyGroupId: string | undefined) => ({
  link: { connectUserId: ids.sam, username: 'sam', securityProfileIds: [], hierarchyGroupId },
});

describe('what is offered', () => {
  test('is Listen, and Barge behind a question for those who may', () => {
    expect(offered()).toMatchObject({
      label: 'Listen',
      line,
      barge: { line: `barge ${line} confirmed`, confirm: { title: 'Barge in?' } },
    });
    expect(offered({ mayBarge: false })).toEqual({ label: 'Listen', line, barge: undefined });
  });

  test('says so where Listen offers barge-in as well, and then there is no second button', () => {
    const both = under({ mayStepIn: true });

    expect(both).toEqual({ label: 'Listen, may step in', line, barge: undefined });
    expect(both && spokenOffer(both, 'Maria')).toBe('Listen to Maria, may step in');
    expect(under({ mayStepIn: true }, { mayBarge: false })?.label).toBe('Listen');
  });

  test('leads to the form where a reason is asked for', () => {
    expect(under({ asksReason: true })).toMatchObject({
      line: `why ${line}`,
      barge: { line: `why barge ${line}` },
    });
  });

  test.each<[string, Partial<Access>, Partial<OfferedContact>]>([
    ['nobody who may not listen', { mayListen: false }, {}],
    ['nobody while listening is off', { listening: listeningOn({ isOn: false }) }, {}],
    ['nobody while the rules are not known', { listening: undefined }, {}],
    ['nobody on themselves', samOf(undefined), { agentId: ids.sam }],
    ['nothing without a contact id', {}, { contactId: undefined }],
    ['no line that is too long for a button', {}, { contactId: 'x'.repeat(2000) }],
  ])('to %s', (_whom, access, change) => {
    expect(offered(access, change)).toBeUndefined();
  });

  test.each<[string, Partial<ListeningSettings>, Partial<Access>, boolean]>([
    ['an agent', { never: { ...nobody, agentIds: [ids.maria] } }, {}, false],
    ['a queue', { never: { ...nobody, queueIds: [ids.billing] } }, {}, false],
    ['a group above', { never: { ...nobody, groupIds: ['region'] } }, {}, false],
    ['somebody else', { never: { ...nobody, agentIds: [ids.jonas] } }, {}, true],
    ['their own team', scoped({ kind: 'own-team' }), samOf(ids.group), true],
    ['another team', scoped({ kind: 'own-team' }), samOf('elsewhere'), false],
    ['a team they do not have', scoped({ kind: 'own-team' }), samOf(undefined), false],
    ['queues', scoped({ kind: 'some', groupIds: [], queueIds: [ids.billing] }), {}, true],
    ['other queues', scoped({ kind: 'some', groupIds: [], queueIds: [ids.sales] }), {}, false],
  ])('goes by the never-list and the scope: %s', (_what, rules, access, isOffered) => {
    expect(under(rules, access) !== undefined).toBe(isOffered);
  });
});

describe('what is offered to all who read a message', () => {
  const toAll = (rules: Partial<ListeningSettings>) =>
    listenOffer(offeredToAll(listeningOn(rules)), heard);

  test('is Listen alone, by the switch and the never-list, whoever has which scope', () => {
    expect(toAll({ mayStepIn: true })).toEqual({ label: 'Listen', line, barge: undefined });
    expect(toAll({ scopes: { byUser: {}, otherwise: { kind: 'own-team' } } })?.line).toBe(line);
    expect(toAll({ never: { ...nobody, agentIds: [ids.maria] } })).toBeUndefined();
    expect(toAll({ isOn: false })).toBeUndefined();
    expect(listenOffer(offeredToAll(undefined), heard)).toBeUndefined();
  });
});

describe('what is offered of an agent with several contacts', () => {
  const agent = anAgent({ hierarchy: [ids.group] });
  const call = aContact();
  const chat = aContact({ contactId: ids.chat, channel: 'CHAT', queueId: ids.sales });
  const about = { agent, name: 'Maria', audible: [call, chat] };
  const of = (rules: Partial<ListeningSettings>) =>
    agentOffer(offeredTo(anAsker({ listening: listeningOn(rules) })), about);

  test('leaves the choice to the answer', () => {
    expect(of({})).toMatchObject({ line: `agent:"${ids.maria}"`, contacts: [{}, {}] });
  });

  test('is the one that may be heard, where another may not', () => {
    const offer = of({ never: { ...nobody, queueIds: [ids.billing] } });

    expect(offer?.line).toBe(`agent:"${ids.maria}" contact:${ids.chat}`);
    expect(offer?.contacts.map(({ contact }) => contact)).toEqual([chat]);
    expect(of({ never: { ...nobody, agentIds: [ids.maria] } })).toBeUndefined();
  });
});
