import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultSettings } from '../../../../src/domain/settings.ts';
import { manageAccess } from '../../../../src/features/agents/settings/access.ts';
import { parseAccess } from '../../../../src/features/agents/settings/access-intent.ts';
import { accessView } from '../../../../src/features/agents/settings/access-view.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { settingsDesk } from './settings-desk.ts';

const asker = anAsker({ isAdministrator: true });

function setUp() {
  const desk = settingsDesk();
  const run = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const intent = parseAccess(words.words);
    if (isMisunderstood(intent)) throw new Error(intent.problem);
    return manageAccess(desk.ports, intent, asker);
  };
  return { ...desk, run };
}

test('who may see and who may export is shown, by default the careful way', async () => {
  const { run } = setUp();

  const { text } = accessView(await run(''), asker);

  expect(text).toContain('linked Amazon Connect users with real-time metrics permission');
  expect(text).toContain('*Who may export them*: administrators of Floorwalker');
});

describe('what is set is stored, shown, audited, and undone by its own line', () => {
  test.each([
    ['metrics', 'access metrics', 'real-time metrics permission'],
    [
      '<!subteam^S0SUP00001|@sup>',
      'access <!subteam^S0SUP00001>',
      'members of <!subteam^S0SUP00001>',
    ],
    [
      '<#C0FLOOR001> <#C0ALERTS01>',
      'access <#C0FLOOR001> <#C0ALERTS01>',
      'from <#C0FLOOR001> or <#C0ALERTS01>',
    ],
    ['export admins', 'access export admins', 'administrators of Floorwalker'],
    ['export viewers', 'access export viewers', 'whoever may see them'],
    [
      'export <!subteam^S0SUP00001>',
      'access export <!subteam^S0SUP00001>',
      'members of <!subteam^S0SUP00001>',
    ],
  ])('%s', async (line, typed, words) => {
    const { run, stored, abouts } = setUp();
    const isExport = line.startsWith('export');
    // From something else, so that each of them is a change.
    await run(isExport ? 'export <!subteam^S0OTHER001>' : '<!subteam^S0OTHER001>');
    const before = await stored();

    const report = await run(line);

    expect(accessView(report, asker).text).toContain(words);
    expect(report).toMatchObject({ change: { kind: 'changed' } });
    const other = `access ${isExport ? 'export ' : ''}<!subteam^S0OTHER001>`;
    expect((await abouts())[0]).toBe(`${other} → ${typed}`);
    expect(JSON.stringify(accessView(report, asker).blocks)).toContain(`"value":"${other}"`);
    await run(other.replace('access ', ''));
    expect(await stored()).toEqual(before);
  });
});

test('seeing and exporting are set apart', async () => {
  const { run, stored } = setUp();

  await run('<#C0FLOOR001>');
  await run('export viewers');

  expect(await stored()).toEqual({
    ...defaultSettings,
    seeAgents: { kind: 'channels', channelIds: ['C0FLOOR001'] },
    exportAgents: { kind: 'who-sees-agents' },
  });
});

test('a user group that cannot be read is not set: nobody would pass', async () => {
  const { run, people, stored, abouts } = setUp();
  people.failures.set('isInGroup', new BotError('slack_denied', 'missing_scope'));

  await expect(run('<!subteam^S0SUP00001>')).rejects.toThrow('slack_denied');
  await expect(run('export <!subteam^S0SUP00001>')).rejects.toThrow('slack_denied');

  expect(await stored()).toEqual(defaultSettings);
  expect(await abouts()).toEqual([]);
});

test('a channel that is shared with another company is refused by name', async () => {
  const { run, people, stored } = setUp();
  people.channels = [{ channelId: 'C0SHARED01', sharing: 'external', isBotMember: true }];

  const report = await run('<#C0FLOOR001> <#C0SHARED01>');

  expect(accessView(report, asker).text).toMatch(/^<#C0SHARED01> is shared with another company/);
  expect(await stored()).toEqual(defaultSettings);
});

test('what is so already says so', async () => {
  const { run, abouts } = setUp();

  const { text, blocks } = accessView(await run('metrics'), asker);

  expect(text).toContain('It was so already. Nothing was changed.');
  expect(blocks.some(({ type }) => type === 'actions')).toBe(false);
  expect(await abouts()).toEqual([]);
});
