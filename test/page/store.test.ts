import { describe, expect, test } from '@jest/globals';
import type { SandboxEvent } from '../../sandbox/drive/api.ts';
import { staleAfter } from '../../sandbox/page/app/store/hints.ts';
import {
  conversationsOf,
  emptyPage,
  readKey,
  sandboxNow,
  unreadIn,
} from '../../sandbox/page/app/store/page-state.ts';
import { hashOf, parseHash } from '../../sandbox/page/app/store/place.ts';
import { Refresher } from '../../sandbox/page/app/store/refresher.ts';
import { messages, noon, state } from '../fixtures/page/world.ts';

const page = { ...emptyPage, sandbox: state, me: 'U0SAM00001', messages };

describe('what an event makes stale', () => {
  test.each<readonly [Partial<SandboxEvent>, number | undefined, readonly string[]]>([
    [{ kind: 'message', channel: 'C1' }, 4, ['messages:C1']],
    [{ kind: 'message', channel: 'C1' }, undefined, ['messages:C1']],
    [{ kind: 'message', channel: 'C1' }, 3, ['everything']],
    [{ kind: 'message', channel: 'C1', userId: 'U2' }, 4, []],
    [{ kind: 'view', userId: 'U1' }, 4, ['views']],
    [{ kind: 'notification', userId: 'U1' }, 4, ['notifications']],
    [{ kind: 'centre' }, 4, ['centre']],
    [{ kind: 'clock' }, 4, ['state', 'centre']],
    [{ kind: 'lever' }, 4, ['state']],
  ])('%j after %p', (event, lastSeq, expected) => {
    expect(staleAfter({ seq: 5, kind: 'centre', ...event }, lastSeq, 'U1')).toEqual(expected);
  });
});

describe('the refresher', () => {
  function setUp() {
    const soon: (() => void)[] = [];
    const reads: { readonly key: string; readonly done: () => void }[] = [];
    const refresher = new Refresher(
      (key) => new Promise((resolve) => reads.push({ key, done: resolve })),
      (run) => soon.push(run),
    );
    const pass = () => {
      for (const run of soon.splice(0)) run();
    };
    return { refresher, reads, pass };
  }

  test('reads once for many hints', () => {
    const { refresher, reads, pass } = setUp();

    refresher.hint('centre');
    refresher.hint('centre');
    pass();

    expect(reads.map(({ key }) => key)).toEqual(['centre']);
  });

  test('reads again, and only then, what was hinted at while it read', async () => {
    const { refresher, reads, pass } = setUp();
    refresher.hint('centre');
    pass();

    refresher.hint('centre');
    pass();
    expect(reads).toHaveLength(1);
    reads[0]?.done();
    await new Promise((resolve) => setImmediate(resolve));
    pass();

    expect(reads).toHaveLength(2);
  });
});

describe('the state of the page', () => {
  test('counts messages of others that were not looked at', () => {
    const lastRead = { [readKey(page.me, 'C0ALERTS01')]: `${noon - 700}.000001` };

    expect(unreadIn(page, 'C0ALERTS01')).toBe(2);
    expect(unreadIn({ ...page, lastRead }, 'C0ALERTS01')).toBe(1);
    expect(unreadIn(page, 'C0FLOOR001')).toBe(4);
  });

  test('shows a direct message only to those who are in it', () => {
    const ids = (me: string) => conversationsOf({ ...page, me }).map(({ id }) => id);

    expect(ids('U0SAM00001')).toContain('D0SAM00001');
    expect(ids('U0LEA00001')).not.toContain('D0SAM00001');
  });

  test('carries the clock on at its own speed between two readings', () => {
    const fast = { ...page, sandbox: { ...state, speed: 60 }, readAtMs: 1000 };

    expect(sandboxNow(fast, 3000)).toBe(noon * 1000 + 120_000);
  });
});

test.each([
  ['#c/C0FLOOR001', { place: { kind: 'conversation', id: 'C0FLOOR001' }, pane: 'chat' }],
  ['#home', { place: { kind: 'home' }, pane: 'chat' }],
  ['#gallery', { place: { kind: 'gallery' }, pane: 'chat' }],
  ['#gallery/views%2Frule', { place: { kind: 'gallery', entryId: 'views/rule' }, pane: 'chat' }],
  ['#floor', { pane: 'floor' }],
  ['', { pane: 'chat' }],
])('reads the address %j', (hash, address) => {
  expect(parseHash(hash)).toEqual(address);
});

test('links to an entry of the gallery whatever its id', () => {
  expect(hashOf({ kind: 'gallery', entryId: 'a/b c' })).toBe('#gallery/a%2Fb%20c');
});
