import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import { alertWord } from '../../../../src/domain/alerting/alert-word.ts';
import type { AlertTarget } from '../../../../src/domain/alerting/rule.ts';
import { parseAgents } from '../../../../src/features/agents/intent.ts';
import { parseStatus } from '../../../../src/features/agents/status/intent.ts';
import { parseAck, parseUnack } from '../../../../src/features/alerts/acts/acknowledge-intent.ts';
import {
  parseSnooze,
  parseSnoozeForm,
} from '../../../../src/features/alerts/acts/snooze-intent.ts';
import { parseMonitor } from '../../../../src/features/monitor/intent.ts';
import { parseQueueWait } from '../../../../src/features/queue-wait/intent.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords, type Word } from '../../../../src/grammar/words.ts';
import { aContact, ids, now } from '../../../fixtures/floor.ts';
import { anEpisode } from '../../../fixtures/open-alerts.ts';
import {
  anAround,
  missing,
  own,
  peopleRead,
  talking,
} from '../../../fixtures/views/alert-messages.ts';
import { pressesIn } from '../../agents/shown.ts';

const targets: readonly AlertTarget[] = [
  { kind: 'queue', id: ids.billing },
  { kind: 'agent', id: ids.maria },
  { kind: 'routing-profile', id: ids.profile },
  { kind: 'team', id: ids.group },
  { kind: 'instance' },
];
const acknowledged = { by: 'U0SAM00001', at: now, level: 'warning' } as const;
const people = peopleRead([missing(ids.sam), talking(ids.maria, 60, { contacts: [aContact()] })]);

const linesOf = (episode: Episode, mayName = true) =>
  pressesIn(own(episode, anAround({ people, mayName })).blocks);

/** What reads the rest of a line, by its first words. */
const readers: readonly (readonly [RegExp, (words: readonly Word[]) => unknown])[] = [
  [/^alerts ack /, parseAck],
  [/^alerts unack /, parseUnack],
  [/^alerts snooze /, parseSnooze],
  [/^alerts snooze-form /, parseSnoozeForm],
  [/^alerts edit-form [a-z0-9]+$/, () => ({ kind: 'edit-form' })],
  [/^agents status /, parseStatus],
  [/^agents /, parseAgents],
  [/^queue-wait /, (words) => parseQueueWait(words, 'instance-1')],
  [/^monitor /, (words) => parseMonitor(words)],
];

describe.each(targets)('an alert about %j', (target) => {
  test.each([true, false])(
    'has only buttons whose lines are read; names allowed: %s',
    (mayName) => {
      const presses = [
        ...linesOf(anEpisode({ target }), mayName),
        ...linesOf(anEpisode({ target, acknowledged }), mayName),
      ];

      expect(presses.length).toBeGreaterThan(0);
      for (const { line } of presses) {
        const [begin, read] = readers.find(([start]) => start.test(line)) ?? [];
        const words = readWords(begin ? line.replace(begin, '') : line);
        const intent = words.kind === 'words' ? read?.(words.words) : undefined;
        expect([line, intent === undefined || isTrouble(intent)]).toEqual([line, false]);
      }
    },
  );

  test('can be snoozed until the queue closes only if there is a queue', () => {
    const labels = linesOf(anEpisode({ target })).map(({ label }) => label);

    expect(labels.includes('Snooze until the queue closes')).toBe(target.kind === 'queue');
  });
});

test('the lines about an alert go by the word of its message', () => {
  const episode = anEpisode();
  const [take] = linesOf(episode);

  expect(take).toMatchObject({
    label: 'Acknowledge',
    line: `alerts ack a:${alertWord(episode.id)}`,
  });
});

test('what somebody has can be given back', () => {
  expect(linesOf(anEpisode({ acknowledged }))[0]).toMatchObject({ label: 'Unacknowledge' });
});

test('the rule of an alert that ended with it cannot be edited', () => {
  const ended = { at: now, why: 'rule-removed' } as const;

  expect(linesOf(anEpisode({ ended })).map(({ label }) => label)).toEqual(['Queue', 'Agents']);
});

test('setting somebody available is asked about before', () => {
  const press = linesOf(anEpisode()).find(({ label }) => label === 'Set available');

  expect(press).toMatchObject({
    line: `agents status agent:"${ids.sam}" status:"${ids.available}" now`,
    needsYes: true,
  });
});

function isTrouble(intent: unknown): boolean {
  return typeof intent !== 'object' || intent === null || isMisunderstood(intent);
}
