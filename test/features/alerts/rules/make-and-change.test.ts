import { expect, test } from '@jest/globals';
import { defaultAlerts } from '../../../../src/domain/settings.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { aRule } from '../../../fixtures/rule-specs.ts';
import { ada, lea, RulesDesk, tenant } from './rules-desk.ts';

const add = 'add queue-wait Billing over 5m';

test('a rule is kept with its owner, for the channel it was typed in, and written down first', async () => {
  const desk = new RulesDesk();
  const text = await desk.say(add);

  expect(await desk.only()).toMatchObject({
    scope: { kind: 'queues', ids: [ids.billing] },
    threshold: 300,
    slackChannelId: 'C0FLOOR001',
    ownerId: 'U0SAM00001',
    createdAt: now,
    revision: 1,
  });
  expect(text).toContain('Wait in *Billing* over 5 min, told in <#C0FLOOR001>');
  expect(text).toContain('day and night');
  const { id } = await desk.only();
  const line = `${id}: add queue-wait queue:"${ids.billing}" over 5m for 0s keep 0s repeat never no-data keep always in <#C0FLOOR001>`;
  expect(await desk.written()).toEqual([
    `U0SAM00001 add-rule done: ${line}`,
    `U0SAM00001 add-rule intended: ${line}`,
  ]);
});

test('a rule taken literally can be made calmer by a press', async () => {
  const desk = new RulesDesk();
  const buttons = await desk.buttons(add);
  const { id } = await desk.only();

  expect(buttons).toEqual([
    `edit ${id} for 1m`,
    `edit ${id} when open`,
    'list',
    `edit-form ${id}`,
    `remove ${id}`,
  ]);
  await desk.type(`edit ${id} for 1m`);
  expect(await desk.say(`edit ${id} when open`)).toContain('never at night');
  expect(await desk.only()).toMatchObject({
    forSeconds: 60,
    hours: { kind: 'opening-hours' },
    revision: 3,
  });
});

test('the same line twice is one rule, also at once', async () => {
  const desk = new RulesDesk();
  const texts = await Promise.all([desk.say(add), desk.say(add), desk.say(add)]);

  expect(texts.filter((text) => text.includes('stands already'))).toHaveLength(2);
  await desk.only();
});

test('a queue nobody knows is asked back with the whole line behind the choice', async () => {
  const desk = new RulesDesk();

  expect(await desk.buttons('add queue-wait Sales, Biling over 5m for 2m')).toEqual([
    `add queue-wait queue:"Sales","${ids.billing}" over 5m for 2m in <#C0FLOOR001>`,
  ]);
  expect(await desk.rules.all()).toEqual([]);
});

test.each([
  ['a channel without the bot', { sharing: 'internal', isBotMember: false }, 'not in this channel'],
  [
    'a channel shared with another company',
    { sharing: 'external', isBotMember: true },
    'shared with another company',
  ],
  ['a channel nobody knows', { sharing: 'unknown', isBotMember: undefined }, 'cannot be told'],
] as const)('no rule is set for %s', async (_case, channel, why) => {
  const desk = new RulesDesk({ channels: [{ channelId: 'C1', ...channel }] });

  expect(await desk.say(`${add} in <#C1>`)).toContain(why);
  expect(await desk.rules.all()).toEqual([]);
});

test('in a direct message the channel has to be said', async () => {
  const desk = new RulesDesk({
    channels: [{ channelId: 'D0SAM', sharing: 'internal', isBotMember: true }],
  });
  const { text } = await desk.type(add, 'U0SAM00001', 'D0SAM');

  expect(text).toContain('say in #channel');
});

test('an edit changes what it names, and undo makes it as it was, and again', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);

  const buttons = await desk.buttons('edit k3x9ab over 8m mention <@U1>');
  expect(await desk.only()).toMatchObject({ threshold: 480, forSeconds: 60, revision: 5 });
  expect(buttons).toContain('undo k3x9ab 5');
  const [done] = await desk.written();
  expect(done).toMatch(
    /^U0SAM00001 change-rule done: k3x9ab was version 4 of U0SAM00001: edit k3x9ab queue-wait .* over 5m /,
  );

  await desk.type('undo k3x9ab 5');
  expect(await desk.only()).toMatchObject({ threshold: 300, mentions: [], revision: 6 });
  await desk.type('undo k3x9ab');
  expect(await desk.only()).toMatchObject({ threshold: 480, revision: 7 });
  expect(await desk.say('undo k3x9ab 5')).toContain('Somebody else changed rule');
});

test('a rule that is removed can be brought back, and that undone', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);

  expect(await desk.buttons('remove k3x9ab')).toContain('undo k3x9ab 0');
  expect(await desk.rules.all()).toEqual([]);
  expect(await desk.say('undo k3x9ab 0')).toContain('is there again');
  expect(await desk.only()).toMatchObject({ id: 'k3x9ab', revision: 5, threshold: 300 });
  await desk.say('undo k3x9ab 5');
  expect(await desk.rules.all()).toEqual([]);
});

test('a rule is paused and resumed; twice is once', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);

  expect(await desk.say('pause k3x9ab')).toContain('is paused');
  expect(await desk.say('pause k3x9ab')).toContain('Nothing was changed');
  expect(await desk.only()).toMatchObject({ pausedBy: 'U0SAM00001', revision: 5 });
  expect(await desk.say('resume k3x9ab')).toContain('is judged again');
  expect(await desk.only()).not.toHaveProperty('pausedBy');
});

test('a duplicate is a rule of one’s own, with what was named changed', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule({ ownerId: lea, note: 'call them' })]);

  expect(await desk.say('duplicate k3x9ab')).toContain('add what is different');
  expect(await desk.say('duplicate k3x9ab Sales over 8m')).toContain('Wait in *Sales* over 8 min');
  expect(await desk.rules.all()).toMatchObject([
    { ownerId: lea, threshold: 300 },
    { ownerId: 'U0SAM00001', threshold: 480, note: 'call them', revision: 1 },
  ]);
});

test.each(['edit k3x9ab over 8m', 'pause k3x9ab', 'remove k3x9ab', 'test k3x9ab'])(
  '%s is for the owner and administrators',
  async (line) => {
    const desk = new RulesDesk();
    await desk.rules.set([aRule({ ownerId: lea })]);

    expect(await desk.say(line)).toContain('Only the person who made this rule');
    expect(await desk.only()).toEqual(aRule({ ownerId: lea }));
    expect(await desk.written()).toEqual([]);
    expect(await desk.say(line, ada)).not.toContain('Only the person');
  },
);

test('a removed rule of somebody else is brought back by administrators alone', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule({ ownerId: lea })]);
  await desk.type('remove k3x9ab', ada);

  expect(await desk.say('undo k3x9ab')).toContain('Only the person who made this rule');
  expect(await desk.say('undo k3x9ab', ada)).toContain('is there again');
});

test('what somebody changed in between is looked at again', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);
  desk.rules.beforeApply = async () => {
    desk.rules.beforeApply = undefined;
    await desk.type('edit k3x9ab critical 10m');
  };

  await desk.type('edit k3x9ab over 8m');
  expect(await desk.only()).toMatchObject({ threshold: 480, criticalThreshold: 600, revision: 6 });
});

test('rules about agents take the right to see agents', async () => {
  const seeAgents = { kind: 'user-group', groupId: 'S0OTHERS01' } as const;
  const desk = new RulesDesk({ settings: { seeAgents } });
  desk.people.groups = new Map([['S0OTHERS01', [lea]]]);

  expect(await desk.say('add agent-state on-hold all over 5m')).toContain('Agents are shown');
  expect(await desk.rules.all()).toEqual([]);
});

test('who sees and who makes rules is a setting', async () => {
  const alerts = {
    ...defaultAlerts,
    see: { kind: 'administrators' },
    make: { kind: 'administrators' },
  } as const;
  const desk = new RulesDesk({ settings: { alerts } });

  expect(await desk.say('list')).toContain('Only an administrator');
  expect(await desk.say(add)).toContain('Only an administrator');
  expect(await desk.say(add, ada)).toContain('is set');
});

test('administrators set who sees and makes rules, and can undo it', async () => {
  const desk = new RulesDesk();
  desk.people.groups = new Map([['S0LEADS001', [lea]]]);

  expect(await desk.say('settings make <!subteam^S0LEADS001>')).toContain('Only an administrator');
  expect(await desk.say('settings')).toContain('every full member of the workspace');
  expect(await desk.buttons('settings make <!subteam^S0LEADS001>', ada)).toEqual([
    'settings make everyone',
  ]);
  expect((await desk.settingsStore.read(tenant)).settings.alerts.make).toEqual({
    kind: 'user-group',
    groupId: 'S0LEADS001',
  });
  expect(await desk.say('settings digest 30', ada)).toContain('After 30 messages');
});

test('a test message is posted and changes nothing', async () => {
  const desk = new RulesDesk();
  await desk.rules.set([aRule()]);

  expect(await desk.say('test k3x9ab')).toContain('nothing was changed');
  expect(desk.tested).toEqual([aRule()]);
  expect(await desk.only()).toEqual(aRule());
  expect(await desk.written()).toEqual([]);
});

test('who may not see agents learns no name of one by making a rule', async () => {
  const settings = { seeAgents: { kind: 'user-group', groupId: 'S0LEADS001' } } as const;
  const desk = new RulesDesk({ settings });
  const line = 'add missed agent:Lindqvst over 2 within 15m in <#C0FLOOR001>';

  expect(JSON.stringify(await desk.type(line))).not.toContain('Maria');
  expect(JSON.stringify(await desk.type(line.replace('Lindqvst', 'Lind')))).not.toContain('Maria');
  expect(await desk.rules.all()).toEqual([]);
  expect(JSON.stringify(await new RulesDesk().type(line))).toContain('Maria');
});
