import { expect, test } from '@jest/globals';
import { presetLine, presets } from '../../../../src/features/alerts/rules/presets.ts';
import { startOf } from '../../../../src/features/alerts/rules/start-of.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { ago, ids, now, someGroups, someNames } from '../../../fixtures/floor.ts';
import { anEpisode } from '../../../fixtures/open-alerts.ts';
import { aRule } from '../../../fixtures/rule-specs.ts';
import { RulesDesk, tenant } from './rules-desk.ts';
import { typedRule } from './typed-rule.ts';

async function fire(desk: RulesDesk, ruleId: string, change: Parameters<typeof anEpisode>[0] = {}) {
  const rule = (await desk.rules.find(tenant, ruleId)) ?? aRule({ id: ruleId });
  const episode = anEpisode({ rule, ...change });
  const level = { kind: 'firing', activeAt: episode.activeAt, firedAt: episode.firedAt } as const;
  await desk.alerts.commit(tenant, {
    ruleId,
    target: episode.target,
    expectedVersion: 0,
    state: {
      warning: level,
      critical: { kind: 'inactive' },
      recentStarts: [],
      ...(episode.ended ? { warning: { kind: 'inactive' } } : { episodeId: episode.id }),
    },
    episodes: [episode],
  });
  return episode;
}

test('the list shows first what fires, with its value and who took it', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([
    aRule({ id: 'quiet1' }),
    aRule({ id: 'paused', pausedBy: 'U0SAM00001' }),
    aRule({ id: 'orphan', orphanedAt: ago(60) }),
    aRule({ id: 'firing' }),
  ]);
  await fire(desk, 'firing', { acknowledged: { by: 'U0LEA00001', at: now, level: 'warning' } });

  const { text, blocks } = await desk.type('list');
  const json = JSON.stringify(blocks);
  expect(text).toContain('*4 rules*: 1 firing, 1 with nothing to watch and 1 paused');
  expect(text).toContain(
    '*Billing*: 5 min 52 s now, warning for 2 min 0 s, taken by <@U0LEA00001>',
  );
  const order = ['firing', 'orphan', 'quiet1', 'paused'].map((id) => json.indexOf(`\`${id}\``));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(json).toContain('alerts edit-form firing');
  expect(json).toContain('alerts resume paused');
});

test('the list says what cannot be judged, and that checks fail', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);
  const before = await desk.type('list');
  expect(before.text).toContain('No check was completed yet');
  expect(JSON.stringify(before.blocks)).toContain('Not checked yet: Wait in');

  const trouble = {
    key: 'rule-in-error|k3x9ab',
    kind: 'rule-in-error',
    about: 'k3x9ab',
    since: ago(600),
    code: 'too-many',
  } as const;
  const page = { lastOkAt: ago(5), troubles: { [trouble.key]: trouble } };
  await desk.journal.write(tenant, { expectedVersion: 0, page });
  const { text, blocks } = await desk.type('list');
  expect(text).toContain('*1 rule*: 1 in error.');
  expect(JSON.stringify(blocks)).toContain('it makes more alerts than one rule may have');

  const failing = { ...page, failingSince: ago(60), failure: 'connect_timeout', troubles: {} };
  await desk.journal.write(tenant, { expectedVersion: 1, page: failing });
  const said = await desk.say('list');
  expect(said).toContain('Checks fail since');
  expect(said).not.toContain('none of them firing');
});

test('the list says where an alert could not be posted', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);
  desk.givenUp = [{ channelId: 'C0FLOOR001', code: 'slack_channel_gone', at: ago(60) }];

  expect(JSON.stringify((await desk.type('list')).blocks)).toContain('could not be posted');
});

test('a long list has pages', async () => {
  const desk = new RulesDesk();
  await desk.rules.set(Array.from({ length: 40 }, (_, index) => aRule({ id: `r${index}` })));

  expect(await desk.say('list page:3')).toContain('Page 3 of 3');
  expect(await desk.buttons('list page:2')).toContain('list page:3');
  expect((await desk.type('list')).blocks.length).toBeLessThan(50);
});

test('the list is of use when names cannot be read', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);
  desk.directory.current = someNames({ queues: new Map(), missing: ['queues'] });

  expect(await desk.say('list')).toContain('1 rule');
});

test('history has what is open and what is over, for how long, and who took it', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);
  await fire(desk, 'k3x9ab');
  const over = await fire(desk, 'gone99', {
    target: { kind: 'queue', id: ids.sales },
    firedAt: ago(3600),
    ended: { at: ago(3000), why: 'resolved' },
    acknowledged: { by: 'U0LEA00001', at: ago(3540), level: 'warning' },
  });
  await desk.alerts.archive(tenant, [over.id]);

  const { text, blocks } = await desk.type('history');
  expect(text).toContain('*2 alerts* in the last 1 day: 1 still open, 1 taken');
  const json = JSON.stringify(blocks);
  for (const part of ['10 min', 'after 1 min', 'resolved', 'still open']) {
    expect(json).toContain(part);
  }
  expect(await desk.say('history Sales 7d')).toContain('*1 alert* in the last 7 days');
  expect(await desk.say('history k3x9ab')).toContain('*1 alert*');
  expect(await desk.say('history Sales 10m')).toContain('Nothing fired');
  expect(await desk.say('history Biling')).toContain('Did you mean Billing');
});

test.each(presets.map((preset) => [preset.name, preset] as const))(
  'the preset %s waits a minute, fires only while open, and is the rule its line makes',
  (name, preset) => {
    const words = readWords(`preset:${name}`);
    if (words.kind === 'problem') throw new Error(words.problem);
    const start = startOf(words.words, someNames());
    const line = presetLine(preset, 'Billing').replace('#channel', '<#C1>');

    expect(typedRule(line)).toMatchObject(start);
    expect(start).toMatchObject({ forSeconds: 60, hours: { kind: 'opening-hours' } });
  },
);

test('a form starts from what was typed', () => {
  const words = readWords('waiting group:emea over 10 channel:chat');
  if (words.kind === 'problem') throw new Error(words.problem);

  expect(startOf(words.words, someNames({ queueGroups: someGroups() }))).toMatchObject({
    metric: { kind: 'contacts-waiting' },
    scope: { kind: 'queue-group', name: 'emea' },
    threshold: 10,
    channels: ['CHAT'],
  });
});
