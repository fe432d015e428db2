import { expect, test } from '@jest/globals';
import { listenRule, ruleOfAgent } from '../../src/domain/listen-rules.ts';
import type { ListenScope } from '../../src/domain/settings.ts';
import { ids } from '../fixtures/floor.ts';
import { listeningOn } from '../fixtures/listening.ts';

const sam = { slackUserId: 'U0SAM00001', hierarchyGroupId: ids.group };
const maria = { agentId: ids.maria, hierarchy: [ids.group] };
const some = (part: Partial<Extract<ListenScope, { kind: 'some' }>>) =>
  listeningOn({
    scopes: { byUser: {}, otherwise: { kind: 'some', groupIds: [], queueIds: [], ...part } },
  });

test('a scope that names nothing lets nobody through', () => {
  expect(listenRule(some({}), sam, { ...maria, queueId: ids.billing })).toBe('out-of-scope');
  expect(listenRule(some({}), sam, { ...maria, queueId: undefined })).toBe('out-of-scope');
  expect(ruleOfAgent(some({}), sam, maria)).toBe('out-of-scope');
});

test.each<[string, Parameters<typeof some>[0], string | undefined, string]>([
  ['their team', { groupIds: [ids.group] }, undefined, 'fine'],
  ['another team', { groupIds: ['other'] }, ids.billing, 'out-of-scope'],
  ['its queue', { queueIds: [ids.billing] }, ids.billing, 'fine'],
  ['another queue', { queueIds: [ids.sales] }, ids.billing, 'out-of-scope'],
  ['a queue where its own is not known', { queueIds: [ids.sales] }, undefined, 'out-of-scope'],
  ['both', { groupIds: [ids.group], queueIds: [ids.billing] }, ids.billing, 'fine'],
  [
    'their team and another queue',
    { groupIds: [ids.group], queueIds: [ids.sales] },
    ids.billing,
    'out-of-scope',
  ],
  [
    'another team and its queue',
    { groupIds: ['other'], queueIds: [ids.billing] },
    ids.billing,
    'out-of-scope',
  ],
])('of a contact, a scope that names %s', (_what, scope, queueId, rule) => {
  expect(listenRule(some(scope), sam, { ...maria, queueId })).toBe(rule);
});
