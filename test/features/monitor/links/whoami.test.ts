import { expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultListening } from '../../../../src/domain/settings.ts';
import { ids } from '../../../fixtures/floor.ts';
import { ada, asker, eve, linksDesk, sam, tenant } from './links-desk.ts';

const asEve = asker(eve.userId, false);

test('tells who somebody is, how that came about, where it rings and what they may do', async () => {
  const { ask } = linksDesk();

  expect(texts(await ask('whoami', sam))).toEqual([
    'In Amazon Connect you are *sam.okafor*, linked by your e-mail address since <!date^1780308000^{date_short_pretty} {time}|2026-06-01 10:00 UTC>.',
    '*Where it rings*: calls that you listen to ring at the softphone signed in as sam.okafor and chats open in your contact control panel (signed in as sam.okafor).',
    [
      '*What you may do* by your security profiles in Amazon Connect:',
      '• Yes: listen (ManagerListenIn)',
      '• Yes: barge in (ManagerBargeIn, and to listen)',
      '• Yes: see agents and real-time metrics (AccessMetrics)',
    ].join('\n'),
    '*Whom you may hear*, if you may listen: everybody.',
    '*Listening* is turned on in Floorwalker.',
    'You are not an administrator of Floorwalker. Link and rights were read just now, and are read again before anything is started.',
  ]);
});

test('keeps the link, as the first start would', async () => {
  const { ask, linkStore } = linksDesk();
  await ask('whoami', sam);

  expect(await linkStore.list(tenant)).toMatchObject([{ connectUserId: 'c-sam' }]);
});

test('names the administrator who made the link', async () => {
  const { ask } = linksDesk();
  await ask(`link <@${eve.userId}> eve.adler`);

  expect((await ask('whoami', asEve)).text).toContain('*eve.adler*, linked by <@U0ADA00001>');
});

test('says what is missing, and what listening being off means', async () => {
  const { ask, settings } = linksDesk();
  settings.settings = { ...settings.settings, listening: defaultListening };

  const all = texts(await ask('whoami', asEve)).join('\n');

  expect(all).toContain('• No: listen (ManagerListenIn)');
  expect(all).toContain('administrator can add what is missing');
  expect(all).toContain('turned off in Floorwalker');
});

test('who may barge in and not listen may do neither', async () => {
  const { ask, gateway } = linksDesk();
  gateway.data.permissions = new Map([['p-plain', ['ManagerBargeIn']]]);

  expect(texts(await ask('whoami', asEve)).join('\n')).toContain('• No: barge in');
});

test('names what a scope holds', async () => {
  const { ask, settings } = linksDesk();
  const scope = { kind: 'some', groupIds: [], queueIds: [ids.billing] } as const;
  const listening = { ...settings.settings.listening };
  settings.settings = {
    ...settings.settings,
    listening: { ...listening, scopes: { ...listening.scopes, byUser: { U0SAM00001: scope } } },
  };

  expect(texts(await ask('whoami', sam)).join('\n')).toContain('contacts of queue Billing');
});

test('rights are read afresh each time, each profile once', async () => {
  const { ask, gateway } = linksDesk();
  for (const times of [1, 2]) {
    await ask('whoami', sam);
    expect(gateway.count('readPermissions')).toBe(2 * times);
  }
  gateway.data.permissions = new Map([
    ['p-plain', []],
    ['p-supervisor', []],
  ]);

  expect(texts(await ask('whoami', sam)).join('\n')).toContain('• No: listen');
});

test('rights that cannot be read are none', async () => {
  const { ask, gateway } = linksDesk();
  gateway.fail('readPermissions', new BotError('connect_denied', 'x'));

  const all = texts(await ask('whoami', sam)).join('\n');

  expect(all).toContain('*What you may do* is not known');
  expect(all).toContain('nothing is started for you');
  expect(all).not.toContain('Yes');
});

test('says why somebody is not linked, and what to do', async () => {
  const { ask } = linksDesk();

  const all = texts(await ask('whoami', ada)).join('\n');

  expect(all).toContain('no Amazon Connect user has the e-mail address of your Slack account');
  expect(all).toContain('or an administrator of Floorwalker to link you');
  expect(all).toContain('which gives no right to listen');
});

test('is for everybody who may ask at all', () => {
  expect(linksDesk().understand('whoami', sam)).toMatchObject({ needs: { kind: 'see-queues' } });
});

function texts({ blocks }: { readonly blocks: readonly object[] }): readonly string[] {
  return blocks.flatMap((block) => {
    if ('text' in block && typeof block.text === 'object' && block.text && 'text' in block.text) {
      return [String(block.text.text)];
    }
    const elements = 'elements' in block && Array.isArray(block.elements) ? block.elements : [];
    return elements.flatMap((one: { text?: unknown }) =>
      typeof one.text === 'string' ? [one.text] : [],
    );
  });
}
