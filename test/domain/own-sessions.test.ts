import { expect, test } from '@jest/globals';
import type { AgentContact } from '../../src/domain/contact-centre.ts';
import type { ListenSession, SessionRecord, SessionState } from '../../src/domain/listening.ts';
import { ownContactOf } from '../../src/domain/own-sessions.ts';
import { aContact, ago, ids, now } from '../fixtures/floor.ts';
import { aSessionRecord } from '../fixtures/sessions.ts';

const plus = (seconds: number) => ago(-seconds);

/** Sam's own session contact, begun two seconds after it was asked for. */
function own(change: Partial<AgentContact> = {}): AgentContact {
  const times = { stateSince: plus(2), connectedSince: plus(2) };
  return aContact({ contactId: 'mine', initiationMethod: 'MONITOR', ...times, ...change });
}

function other(state?: SessionState, change: Partial<ListenSession> = {}): SessionRecord {
  return aSessionRecord(state, { id: 'other', contactId: ids.chat, ...change });
}

const running = (sessionContactId?: string): SessionState => ({
  kind: 'running',
  sessionContactId,
  since: now,
});

const find = (
  contacts: readonly AgentContact[],
  { record = aSessionRecord(), others = [] as readonly SessionRecord[] } = {},
) => ownContactOf(record, { contacts }, others)?.contactId;

test.each<[string, Partial<AgentContact>, string | undefined]>([
  ['begun after it was asked for', {}, 'mine'],
  ['that rings', { state: 'CONNECTING', connectedSince: undefined }, 'mine'],
  ['that is over already', { state: 'ENDED' }, 'mine'],
  ['begun a little earlier by another clock', { stateSince: plus(-5) }, 'mine'],
  ['begun before it was asked for', { connectedSince: plus(-6) }, undefined],
  [
    'whose state is new and which is older',
    { stateSince: plus(9), connectedSince: plus(-60) },
    undefined,
  ],
  ['without any time', { stateSince: undefined, connectedSince: undefined }, undefined],
  ['of another channel', { channel: 'CHAT' }, undefined],
  ['of an unknown channel', { channel: undefined }, undefined],
  ['that is no session', { initiationMethod: 'INBOUND' }, undefined],
  ['of unknown beginning', { initiationMethod: undefined }, undefined],
  ['without an id', { contactId: undefined }, undefined],
])('a contact %s', (_what, change, found) => {
  expect(find([own(change)])).toBe(found);
});

test('no contact is none', () => {
  expect(find([])).toBeUndefined();
});

test('of two that could be it none is taken', () => {
  expect(find([own(), own({ contactId: 'second' })])).toBeUndefined();
});

test('one that another session is known by is not taken', () => {
  const contacts = [own(), own({ contactId: 'second' })];
  expect(find(contacts, { others: [other(running('mine'))] })).toBe('second');
  const ended: SessionState = {
    kind: 'ended',
    sessionContactId: 'mine',
    since: now,
    at: now,
    isExact: true,
  };
  expect(find(contacts, { others: [other(ended)] })).toBe('second');
});

test.each<[string, SessionState | undefined, Partial<ListenSession>, string | undefined]>([
  ['asked for as well', undefined, {}, undefined],
  ['running under an unknown id', running(), {}, undefined],
  ['asked for later than this began', undefined, { openedAt: plus(30) }, 'mine'],
  ['of another channel', undefined, { channel: 'CHAT' }, 'mine'],
])('where another session could be it, %s', (_what, state, change, found) => {
  expect(find([own()], { others: [other(state, change)] })).toBe(found);
});

test('its own record among the others is no rival', () => {
  expect(find([own()], { others: [aSessionRecord()] })).toBe('mine');
});

test('one whose id is known is found by it alone, whatever its times and its channel', () => {
  const record = aSessionRecord(running('mine'));
  const strange = own({ stateSince: plus(-999), connectedSince: undefined, channel: undefined });

  expect(find([own({ contactId: 'second' }), strange], { record })).toBe('mine');
  expect(find([own({ contactId: 'second' })], { record })).toBeUndefined();
});
