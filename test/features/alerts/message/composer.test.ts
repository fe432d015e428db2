import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultListening } from '../../../../src/domain/settings.ts';
import { aContact, ago, anAgent, ids, now } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';
import { missing, talking } from '../../../fixtures/views/alert-messages.ts';
import { pressesIn, textIn } from '../../agents/shown.ts';
import { away, ComposerRig, never } from './composer-rig.ts';

const episode = anEpisode();
const home = { home: episode.home, episodes: [episode] };
const ofMaria = anEpisode({
  rule: aWaitRule({
    metric: { kind: 'agent-state', state: { kind: 'status', statusId: ids.lunch } },
    threshold: 1800,
  }),
  target: { kind: 'agent', id: ids.maria },
  measured: { kind: 'value', value: 2400, isAtLeast: false, facts: { asOf: now } },
});
const homeOfMaria = { home: ofMaria.home, episodes: [ofMaria] };

const atLunch = (userId: string, seconds: number) =>
  anAgent({ userId, statusId: ids.lunch, statusName: 'Lunch', statusSince: ago(seconds) });
const afterWork = (userId: string, seconds: number) =>
  anAgent({ userId, contacts: [aContact({ state: 'ENDED', stateSince: ago(seconds) })] });

const shown = ({ blocks }: { readonly blocks: Parameters<typeof pressesIn>[0] }) => ({
  text: textIn(blocks).replaceAll(/[\u2068\u2069]/g, ''),
  labels: pressesIn(blocks).map(({ label }) => label),
  presses: pressesIn(blocks),
});

test('names who could help, most urgent first, then whom one can listen to, longest first', async () => {
  const rig = new ComposerRig([
    atLunch(ids.maria, 2400),
    afterWork(ids.jonas, 200),
    missing(ids.sam),
    talking(ids.rtl, 60),
    talking(ids.hostile, 900),
  ]);

  const { text, presses } = shown(await rig.composer.compose(home, now));

  const [sam, jonas, maria] = ['*Sam Okafor*', '*Jonas Weber*', '*Maria Lindqvist*'].map((who) =>
    text.indexOf(who),
  );
  expect(sam).toBeGreaterThan(0);
  expect(jonas).toBeGreaterThan(Number(sam));
  expect(maria).toBeGreaterThan(Number(jonas));
  expect(text).toContain('a contact that waits cannot be listened to');
  expect(presses.filter(({ label }) => label === 'Set available')).toHaveLength(3);
  expect(presses.filter(({ label }) => label === 'Listen').map(({ line }) => line)).toEqual([
    `monitor agent:"${ids.hostile}" contact:contact-${ids.hostile}`,
    `monitor agent:"${ids.rtl}" contact:contact-${ids.rtl}`,
  ]);
});

test('names no more than three who could help and five to listen to', async () => {
  const rig = new ComposerRig([
    ...Array.from({ length: 5 }, (_, at) => missing(`missing-${at}`)),
    ...Array.from({ length: 8 }, (_, at) => talking(`talking-${at}`, 60 + at)),
  ]);

  const { labels } = shown(await rig.composer.compose(home, now));

  expect(labels.filter((label) => label === 'Set available')).toHaveLength(3);
  expect(labels.filter((label) => label === 'Listen')).toHaveLength(5);
});

test('a Message button stands only for those who have a Slack account, and mentions nobody', async () => {
  const rig = new ComposerRig([missing(ids.sam), missing(ids.jonas)]);

  const message = await rig.composer.compose(home, now);

  const json = JSON.stringify(message.blocks);
  expect(json.match(/slack:\/\/user\?team=T0FLOOR001&id=U0SAM00001/g)).toHaveLength(1);
  expect(JSON.stringify(message.plainBlocks)).not.toContain('slack://');
  expect(json).not.toContain('<@');
});

describe('where names of agents may not be posted', () => {
  test.each<[string, (rig: ComposerRig) => void]>([
    ['nobody allowed it', (rig) => allowNoNames(rig)],
    ['a guest reads along', (rig) => (rig.people.readers = new Map([['C0ALERTS01', 'outsiders']]))],
    ['it cannot be told', (rig) => (rig.people.failure = new BotError('slack_unavailable', 'x'))],
  ])('counts stand in their place: %s', async (_why, arrange) => {
    const rig = new ComposerRig([missing(ids.sam), talking(ids.maria, 60)]);
    arrange(rig);

    const { text, labels } = shown(await rig.composer.compose(home, now));

    expect(text).toContain('1 agent is on a break');
    expect(text).not.toMatch(/Sam|Maria/);
    expect(labels).not.toContain('Listen');
    expect(labels).not.toContain('Set available');
    expect(labels).toContain('Live contacts');
  });

  test('an alert about an agent says of whom to the presser alone', async () => {
    const rig = new ComposerRig([atLunch(ids.maria, 2400)]);
    allowNoNames(rig);

    const message = await rig.composer.compose(homeOfMaria, now);

    const { text, presses } = shown(message);
    expect(message.text).toContain('Warning: an agent has been in Lunch for 40 min, over 30 min');
    expect(`${message.text}${text}`).not.toMatch(/Maria|East|Tier 1/);
    expect(presses).toContainEqual(
      expect.objectContaining({ label: 'Who?', line: `agents agent:"${ids.maria}"` }),
    );
  });
});

describe('without a Listen button it says why', () => {
  const crowd = [talking(ids.maria, 60)];
  const never = { queueIds: [], agentIds: [ids.maria], groupIds: [] };

  test.each<[string, readonly (typeof crowd)[number][], (rig: ComposerRig) => void, string]>([
    ['listening is off', crowd, (rig) => listening(rig, defaultListening), 'turned off'],
    [
      'all are on the never-list',
      crowd,
      (rig) => listening(rig, { ...defaultListening, isOn: true, never }),
      'may not be listened to',
    ],
    ['nobody is on a contact', [anAgent()], () => undefined, 'is on a call or chat'],
  ])('%s', async (_name, agents, arrange, expected) => {
    const rig = new ComposerRig(agents);
    arrange(rig);

    const { text, labels } = shown(await rig.composer.compose(home, now));

    expect(labels).not.toContain('Listen');
    expect(text).toContain(`No Listen button: `);
    expect(text).toContain(expected);
  });

  test('an agent who is on a break', async () => {
    const rig = new ComposerRig([atLunch(ids.maria, 2400)]);

    const { text, labels } = shown(await rig.composer.compose(homeOfMaria, now));

    expect(text).toContain('Maria Lindqvist has no live call or chat (in Lunch).');
    expect(labels).not.toContain('Listen');
  });

  test('an agent who is gone', async () => {
    const { text } = shown(await new ComposerRig().composer.compose(homeOfMaria, now));

    expect(text).toContain('Maria Lindqvist is not signed in.');
  });
});

test('an alert about an agent leads with their live contact, above everything one can press', async () => {
  const rig = new ComposerRig([talking(ids.maria, 60)]);

  const { labels } = shown(await rig.composer.compose(homeOfMaria, now));

  expect(labels[0]).toBe('Listen');
});

test('who listens to whom is not shown: a session is no live contact', async () => {
  const session = aContact({ contactId: 'session-1', initiationMethod: 'MONITOR' });
  const rig = new ComposerRig([anAgent({ userId: ids.sam, contacts: [session] })]);

  const message = await rig.composer.compose(home, now);

  expect(JSON.stringify(message)).not.toMatch(/session-1|Sam|monitoring/i);
});

describe('an alert never waits for what stands beside it', () => {
  test('agents that cannot be read are said to be unread', async () => {
    const rig = new ComposerRig([missing(ids.sam)]);
    rig.gateway.fail('readAgents', away);

    const message = await rig.composer.compose(home, now);

    expect(message.text).toContain('Warning: the wait in Billing is');
    expect(textIn(message.blocks)).toContain('Who is behind it could not be read in time.');
  });

  test.each(['agents', 'names', 'history'] as const)(
    'it goes out after three seconds without %s',
    async (slow) => {
      const rig = new ComposerRig([missing(ids.sam)]);
      if (slow === 'agents') rig.readings = { readAgents: never };
      if (slow === 'names') rig.directory.names = never;
      if (slow === 'history') rig.history.read = never;
      const composing = rig.composer.compose({ home: episode.home, episodes: [onVoice] }, now);
      await settled();
      rig.clock.advance(3);

      expect((await composing).text).toMatch(/^Warning: the wait in .+ is 5 min 52 s, over 5 min/);
    },
  );

  test('a mistake in what stands beside it keeps it back no more than a failure', async () => {
    const rig = new ComposerRig();
    rig.directory.failure = new TypeError('a bug');

    const message = await rig.composer.compose(home, now);

    expect(message.text).toContain(`the wait in queue ${ids.billing}`);
    expect(rig.log.messages('error')).toHaveLength(1);
  });
});

test('nobody staffed is no estimate, never a wait of zero', async () => {
  const beyond = anEpisode({
    level: 'critical',
    worstLevel: 'critical',
    measured: { kind: 'beyond', facts: { asOf: now, waiting: 3, staffed: 0 } },
  });

  const { text } = await new ComposerRig().composer.compose(
    { home: beyond.home, episodes: [beyond] },
    now,
  );

  expect(text).toContain(
    'Critical: 3 contacts wait in Billing, no estimate: nobody is staffed (set at over 10 min)',
  );
  expect(text).not.toMatch(/\b0 s\b/);
});

test('people are called in the first message, in its first block and in the notification', async () => {
  const called = anEpisode({
    mentions: [
      { kind: 'user', id: 'U0LEA00001' },
      { kind: 'user-group', id: 'S0LEADS001' },
    ],
  });

  const message = await new ComposerRig().composer.compose(
    { home: called.home, episodes: [called] },
    now,
  );

  expect(message.text).toMatch(/^Warning: .+ <@U0LEA00001> <!subteam\^S0LEADS001>$/);
  expect(textIn(message.blocks.slice(0, 1))).toContain('<@U0LEA00001> <!subteam^S0LEADS001>');
});

test('a message that is over offers the queue, the agents and the rule, and nothing else', async () => {
  const over = anEpisode({ ended: { at: later(60), why: 'resolved' } });

  const { labels } = shown(
    await new ComposerRig().composer.compose({ home: over.home, episodes: [over] }, later(60)),
  );

  expect(labels).toEqual(['Queue', 'Agents', 'Edit rule']);
});

test('a group shows the people behind the worst of it', async () => {
  const group = { kind: 'group', id: 'group|abc234|1', channelId: 'C0ALERTS01' } as const;
  const longer = anEpisode({
    home: group,
    target: { kind: 'queue', id: ids.sales },
    measured: { kind: 'value', value: 500, isAtLeast: false, facts: { asOf: now } },
  });
  const rig = new ComposerRig();

  await rig.composer.compose({ home: group, episodes: [anEpisode({ home: group }), longer] }, now);

  expect(rig.gateway.asked.map(({ about }) => about)).toEqual([
    { kind: 'queues', ids: [ids.sales] },
  ]);
});

test('a digest reads nobody', async () => {
  const digest = { kind: 'digest', id: 'digest|C0ALERTS01|1', channelId: 'C0ALERTS01' } as const;
  const rig = new ComposerRig([missing(ids.sam)]);

  const { text } = await rig.composer.compose(
    { home: digest, episodes: [anEpisode({ home: digest })] },
    now,
  );

  expect(text).toContain('Digest: 1 alert collected here, 1 open.');
  expect(rig.gateway.asked).toEqual([]);
});

test('a reply about one of a group names that one and calls whom it is to call', async () => {
  const reply = {
    id: 'x|joined|1',
    kind: 'joined',
    at: now,
    mentions: [{ kind: 'user', id: 'U0LEA00001' }],
    isBroadcast: false,
    measured: episode.measured,
  } as const;
  const joined = anEpisode({ target: { kind: 'queue', id: ids.sales }, replies: [reply] });

  const { text, eventId } = await new ComposerRig().composer.reply(
    { home: episode.home, episodes: [episode, joined] },
    reply,
    now,
  );

  expect(text).toMatch(/^Warning, too: the wait in Sales is .+ <@U0LEA00001>$/);
  expect(eventId).toBe(reply.id);
});

const onVoice = anEpisode({
  measured: {
    kind: 'value',
    value: 352,
    isAtLeast: false,
    facts: { asOf: now, channel: 'VOICE' },
  },
});

function allowNoNames(rig: ComposerRig): void {
  rig.settings.settings = { ...rig.settings.settings, namesIn: [] };
}

function listening(rig: ComposerRig, change: typeof defaultListening): void {
  rig.settings.settings = { ...rig.settings.settings, listening: change };
}

/** Everything that can go on without the clock has. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
