import { describe, expect, test } from '@jest/globals';
import {
  type AccessIntent,
  parseAccess,
} from '../../../../src/features/agents/settings/access-intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';

function read(line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseAccess(words.words);
}

const channelsText = (count: number) =>
  Array.from({ length: count }, (_, index) => `<#C0000000${index}>`).join(' ');

describe('who may is read', () => {
  test.each<[string, AccessIntent]>([
    ['', { kind: 'show' }],
    ['metrics', { kind: 'set-see', seeAgents: { kind: 'metrics-permission' } }],
    [
      '<!subteam^S0SUP00001|@supervisors>',
      { kind: 'set-see', seeAgents: { kind: 'user-group', groupId: 'S0SUP00001' } },
    ],
    [
      '<#C0FLOOR001|floor> <#C0ALERTS01> <#C0FLOOR001>',
      {
        kind: 'set-see',
        seeAgents: { kind: 'channels', channelIds: ['C0FLOOR001', 'C0ALERTS01'] },
      },
    ],
    ['export admins', { kind: 'set-export', exportAgents: { kind: 'administrators' } }],
    ['Export Administrators', { kind: 'set-export', exportAgents: { kind: 'administrators' } }],
    ['export viewers', { kind: 'set-export', exportAgents: { kind: 'who-sees-agents' } }],
    [
      'export <!subteam^S0SUP00001>',
      { kind: 'set-export', exportAgents: { kind: 'user-group', groupId: 'S0SUP00001' } },
    ],
  ])('%j', (line, intent) => {
    expect(read(line)).toEqual(intent);
  });
});

describe('what cannot be meant gets a sentence with an example', () => {
  test.each([
    ['everyone', 'access @supervisors'],
    ['"metrics"', 'access @supervisors'],
    ['metrics <#C0FLOOR001>', 'access @supervisors'],
    ['<!subteam^S0SUP00001> <!subteam^S0SUP00002>', 'access @supervisors'],
    ['<#C0FLOOR001> supervisors', 'access @supervisors'],
    ['#floor', 'chosen from what Slack offers'],
    ['<@U0SAM00001>', 'user group'],
    [channelsText(21), 'At most 20 channels'],
    ['export', 'access export viewers'],
    ['export everyone', 'access export viewers'],
    ['export admins viewers', 'access export viewers'],
    ['export <#C0FLOOR001>', 'access export viewers'],
  ])('%j', (line, part) => {
    expect(read(line)).toEqual({ kind: 'misunderstood', problem: expect.stringContaining(part) });
  });

  test('twenty channels are not too many', () => {
    expect(read(channelsText(20))).toMatchObject({ kind: 'set-see' });
  });
});
