import { describe, expect, test } from '@jest/globals';
import type { Message } from '../../../../src/blocks/message.ts';
import type { WaitingReport } from '../../../../src/features/queue-wait/waiting/list-waiting.ts';
import { waitingView } from '../../../../src/features/queue-wait/waiting/view.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ago, ids } from '../../../fixtures/floor.ts';
import { aPlaced, aWaitingReport, waitingCases } from '../../../fixtures/views/waiting.ts';

const show = (change: Partial<WaitingReport> = {}) =>
  waitingView(aWaitingReport(change), anAsker());

const oneLine = {
  ...aWaitingReport().view,
  filter: { ...aWaitingReport().view.filter, channels: ['VOICE'] },
};

function textOf(message: Message): string {
  return JSON.stringify(message.blocks);
}

function buttonsOf(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((one) =>
          one.type === 'button' ? [`${one.text.text}: ${one.value ?? ''}`] : [],
        )
      : [],
  );
}

test('a contact is shown with channel, wait, place and id, and can be watched', () => {
  const [contact] = [aPlaced(125)];
  const { text, blocks } = show({ placed: [contact] });
  const { contactId } = contact.contact;

  expect(text).toBe(
    '*queue Billing* · 1 waiting contact found, newest first · Amazon Connect counts 4: 3 voice and 1 chat',
  );
  expect(blocks.slice(1, 3)).toEqual([
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        verbatim: true,
        text: `*voice* · waits 2 min 5 s, since <!date^${ago(125).getTime() / 1000}^{time}|08:57 UTC> · number 2 in its queue, estimated wait about 4 min (3 min 50 s)\n\`${contactId}\``,
      },
    },
    {
      type: 'actions',
      block_id: 'waiting-0',
      elements: [
        {
          type: 'button',
          action_id: 'run:beside:queue-wait:watch',
          text: { type: 'plain_text', text: 'Watch', emoji: true },
          value: `watch-form ${contactId}`,
          accessibility_label: 'Watch the voice contact waiting 2 min',
        },
        {
          type: 'button',
          action_id: 'run:beside:queue-wait:contact',
          text: { type: 'plain_text', text: 'Contact', emoji: true },
          value: `contact:${contactId}`,
          accessibility_label: 'Show the voice contact waiting 2 min',
        },
      ],
    },
  ]);
});

describe('the first line', () => {
  test.each<[string, Partial<WaitingReport>, string]>([
    [
      'says nobody waits where Connect counts nobody',
      { placed: [], total: 0, counted: { byChannel: new Map([['VOICE', 0]]), isWhole: true } },
      '*queue Billing* · nobody is waiting',
    ],
    [
      'does not, where Connect counts somebody',
      { placed: [], total: 0 },
      '*queue Billing* · no waiting contact was found · Amazon Connect counts 4: 3 voice and 1 chat',
    ],
    [
      'does not, where not all was counted',
      { placed: [], total: 0, counted: { byChannel: new Map([['VOICE', 0]]), isWhole: false } },
      '*queue Billing* · no waiting contact was found · Amazon Connect counts 0',
    ],
    [
      'does not, where nothing was counted',
      { placed: [], total: 0, counted: undefined },
      '*queue Billing* · no waiting contact was found',
    ],
    [
      'counts those who are left',
      { total: 5, gone: 2, counted: undefined },
      '*queue Billing* · 3 waiting contacts found, newest first',
    ],
  ])('%s', (_, change, text) => {
    expect(show(change).text).toBe(text);
  });
});

describe('below the list stands', () => {
  test.each<[string, Partial<WaitingReport>, string]>([
    ['the age of the search', {}, 'were searched 4 s ago; the search lags by seconds to minutes.'],
    ['the last word of the feed', {}, 'Feed: last event 12 s ago.'],
    [
      'that the feed is silent',
      { feed: { kind: 'read', lastEventAt: ago(901) } },
      'Feed: last event 15 min 1 s ago, and silent since, so some may be missing.',
    ],
    [
      'that nothing has come of it',
      { feed: { kind: 'read', lastEventAt: undefined } },
      'Feed: no event has come yet',
    ],
    [
      'that voice cannot be searched, and what to do',
      { feed: { kind: 'off' } },
      'Amazon Connect cannot search voice contacts while they wait, so none is listed. With the contact feed they are known',
    ],
    ['that Redis is away', { feed: { kind: 'unread' } }, '(Redis) did not answer.'],
    [
      'why the search failed',
      { search: { kind: 'failed', code: 'connect_denied' } },
      'could not be searched: Amazon Web Services refuses this',
    ],
    [
      'how many have left',
      { total: 5, gone: 2 },
      '2 more that were found are in no queue any more',
    ],
    ['how many come after these', { known: 43 }, '23 more contacts after these: press More.'],
    [
      'that nobody is on a page beyond the last',
      { page: { order: 'newest', from: 21 }, placed: [], known: 3 },
      'There is nobody from number 21 on: leave out from:.',
    ],
    [
      'how many cannot be listed, and what to do',
      { known: 100, total: 240 },
      '140 contacts cannot be listed in this order, which ends after 100: oldest first begins at the other end, and one queue or channel alone has fewer.',
    ],
    [
      'nothing of naming a queue and a channel where both were named',
      { known: 100, total: 240, page: { order: 'oldest', from: 1 }, view: oneLine },
      'which ends after 100: newest first begins at the other end.',
    ],
    [
      'how many places did not come in time',
      { placed: [aPlaced(1, {}, { kind: 'late' })] },
      'The place of 1 contact could not be read in time.',
    ],
    [
      'how many places were refused, and why',
      {
        placed: [
          aPlaced(1, {}, { kind: 'unread', code: 'connect_denied' }),
          aPlaced(2, {}, { kind: 'unread', code: 'connect_throttled' }),
          aPlaced(3, {}, { kind: 'unread', code: 'connect_denied' }),
        ],
      },
      'The place of 2 contacts could not be read: Amazon Web Services refuses this to Floorwalker',
    ],
    [
      'each reason on its own',
      {
        placed: [
          aPlaced(1, {}, { kind: 'unread', code: 'connect_denied' }),
          aPlaced(2, {}, { kind: 'unread', code: 'connect_throttled' }),
        ],
      },
      'The place of 1 contact could not be read: Amazon Connect takes no more requests',
    ],
    [
      'that places are read of ten',
      { placed: [aPlaced(1, {}, { kind: 'not-asked' })] },
      'Places are read of the first 10 of a page.',
    ],
  ])('%s', (_, change, text) => {
    expect(textOf(show(change))).toContain(text);
  });
});

test('a list of several queues names the queue of each', () => {
  const view = {
    ...aWaitingReport().view,
    filter: { ...aWaitingReport().view.filter, queueIds: [ids.billing, ids.sales] },
  };

  expect(textOf(show({ view }))).toContain('*voice* · Billing · waits');
  expect(textOf(show())).not.toContain('*voice* · Billing');
});

describe('a page', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => aPlaced(index));
  const turns = (change: Partial<WaitingReport>) =>
    buttonsOf(show(change))
      .filter((button) => /^(Refresh|More|Back|Oldest|Newest)/.test(button))
      .map((button) => button.replace(`queue:${ids.billing}`, 'Q'));

  test('leads to the next one and to the other order', () => {
    expect(turns({ placed: twenty, known: 60 })).toEqual([
      'Refresh: contacts Q',
      'More: contacts Q from:21',
      'Oldest first: contacts Q oldest',
    ]);
  });

  test('leads back, keeps its order, and says where it is', () => {
    const page = { order: 'oldest', from: 41 } as const;

    expect(turns({ page, placed: twenty.slice(0, 5), known: 45 })).toEqual([
      'Refresh: contacts Q oldest from:41',
      'Back: contacts Q oldest from:21',
      'Newest first: contacts Q',
    ]);
    expect(show({ page, placed: twenty.slice(0, 5), known: 45, counted: undefined }).text).toBe(
      '*queue Billing* · 45 waiting contacts found, oldest first, 41 to 45',
    );
  });

  test('of one contact has no order', () => {
    expect(turns({ placed: [aPlaced(1)] })).toEqual(['Refresh: contacts Q']);
  });

  test('of a post for all is turned for whoever presses', () => {
    const posted = JSON.stringify(show({ placed: twenty, known: 60, share: true }).blocks);

    expect(posted).toContain('run:beside:queue-wait:more');
    expect(posted).toContain('run:beside:queue-wait:order');
  });
});

test('a post for all has no watch in it, and asks again for what was posted', () => {
  expect(buttonsOf(show({ share: true }))).toEqual([
    `Refresh: contacts queue:${ids.billing}`,
    `Oldest first: contacts queue:${ids.billing} oldest`,
    `Waits: queue:${ids.billing}`,
  ]);
});

test('where it is shown to the asker alone instead, it can be watched', () => {
  const message = waitingView(aWaitingReport({ share: true }), anAsker({ answerAlone: true }));

  expect(buttonsOf(message).some((button) => button.startsWith('Watch'))).toBe(true);
  expect(textOf(message)).toContain('Shown to you alone');
});

test('my own view is asked for again as mine', () => {
  const view = { ...aWaitingReport().view, source: 'saved' } as const;

  expect(buttonsOf(show({ view })).slice(-2)).toEqual(['Oldest first: contacts oldest', 'Waits: ']);
});

test('a channel of tomorrow pings nobody', () => {
  const hostile = waitingCases.find(({ title }) => title === 'a queue with a hostile name');

  // What a screen reader says is formatted by nobody.
  const formatted = JSON.stringify(hostile).replaceAll(/"accessibility_label":"[^"]*"/g, '');
  expect(formatted).toContain('&lt;!here&gt;');
  expect(formatted).not.toMatch(/<!(here|channel)>/);
});
