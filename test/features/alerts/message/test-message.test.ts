import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../../src/domain/alerting/rule.ts';
import { testMessage } from '../../../../src/features/alerts/message/test-message.ts';
import { ids, now, someGroups, someNames } from '../../../fixtures/floor.ts';
import { aWaitRule } from '../../../fixtures/open-alerts.ts';
import { pressesIn, textIn } from '../../agents/shown.ts';
import { ComposerRig } from './composer-rig.ts';

const posted = (change: Partial<Rule>, rig = new ComposerRig()) =>
  testMessage(rig.ports, aWaitRule(change), { now, eventId: 'test-1' });

describe('a test message', () => {
  test('says in its first words that nothing has happened', async () => {
    const { text, eventId } = await posted({});

    expect(text).toMatch(
      /^Test, nothing has happened: Warning: the wait in Billing is 5 min 1 s, over 5 min, since /,
    );
    expect(eventId).toBe('test-1');
  });

  test('calls nobody, and has nothing to press', async () => {
    const message = await posted({
      mentions: [
        { who: { kind: 'user', id: 'U0LEA00001' }, from: 'warning' },
        { who: { kind: 'user-group', id: 'S0LEADS001' }, from: 'critical' },
      ],
      escalation: { afterSeconds: 600, who: [{ kind: 'user', id: 'U0LEA00002' }] },
    });

    expect(JSON.stringify(message)).not.toMatch(/<@|<!subteam/);
    expect(textIn(message.blocks)).toContain('It would call 1 person and 1 user group.');
    expect(pressesIn(message.blocks)).toEqual([]);
  });

  test.each<[string, Partial<Rule>, string]>([
    [
      'a group of queues: the first of them',
      { scope: { kind: 'queue-group', name: 'emea' } },
      'the wait in Billing is',
    ],
    [
      'agents in a state who are not known beforehand: nobody is named',
      {
        metric: { kind: 'agent-state', state: { kind: 'activity', activity: 'on-hold' } },
        scope: { kind: 'instance' },
      },
      'an agent has been on hold for',
    ],
    [
      'an agent picked by name',
      {
        metric: { kind: 'agent-state', state: { kind: 'activity', activity: 'on-hold' } },
        scope: { kind: 'agents', ids: [ids.maria] },
      },
      'Maria Lindqvist has been on hold for',
    ],
    ['a team', { scope: { kind: 'team', id: ids.group } }, 'the wait in team East is'],
    [
      'less of something',
      { metric: { kind: 'agents-staffed' }, comparison: 'under', threshold: 3 },
      '2 agents are staffed in Billing, under 3',
    ],
  ])('is about what the rule is about: %s', async (_name, change, expected) => {
    const rig = new ComposerRig();
    rig.directory.current = someNames({ queueGroups: someGroups() });

    expect((await posted(change, rig)).text).toContain(expected);
  });
});
