import { describe, expect, test } from '@jest/globals';
import { settingsRoads } from '../../../../src/features/agents/settings/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { settingsDesk } from './settings-desk.ts';

const asker = anAsker({ isAdministrator: true });

function errand(of: 'limits' | 'access' | 'names', line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  const understood = settingsRoads(settingsDesk().ports)[of].understand(words.words, asker.caller);
  if (isMisunderstood(understood)) throw new Error(understood.problem);
  return understood;
}

describe('looking takes whoever may see agents', () => {
  test.each(['limits', 'access', 'names'] as const)('%s', (of) => {
    expect(errand(of, '').needs).toEqual({ kind: 'see-agents' });
  });
});

describe('changing takes an administrator', () => {
  test.each([
    ['limits', 'hold 3m'],
    ['limits', 'status off'],
    ['limits', 'status Lunch default'],
    ['access', 'metrics'],
    ['access', 'export viewers'],
    ['names', 'on'],
    ['names', 'off'],
  ] as const)('%s %s', (of, line) => {
    expect(errand(of, line).needs).toEqual({ kind: 'change-settings' });
  });
});

test.each([
  ['limits', 'hold 2m'],
  ['access', 'export viewers'],
  ['names', 'on'],
] as const)('what comes back of %s %s is for the asker alone', async (of, line) => {
  expect(await errand(of, line).run(asker)).toMatchObject({ kind: 'said', seenBy: 'asker' });
});
