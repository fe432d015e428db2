import { describe, expect, test } from '@jest/globals';
import type { Say } from '../../../src/domain/alert.ts';
import { announcementView } from '../../../src/features/alerts/announcement-view.ts';
import { aRule, aSay, aWait } from '../../fixtures/alerts.ts';

const decidedAt = new Date('2026-06-01T10:08:00Z');
const over = { decidedAt, reading: aWait({ seconds: 30, waiting: 1 }), worstSeconds: 540 };
const alone = { kind: 'nobody-staffed', channel: 'CHAT', waiting: 3 } as const;
const since = '<!date^1780308120^{time}|10:02 UTC>';

/** The text without the marks that keep a foreign name in its direction. */
const textOf = (say: Say, queue: string | undefined) =>
  announcementView(say, queue, say.decidedAt).text.replaceAll(/[\u2068\u2069]/g, '');

describe('the first line', () => {
  test.each<[string, Partial<Say>, string]>([
    [
      'an estimate over the line',
      {},
      `Alert: the wait in Billing is about 6 min, over 5 min, since ${since}`,
    ],
    [
      'the oldest contact over the line',
      { reading: aWait({ source: 'oldest-contact', isLowerBound: true }) },
      `Alert: a contact in Billing has waited about 6 min, over 5 min, since ${since}`,
    ],
    [
      'nobody staffed',
      { reading: alone },
      `Alert: 3 contacts wait in Billing and nobody is staffed (the alert is set at 5 min), since ${since}`,
    ],
    [
      'one contact and nobody staffed',
      { reading: { ...alone, waiting: 1 } },
      `Alert: 1 contact waits in Billing and nobody is staffed (the alert is set at 5 min), since ${since}`,
    ],
    [
      'a line of a minute and a half',
      { rule: aRule({ overSeconds: 90 }) },
      `Alert: the wait in Billing is about 6 min, over 1 min 30 s, since ${since}`,
    ],
    [
      'resolved',
      { reason: 'resolved', ...over },
      'Resolved after 6 min: Billing waited up to about 9 min, over 5 min',
    ],
    [
      'resolved, and there never was a number',
      { reason: 'resolved', ...over, worstSeconds: undefined },
      'Resolved after 6 min: in Billing contacts waited and nobody was staffed',
    ],
    [
      'the rule is gone',
      { reason: 'rule-removed', ...over },
      'Closed after 6 min, because its rule was removed: Billing waited up to about 9 min, over 5 min',
    ],
  ])('%s', (_name, parts, expected) => {
    expect(textOf(aSay(parts), 'Billing')).toBe(expected);
  });

  test('is the notification and stands in the message, with nothing told by colour or picture', () => {
    const { text, blocks } = announcementView(aSay(), 'Billing', aSay().decidedAt);

    const [first] = blocks;
    const shown = first?.type === 'section' ? first.text?.text : undefined;
    expect(shown?.replaceAll('*', '')).toBe(text);
    expect(JSON.stringify(blocks.slice(0, 2))).not.toMatch(/:[a-z_]+:|\p{Extended_Pictographic}/u);
  });
});

test('a fired alert has exact figures, its rule and three buttons', () => {
  const { blocks } = announcementView(aSay(), 'Billing', aSay().decidedAt);

  expect(blocks).toMatchInlineSnapshot(`
[
  {
    "text": {
      "text": "Alert: the wait in *Billing* is about 6 min, over 5 min, since <!date^1780308120^{time}|10:02 UTC>",
      "type": "mrkdwn",
      "verbatim": true,
    },
    "type": "section",
  },
  {
    "elements": [
      {
        "text": "5 min 52 s on voice, 7 contacts waiting. Amazon Connect's estimate.",
        "type": "mrkdwn",
        "verbatim": true,
      },
      {
        "text": "Rule \`abc234\`",
        "type": "mrkdwn",
        "verbatim": true,
      },
    ],
    "type": "context",
  },
  {
    "block_id": "alert",
    "elements": [
      {
        "action_id": "run:beside:queue-wait:queue",
        "text": {
          "emoji": true,
          "text": "Queue",
          "type": "plain_text",
        },
        "type": "button",
        "value": "queue:"queue-billing"",
      },
      {
        "action_id": "run:beside:agents:agents",
        "text": {
          "emoji": true,
          "text": "Agents",
          "type": "plain_text",
        },
        "type": "button",
        "value": "queue:"queue-billing"",
      },
      {
        "action_id": "run:beside:monitor:live",
        "text": {
          "emoji": true,
          "text": "Live contacts",
          "type": "plain_text",
        },
        "type": "button",
        "value": "queue:"queue-billing"",
      },
    ],
    "type": "actions",
  },
]
`);
});

const detailOf = (parts: Partial<Say>) =>
  JSON.stringify(announcementView(aSay(parts), 'B', aSay(parts).decidedAt).blocks[1]);

test.each<[string, Partial<Say>, string]>([
  [
    'a lower bound',
    { reading: aWait({ isLowerBound: true }) },
    'Not all is known: it may be longer.',
  ],
  [
    'the end',
    { reason: 'resolved', ...over },
    'The longest wait seen was 9 min 0 s. At the end: 30 s on voice, 1 contact waiting.',
  ],
  [
    'an empty queue at the end',
    { reason: 'resolved', ...over, reading: { kind: 'empty' } },
    'At the end: nobody waits.',
  ],
  [
    'a removed rule',
    { reason: 'rule-removed', ...over },
    'It was not seen to end. Last seen: 30 s on voice',
  ],
  ['a count that is missing', { reading: aWait({ waiting: undefined }) }, '5 min 52 s on voice. '],
])('the second line tells %s', (_name, parts, expected) => {
  expect(detailOf(parts)).toContain(expected);
});

test.each<[string, Partial<Say>]>([
  ['fired', {}],
  ['resolved', { reason: 'resolved', ...over }],
  ['closed', { reason: 'rule-removed', ...over }],
])('when %s nobody is mentioned, whatever the queue is called', (_name, parts) => {
  const whole = JSON.stringify(
    announcementView(aSay(parts), '<!channel> *<@U0SAM00001>*', aSay(parts).decidedAt),
  );

  expect(whole).not.toMatch(/<[@!](?!date)/);
  expect(whole).not.toContain('U0SAM00001>');
});

test('without a name the queue is called by its id', () => {
  expect(textOf(aSay(), undefined)).toContain('the wait in queue queue-billing is');
});

test.each([
  [60, false],
  [61, true],
  [600, true],
])('said %p s after it was decided, it says that it is late: %p', (seconds, isLate) => {
  const say = aSay();
  const saidAt = new Date(say.decidedAt.getTime() + seconds * 1000);

  const shown = JSON.stringify(announcementView(say, 'Billing', saidAt));

  expect(shown.includes('Late: this was known at')).toBe(isLate);
});
