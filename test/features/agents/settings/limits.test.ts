import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultLimits } from '../../../../src/domain/settings.ts';
import { manageLimits } from '../../../../src/features/agents/settings/limits.ts';
import { parseLimits } from '../../../../src/features/agents/settings/limits-intent.ts';
import { limitsView } from '../../../../src/features/agents/settings/limits-view.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids } from '../../../fixtures/floor.ts';
import { settingsDesk } from './settings-desk.ts';

const asker = anAsker({ isAdministrator: true });

function setUp() {
  const desk = settingsDesk();
  const run = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const intent = parseLimits(words.words);
    if (isMisunderstood(intent)) throw new Error(intent.problem);
    return manageLimits(desk.ports, intent, asker);
  };
  /** The text of the answer, and the line behind its undo button. */
  const see = async (line: string) => {
    const message = limitsView(await run(line), asker);
    const undo = message.blocks.flatMap((block) =>
      block.type === 'actions'
        ? block.elements.flatMap((one) => (one.type === 'button' ? [one.value] : []))
        : [],
    );
    return { text: message.text, undo };
  };
  return { ...desk, run, see };
}

test('they are shown, with names and in words', async () => {
  const { see } = setUp();

  const { text, undo } = await see('');

  expect(text).toContain('contact: voice 15 min · chat 30 min · every other channel 1 h');
  expect(text).toContain('hold: every channel 3 min');
  expect(text).toContain('status: every custom status 30 min');
  expect(undo).toEqual([]);
});

describe('one is set where it was meant, and the rest stays', () => {
  test.each([
    ['hold 2m', { hold: { byChannel: {}, otherwise: 120 } }],
    ['hold voice off', { hold: { byChannel: { VOICE: 'off' }, otherwise: 180 } }],
    ['contact chat 20m', { contact: { byChannel: { VOICE: 900, CHAT: 1200 }, otherwise: 3600 } }],
    ['acw 4m', { afterContactWork: { byChannel: {}, otherwise: 240 } }],
    ['status lunch 45m', { status: { byId: { [ids.lunch]: 2700 }, otherwise: 1800 } }],
    [`status ${ids.lunch} 45m`, { status: { byId: { [ids.lunch]: 2700 }, otherwise: 1800 } }],
    ['status off', { status: { byId: {}, otherwise: 'off' } }],
  ])('%s', async (line, change) => {
    const { run, stored } = setUp();

    await run(line);

    expect((await stored()).limits).toEqual({ ...defaultLimits, ...change });
  });
});

describe('default is what Floorwalker comes with', () => {
  test.each([
    ['contact voice 5m', 'contact voice default'],
    ['hold voice 5m', 'hold voice default'],
    ['hold 5m', 'hold default'],
    ['status Lunch 5m', 'status Lunch default'],
    ['status 5m', 'status default'],
  ])('after %s', async (set, reset) => {
    const { run, stored } = setUp();
    await run(set);

    await run(reset);

    expect((await stored()).limits).toEqual(defaultLimits);
  });
});

describe('a press undoes it', () => {
  test.each([
    'hold 2m',
    'hold voice off',
    'contact chat 20m',
    'contact e-mail 20m',
    'status Lunch 45m',
    'status off',
  ])('%s', async (line) => {
    const { see, stored } = setUp();
    const { undo } = await see(line);
    expect((await stored()).limits).not.toEqual(defaultLimits);

    await see(undo[0]?.replace(/^limits /, '') ?? '');

    expect(undo).toHaveLength(1);
    expect((await stored()).limits).toEqual(defaultLimits);
  });
});

test('the answer says what it is now and what it was; the audit says the same by id', async () => {
  const { see, abouts } = setUp();

  expect((await see('status lunch 45m')).text).toContain(
    '*Status Lunch* is 45 min now; it was like all others.',
  );
  expect((await see('status lunch off')).text).toContain(
    '*Status Lunch* is never now; it was 45 min.',
  );
  const [newest] = await abouts();
  expect(newest).toBe(`limits status "${ids.lunch}": 45m → off`);
});

test('a limit that is so already is said to be, with nothing to undo', async () => {
  const { see, abouts } = setUp();

  const { text, undo } = await see('hold 3m');

  expect(text).toContain('*Hold, every other channel* was 3 min already. Nothing was changed.');
  expect(undo).toEqual([]);
  expect(await abouts()).toEqual([]);
});

test('a status that is not there leads to the nearest, with the limit kept', async () => {
  const { run, stored } = setUp();

  const report = await run('status "Lunsh" 45m');

  expect(report).toMatchObject({ kind: 'name-trouble', what: 'status' });
  if (report.kind !== 'name-trouble') return;
  expect(report.again.textFor({ id: ids.lunch, name: 'Lunch' })).toBe(
    `limits status "${ids.lunch}" 45m`,
  );
  expect((await stored()).limits).toEqual(defaultLimits);
});

test('without the directory they are shown by id, and no status can be named', async () => {
  const { run, see, directory } = setUp();
  await run('status Lunch 45m');
  directory.failure = new BotError('connect_unavailable', 'away');

  expect((await see('')).text).toContain(`status ${ids.lunch} 45 min`);
  await expect(run('status Lunch 30m')).rejects.toThrow('connect_unavailable');
});

test('whoever is no administrator reads who changes them instead of how', () => {
  const report = {
    kind: 'limits',
    limits: defaultLimits,
    names: undefined,
    change: undefined,
  } as const;

  const forAll = JSON.stringify(limitsView(report, anAsker()));
  const forAdministrators = JSON.stringify(limitsView(report, asker));

  expect(forAll).toContain('An administrator of Floorwalker can change this.');
  expect(forAll).not.toContain('limits hold 3m');
  expect(forAdministrators).toContain('limits hold 3m');
});

test.each(['status Available 10m', 'status Offline off'])(
  '%s is refused: nobody can be in such a status too long',
  async (line) => {
    const { see } = setUp();

    const { text } = await see(line);

    expect(text).toContain('Name a custom status');
    expect((await see('')).text).toContain('status: every custom status 30 min');
  },
);
