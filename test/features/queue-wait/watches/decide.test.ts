import { describe, expect, test } from '@jest/globals';
import type { ContactPosition } from '../../../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import {
  newStanding,
  type WatchAsks,
  type WatchSay,
  type WatchState,
} from '../../../../src/domain/contact-watch.ts';
import type { ErrorCode } from '../../../../src/domain/errors.ts';
import type { Attempt } from '../../../../src/features/queue-wait/contact/attempt.ts';
import { decide, over } from '../../../../src/features/queue-wait/watches/decide.ts';
import { aLost, anAnswered, aPosition, aWaiting } from '../../../fixtures/contacts.ts';
import { ago, ids, now } from '../../../fixtures/floor.ts';
import { aWatch } from '../../../fixtures/watches.ts';

const { state: fresh } = newStanding;
const failed: ErrorCode = 'connect_throttled';

function tried<Value>(value: Value | 'failed'): Attempt<Value> {
  return value === 'failed' ? { kind: 'unread', code: failed } : { kind: 'read', value };
}

interface Looked {
  readonly position?: ContactPosition | 'failed';
  readonly detail?: ContactDetail | 'failed' | undefined;
  readonly asks?: WatchAsks;
}

/** Third in line for six minutes, two more by the estimate; watched for second place and ten minutes. */
function look(state: WatchState, looked: Looked = {}) {
  const { position = aPosition(), asks = { position: 2, waitSeconds: 600 } } = looked;
  const detail = 'detail' in looked ? looked.detail : aWaiting();
  const both = { position: tried(position), detail: tried(detail) };
  return decide(aWatch({ asks }), state, both, now);
}

const reasons = (says: readonly WatchSay[]) => says.map(({ reason }) => reason);
const waiting = look(fresh).state;
const shapes = ['refused', 'not-found', 'no-results', 'no-values'] as const;

describe('a look at a watched contact tells', () => {
  test.each<[string, Looked, readonly string[]]>([
    ['nothing while no line is crossed', {}, []],
    ['its position when it is the one that was asked for', place(2), ['position']],
    ['its position when it is a better one', place(1), ['position']],
    ['nothing of a position that is one too many', place(3), []],
    [
      'nothing of a position that is not given',
      { position: aPosition({ position: undefined }) },
      [],
    ],
    ['a wait so far that is just as long', enqueued(600), ['waited']],
    ['nothing of a wait so far that is a second short', enqueued(599), []],
    ['an estimate that is just as long', estimate(600), ['estimate']],
    ['nothing of a shorter estimate', estimate(599), []],
    ['nothing of an estimate that is not given', estimate(undefined), []],
    [
      'all that is crossed at once',
      { ...place(1, 700), ...enqueued(700) },
      ['position', 'waited', 'estimate'],
    ],
    ['nothing that was not asked for', { ...place(1, 9000), ...enqueued(9000), asks: {} }, []],
    ['nothing of the time before it was queued', inFlow(), []],
    ['that it was answered', { detail: anAnswered() }, ['answered']],
    [
      'that it was answered, though it has ended since',
      { detail: anAnswered({ disconnectedAt: ago(1) }) },
      ['answered'],
    ],
    ['that it ended without an answer', { detail: aLost() }, ['left']],
    [
      'that it ended before it was queued',
      { detail: aLost({ queueId: undefined, enqueuedAt: undefined }) },
      ['left'],
    ],
    [
      'that it was answered, whatever the metrics still say',
      { ...place(1), detail: anAnswered() },
      ['answered'],
    ],
    [
      'that it was answered, while the metrics fail',
      { position: 'failed', detail: anAnswered() },
      ['answered'],
    ],
    [
      'how long it has waited, while the metrics fail',
      { position: 'failed', ...enqueued(700) },
      ['waited'],
    ],
    ['its position, while its place fails', { ...place(1), detail: 'failed' }, ['position']],
    ['nothing at all when both fail', { position: 'failed', detail: 'failed' }, []],
    [
      'nothing of a contact that is not known any more',
      { position: { kind: 'not-found', asOf: now }, detail: undefined },
      [],
    ],
  ])('%s', (_what, looked, expected) => {
    const { says, state } = look(fresh, looked);

    expect(reasons(says)).toEqual(expected);
    const ends = expected.some((reason) => reason === 'answered' || reason === 'left');
    expect(state.end).toEqual(ends ? says[0] : undefined);
  });

  test.each(shapes)('nothing but what its place says, when the metrics are %s', (kind) => {
    const position = { kind, asOf: now };

    expect(look(waiting, { position }).says).toEqual([]);
    expect(look(waiting, { position, detail: 'failed' }).says).toEqual([]);
    expect(look(waiting, { position, detail: undefined }).says).toEqual([]);
    expect(reasons(look(waiting, { position, detail: anAnswered() }).says)).toEqual(['answered']);
    expect(reasons(look(waiting, { position, detail: aLost() }).says)).toEqual(['left']);
  });
});

function place(position: number, estimatedWaitSeconds = 120): Looked {
  return { position: aPosition({ position, estimatedWaitSeconds }) };
}

function estimate(estimatedWaitSeconds: number | undefined): Looked {
  return { position: aPosition({ estimatedWaitSeconds }) };
}

function enqueued(seconds: number): Looked {
  return { detail: aWaiting({ enqueuedAt: ago(seconds) }) };
}

function inFlow(): Looked {
  const position = { kind: 'no-values', asOf: now } as const;
  return { position, detail: aWaiting({ queueId: undefined, enqueuedAt: undefined }) };
}

describe('a line that was crossed', () => {
  test('is told once, though it is crossed back and again', () => {
    const first = look(fresh, place(2));
    const back = look(first.state, place(4));
    const again = look(back.state, place(1));

    expect([first, back, again].map(({ says }) => reasons(says))).toEqual([['position'], [], []]);
    expect(again.state.crossed).toEqual(['position']);
  });

  test('counts anew in another queue, and only there', () => {
    const first = look(fresh, place(2));
    const moved = look(first.state, { ...place(5), detail: aWaiting({ queueId: ids.sales }) });
    const there = look(moved.state, { ...place(1), detail: aWaiting({ queueId: ids.sales }) });

    expect(reasons(moved.says)).toEqual(['moved']);
    expect(moved.says[0]).toMatchObject({ queueId: ids.sales });
    expect(reasons(there.says)).toEqual(['position']);
    expect(there.says[0]?.eventId).not.toBe(first.says[0]?.eventId);
  });

  test('in the queue it was moved to is told together with the move', () => {
    const moved = look(waiting, { ...place(1), detail: aWaiting({ queueId: ids.sales }) });

    expect(reasons(moved.says)).toEqual(['moved', 'position']);
  });

  test('has an id that names watch, stay and reason, and no value', () => {
    expect(look(fresh, place(2)).says[0]?.eventId).toBe('watch-1|0|position');
  });
});

describe('a contact', () => {
  test('that is queued at last was not moved', () => {
    const before = look(fresh, inFlow());

    expect(look(before.state).says).toEqual([]);
  });

  test('that rang in vain and came back to its queue with a new time was not moved', () => {
    const back = look(waiting, { detail: aWaiting({ enqueuedAt: ago(3) }) });

    expect(back.says).toEqual([]);
    expect(back.state).toMatchObject({ stay: 0, seen: { enqueuedAt: ago(3) } });
  });

  test('is answered with the times the service gives, whenever that is noticed', () => {
    const [say] = look(waiting, {
      detail: anAnswered({ asOf: new Date(now.getTime() + 9e6) }),
    }).says;

    expect(say).toMatchObject({ reason: 'answered', at: ago(60), seconds: 300 });
  });

  test('is answered after an unknown time where the service gives none', () => {
    const [say] = look(waiting, { detail: anAnswered({ enqueuedAt: undefined }) }).says;

    expect(say?.seconds).toBeUndefined();
  });

  test('that left says why in the service’s word, and what it was passed on as', () => {
    const [say] = look(waiting, { detail: aLost({ nextContactId: ids.chat }) }).says;

    expect(say).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT', nextContactId: ids.chat });
  });
});

describe('what was seen', () => {
  test('stays as it was, with its time, when it cannot be read', () => {
    expect(look(waiting, { position: 'failed', detail: 'failed' }).state).toEqual(waiting);
  });

  test('keeps place and metrics apart', () => {
    const later = new Date(now.getTime() + 60_000);
    const metricsOnly = look(waiting, {
      position: { ...aPosition(), asOf: later },
      detail: 'failed',
    });
    const placeOnly = look(waiting, { position: 'failed', detail: aWaiting({ asOf: later }) });

    expect(metricsOnly.state.seen).toMatchObject({ placeAt: now, metricsAt: later });
    expect(placeOnly.state.seen).toMatchObject({ placeAt: later, metricsAt: now, position: 3 });
  });

  test.each(shapes)('is no position of before once the metrics are %s', (kind) => {
    const { seen } = look(waiting, { position: { kind, asOf: now } }).state;

    expect(seen).toMatchObject({ metrics: kind, isQueued: true });
    expect(seen.position).toBeUndefined();
    expect(seen.estimatedWaitSeconds).toBeUndefined();
  });
});

test('a watch whose time is up says so and ends', () => {
  const watch = aWatch();
  const { says, state } = over(watch, waiting);

  expect(reasons(says)).toEqual(['over']);
  expect(state.end).toMatchObject({ reason: 'over', decidedAt: watch.until });
});
