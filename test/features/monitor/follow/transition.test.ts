import { describe, expect, test } from '@jest/globals';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import type { SessionState } from '../../../../src/domain/listening.ts';
import type { OwnContact } from '../../../../src/domain/own-sessions.ts';
import {
  contactToAsk,
  nextState,
  type SessionLook,
} from '../../../../src/features/monitor/follow/transition.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { aSessionRecord } from '../../../fixtures/sessions.ts';

const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** The supervisor's own contact of the session, taken after five seconds. */
function own(change: Partial<OwnContact> = {}): OwnContact {
  return {
    contactId: ids.chat,
    channel: 'VOICE',
    initiationMethod: 'MONITOR',
    state: 'CONNECTED',
    stateSince: at(5),
    connectedSince: at(5),
    ...change,
  };
}

const ringing = own({ state: 'CONNECTING', stateSince: at(2), connectedSince: undefined });

function look(seconds: number, change: Partial<SessionLook> = {}): SessionLook {
  return { own: 'absent', asOf: at(seconds), detail: 'unread', ...change };
}

const detail = (change: Partial<ContactDetail> = {}): ContactDetail => ({ asOf: now, ...change });
const asked: SessionState = { kind: 'asked' };
const started: SessionState = { kind: 'running', sessionContactId: ids.chat, since: at(1) };
const withoutId: SessionState = { kind: 'running', since: at(1) };
const seen: SessionState = { ...started, seenAt: at(10), acceptedAt: at(5) };
const rang: SessionState = { ...started, seenAt: at(10) };
const gone: SessionState = { ...seen, goneSince: at(25) };
const over: SessionState = { kind: 'ended', since: at(1), at: at(60), isExact: true };
const ended = {
  kind: 'ended',
  sessionContactId: ids.chat,
  since: at(1),
  acceptedAt: at(5),
} as const;

type Row = [string, SessionState, SessionLook, ReturnType<typeof nextState>];

describe('a session of listening', () => {
  test.each<Row>([
    [
      'asked for and found has begun',
      asked,
      look(10, { own: own() }),
      {
        state: {
          kind: 'running',
          sessionContactId: ids.chat,
          since: at(5),
          seenAt: at(10),
          acceptedAt: at(5),
        },
        news: ['done'],
      },
    ],
    [
      'asked for and found ringing has begun, and is not taken yet',
      asked,
      look(10, { own: ringing }),
      {
        state: { kind: 'running', sessionContactId: ids.chat, since: at(2), seenAt: at(10) },
        news: ['done'],
      },
    ],
    [
      'asked for and found over has begun and ended',
      asked,
      look(20, { own: own({ state: 'ENDED', stateSince: at(12) }) }),
      {
        state: {
          kind: 'ended',
          sessionContactId: ids.chat,
          since: at(5),
          at: at(12),
          isExact: true,
        },
        news: ['done', 'ended'],
      },
    ],
    ['asked for and not found yet is looked for on', asked, look(60), undefined],
    [
      'asked for and not found within a minute is not looked for any more',
      asked,
      look(61),
      { state: { kind: 'not-seen', at: at(61) }, news: ['unknown'] },
    ],
    ['asked for is not given up unread', asked, look(600, { own: 'unread' }), undefined],
    ['begun and not seen yet is waited for', started, look(60), undefined],
    [
      'begun and seen is taken from when it was',
      started,
      look(10, { own: own() }),
      { state: { ...started, seenAt: at(10), acceptedAt: at(5) }, news: [] },
    ],
    [
      'ringing and taken later is taken from when it was',
      rang,
      look(25, { own: own({ stateSince: at(20), connectedSince: at(20) }) }),
      { state: { ...rang, seenAt: at(25), acceptedAt: at(20) }, news: [] },
    ],
    [
      'in a state of tomorrow goes on',
      seen,
      look(25, { own: own({ state: 'WHISPERING' }) }),
      { state: { ...seen, seenAt: at(25) }, news: [] },
    ],
    [
      'begun, never seen and over by its record lasted as long as that says',
      started,
      look(70, { detail: detail({ connectedToAgentAt: at(4), disconnectedAt: at(9) }) }),
      { state: { ...ended, acceptedAt: at(4), at: at(9), isExact: true }, news: ['ended'] },
    ],
    [
      'begun and never seen goes on for as long as its record says so',
      started,
      look(600, { detail: detail() }),
      undefined,
    ],
    ['begun and never seen is not given up unread', started, look(600), undefined],
    [
      'begun, never seen and unknown to the service is not looked for any more',
      started,
      look(70, { detail: 'unknown' }),
      { state: { kind: 'not-seen', at: at(70) }, news: ['unknown'] },
    ],
    [
      'begun without an id and never seen is not looked for any more',
      withoutId,
      look(70),
      { state: { kind: 'not-seen', at: at(70) }, news: ['unknown'] },
    ],
    [
      'gone ended when its record says',
      seen,
      look(25, { detail: detail({ disconnectedAt: at(18) }) }),
      { state: { ...ended, at: at(18), isExact: true }, news: ['ended'] },
    ],
    [
      'gone without an end in its record is waited for',
      seen,
      look(25, { detail: detail() }),
      { state: { ...seen, goneSince: at(25) }, news: [] },
    ],
    [
      'gone while its record cannot be read is waited for',
      seen,
      look(25),
      { state: { ...seen, goneSince: at(25) }, news: [] },
    ],
    ['gone and waited for is waited for on', gone, look(85), undefined],
    [
      'gone for a minute ended about when it was no longer seen',
      gone,
      look(86),
      { state: { ...ended, at: at(25), isExact: false }, news: ['ended'] },
    ],
    [
      'gone and there again was never gone',
      gone,
      look(40, { own: own() }),
      { state: { ...seen, seenAt: at(40) }, news: [] },
    ],
    ['running goes on unread', seen, look(3_600, { own: 'unread' }), undefined],
    ['gone goes on unread', gone, look(3_600, { own: 'unread' }), undefined],
    [
      'that was missed ended without being taken',
      rang,
      look(40, { own: own({ state: 'MISSED', stateSince: at(33), connectedSince: undefined }) }),
      {
        state: {
          kind: 'ended',
          sessionContactId: ids.chat,
          since: at(1),
          at: at(33),
          isExact: true,
        },
        news: ['ended'],
      },
    ],
    ['that is over stays over', over, look(90, { own: own() }), undefined],
  ])('%s', (_case, state, seenNow, step) => {
    expect(nextState(aSessionRecord(state), seenNow)).toEqual(step);
  });

  test.each<[string, SessionState, SessionLook, string | undefined]>([
    ['asked for', asked, look(70), undefined],
    ['unread', seen, look(70, { own: 'unread' }), undefined],
    ['there', seen, look(70, { own: own() }), undefined],
    ['there and over', seen, look(70, { own: own({ state: 'ENDED' }) }), ids.chat],
    ['gone', seen, look(25), ids.chat],
    ['never seen, begun a moment ago', started, look(50), undefined],
    ['never seen, begun a while ago', started, look(70), ids.chat],
    ['never seen, without an id', withoutId, look(70), undefined],
  ])('is asked for by its own record only where that can tell something: %s', (...row) => {
    const [, state, seenNow, contactId] = row;

    expect(contactToAsk(aSessionRecord(state), seenNow)).toBe(contactId);
  });
});
