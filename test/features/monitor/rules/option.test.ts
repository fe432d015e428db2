import { expect, test } from '@jest/globals';
import { defaultListening } from '../../../../src/domain/settings.ts';
import { pressesIn } from '../../agents/shown.ts';
import { rulesDesk } from './rules-desk.ts';

test.each([
  ['step-in on', { mayStepIn: true }, 'Listen, may step in', 'listening step-in: off → on'],
  [
    'ask-reason on',
    { asksReason: true },
    'Nobody listens without',
    'listening ask-reason: off → on',
  ],
  [
    'tell-agents before',
    { notice: 'before' },
    'Before it starts',
    'listening tell-agents: none → before',
  ],
  [
    'tell-agents during',
    { notice: 'during' },
    'As soon as it runs',
    'listening tell-agents: none → during',
  ],
])(
  '%s sets one rule, says what it means and is written down',
  async (line, change, said, about) => {
    const { ask, stored, abouts } = rulesDesk();

    const { text } = await ask(line);

    expect(text).toContain('Changed, for whatever is started from now on.');
    expect(text).toContain(said);
    expect(await stored()).toEqual({ ...defaultListening, ...change });
    expect((await abouts())[0]).toBe(about);
  },
);

test.each([
  ['step-in', ['step-in on', 'rules']],
  ['ask-reason', ['ask-reason on', 'rules']],
  ['tell-agents', ['tell-agents before', 'tell-agents during', 'rules']],
])('%s alone shows how it is and offers the others', async (line, offered) => {
  const { ask, abouts } = rulesDesk();

  const { blocks } = await ask(line);

  expect(pressesIn(blocks).map((press) => press.line)).toEqual(
    offered.map((text) => `monitor ${text}`),
  );
  expect(await abouts()).toEqual([]);
});

test('what is so already is neither changed nor written down', async () => {
  const { ask, abouts } = rulesDesk();

  expect((await ask('tell-agents none')).text).toContain('It was so already.');
  expect(await abouts()).toEqual([]);
});

test('all rules stand on one page', async () => {
  const { ask } = rulesDesk();
  await ask('never queue:Billing');

  const { text } = await ask('rules');

  for (const part of [
    'Listening is off',
    'may hear everybody',
    'queue Billing',
    'Agents are told*: no',
  ]) {
    expect(text).toContain(part);
  }
});
